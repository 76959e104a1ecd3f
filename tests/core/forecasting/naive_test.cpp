#include "core/features/closed_forms.h"
#include "core/forecasting/catalog.h"
#include "tests/core/forecasting/month_history.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

PointForecasts ask(std::string_view name, const features::CausalView& view, int horizon) {
    static const Catalog catalog = [] {
        Catalog all;
        addStatisticalForecasters(all);
        return all;
    }();
    return catalog.find(name)->fit(view, {}).value()->predict(view, horizon, {}).value();
}

} // namespace

class NaiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seasonalNaive();
    void closedFormsByHand();
    void closedFormsBeyondNextMonth();
    void closedFormsWithoutLastYear();
};

void NaiveTest::seasonalNaive() {
    const auto history = monthHistory({{"old", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -11, 12, 13}}, {"young", {4, 6}}});
    const auto points = ask("seasonal_naive", wholeView(history), 12);
    QCOMPARE(points[0].mean, (std::vector<double>{2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 12, 13}));
    QVERIFY(points[0].note.empty());
    QCOMPARE(points[1].mean, std::vector<double>(12, 6.0));
    QVERIFY(points[1].note.find("2 of 12") != std::string::npos);
    QCOMPARE(ask("naive", wholeView(history), 2)[0].mean, (std::vector<double>{13, 13}));
}

// 2 units a day of one category and 3 of another, in the second year twice as many.
void NaiveTest::closedFormsByHand() {
    auto panel = emptyPanel(2, Month(2021, 1), 24);
    for (std::int32_t d = 0; d < panel.dayCount; ++d) {
        const double growth = (panel.firstDay + d) < Date(2022, 1, 1) ? 1 : 2;
        setDay(panel, 0, d, 2 * growth);
        setDay(panel, 1, d, 3 * growth);
    }
    const auto history = features::makeHistory(panel, data::Measure::Units).value();
    const auto view = wholeView(history); // December 2022; the target is January 2023
    QCOMPARE(ask("recent_days", view, 1)[0].mean[0], 4.0 * 31);
    QCOMPARE(ask("same_days_last_year", view, 1)[0].mean[0], 4.0 * 31);
    const double own = (4.0 * 180 + 1) / (2.0 * 180 + 1);
    const double all = (10.0 * 180 + 1) / (5.0 * 180 + 1);
    const double grown = 124 * std::sqrt(own) * std::sqrt(all);
    QVERIFY(std::abs(ask("grown_last_year", view, 1)[0].mean[0] / grown - 1) < 1e-12);
    const double borrowed = 124 * (10.0 * 31 + 1) / (5.0 * 31 + 1);
    QVERIFY(std::abs(ask("borrowed_season", view, 1)[0].mean[0] / borrowed - 1) < 1e-12);
    QVERIFY(std::abs(ask("base", view, 1)[0].mean[0] / ((124 + 124 + grown + borrowed) / 4) - 1) < 1e-12);
}

// Month h's days begin after months 1..h-1; the level is the origin's, last year's days are the target's.
void NaiveTest::closedFormsBeyondNextMonth() {
    auto panel = emptyPanel(1, Month(2021, 1), 24);
    for (std::int32_t d = 0; d < panel.dayCount; ++d)
        setDay(panel, 0, d, static_cast<double>((panel.firstDay + d).month().monthOfYear()));
    const auto history = features::makeHistory(panel, data::Measure::Units).value();
    const auto year = ask("same_days_last_year", wholeView(history), 12)[0].mean;
    const auto recent = ask("recent_days", wholeView(history), 12)[0].mean;
    for (int h = 1; h <= 12; ++h) {
        const auto days = (Month(2022, 12) + h).dayCount();
        QCOMPARE(year[static_cast<std::size_t>(h - 1)], static_cast<double>(h * days));
        QCOMPARE(recent[static_cast<std::size_t>(h - 1)], 12.0 * days);
    }
}

void NaiveTest::closedFormsWithoutLastYear() {
    const auto history = features::makeHistory(noisyPanel(2, 10, 3), data::Measure::Units).value();
    const auto view = wholeView(history);
    const auto base = ask("base", view, 3);
    const auto recent = ask("recent_days", view, 3);
    for (std::size_t c = 0; c < 2; ++c) {
        QCOMPARE(base[c].mean, recent[c].mean);
        QVERIFY(!base[c].note.empty());
        for (const auto* name : {"same_days_last_year", "grown_last_year", "borrowed_season"}) {
            const auto points = ask(name, view, 3);
            QVERIFY(points[c].mean.empty() && points[c].failure.find("there are 10") != std::string::npos);
        }
    }
}

QTEST_APPLESS_MAIN(NaiveTest)
#include "naive_test.moc"
