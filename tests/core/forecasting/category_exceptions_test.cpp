#include "core/forecasting/backtest_run.h"
#include "core/forecasting/explain/explain_forecast.h"
#include "core/forecasting/trained_model.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

constexpr std::size_t seasonal = 3; ///< the small category whose season repeats

/// "recent_days" says last month, "seasonal_naive" the same month a year ago.
Catalog lastMonthOrYearAgo() {
    Catalog catalog;
    catalog.add(std::make_unique<FakeForecaster>("recent_days", Simplicity::ClosedForm, 1, lastOf));
    catalog.add(std::make_unique<FakeForecaster>("seasonal_naive", Simplicity::ClosedForm, 13, yearAgo));
    return catalog;
}

/// Three large categories whose level wanders, so that last month is the best guess, and a small one: with
/// `withSeason` it repeats its year, else it wanders too.
data::Panel wandering(int months, std::uint64_t seed, bool withSeason) {
    constexpr int mostMonths = 48;
    auto panel = emptyPanel(4, Month(2020, 1), months);
    SplitMix64 random(seed);
    for (std::size_t c = 0; c < 4; ++c) {
        double level = c == seasonal ? 7 : 9; // logarithms
        for (int m = 0; m < mostMonths; ++m) {
            const auto noise = stats::normalQuantile(random.uniform());
            const auto repeats = withSeason && c == seasonal;
            level += repeats ? 0 : 0.1 * noise;
            const auto season = repeats ? std::sin(2 * std::numbers::pi * m / 12) + 0.02 * noise : 0;
            if (m < months)
                setDay(panel, c, (panel.firstCompleteMonth + m).firstDay() - panel.firstDay,
                       std::round(std::exp(level + season)));
        }
    }
    return panel;
}

BacktestRun backtested(const data::Panel& panel) {
    const auto history = features::makeHistory(panel, data::Measure::Units).value();
    return runBacktest(history, lastMonthOrYearAgo(), {}, {}).value();
}

} // namespace

class CategoryExceptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCategoryThatAnotherModelFitsIsLeftToIt() {
        const auto panel = wandering(48, 1, true);
        const auto run = backtested(panel);
        QCOMPARE(run.candidates[run.choices.back()->candidate].track.name, std::string("recent_days"));
        const auto& now = run.exceptions.back();
        QCOMPARE(now.size(), std::size_t{1});
        QCOMPARE(now[0].category, seasonal);
        QCOMPARE(run.candidates[now[0].candidate].track.name, std::string("seasonal_naive"));

        const auto catalog = lastMonthOrYearAgo();
        const auto trained = train(panel, data::Measure::Units, catalog, {}, {}).value();
        const auto restored = restore(serialize(*trained.model), catalog).value();
        for (const auto& model : {trained.model, restored}) {
            const auto set = forecast(*model, panel, 1, {}).value();
            const auto& forecasts = set.months[0].categories;
            const auto month = panel.lastCompleteMonth + 1 - 12;
            const auto day = static_cast<std::size_t>(month.firstDay() - panel.firstDay);
            const auto yearAgoUnits = Quantity{panel.units[seasonal * static_cast<std::size_t>(panel.dayCount) + day]};
            QCOMPARE(forecasts[seasonal].demand.mean, yearAgoUnits.toDouble());
            QCOMPARE(forecasts[seasonal].model, std::string("seasonal_naive"));
            QVERIFY(forecasts[seasonal].reason.starts_with("seasonal_naive forecasts this category instead"));
            const auto explained = explainForecast(*model, panel, set, {}).value();
            double sum = 0;
            for (const auto& part : explained[0].categories[seasonal].parts)
                sum += part.units;
            QCOMPARE(sum, forecasts[seasonal].demand.mean);
            QCOMPARE(forecasts[0].demand.mean, forecasts[0].lastMonth);
            QCOMPARE(forecasts[0].model, std::string("recent_days"));
        }
    }

    // Nothing was proposed long enough before: whatever the errors of the category are.
    void notBeforeItWouldHavePaid() {
        const auto run = backtested(wandering(48, 1, true));
        const auto first = std::ranges::find_if(run.exceptions, [](const auto& one) { return !one.empty(); });
        // 12 months of knowing the year ago before the first proposal, 8 of proposals that paid.
        QVERIFY(run.grid.monthsKnown(static_cast<std::size_t>(first - run.exceptions.begin())) >= 13 + 12 + 8);
        QVERIFY(backtested(wandering(30, 1, true)).exceptions.back().empty());
    }

    void whatComesAfterAnOriginChangesNothing() {
        const auto longer = backtested(wandering(38, 1, true));
        const auto shorter = backtested(wandering(37, 1, true));
        for (std::size_t o = 1; o < longer.grid.originCount(); ++o) {
            const auto same = longer.grid.originMonth(o) - shorter.grid.originMonth(0);
            if (same < 0 || static_cast<std::size_t>(same) >= shorter.grid.originCount())
                continue;
            const auto& other = shorter.exceptions[static_cast<std::size_t>(same)];
            QCOMPARE(longer.exceptions[o].size(), other.size());
            for (std::size_t i = 0; i < other.size(); ++i)
                QCOMPARE(longer.exceptions[o][i].reason, other[i].reason);
        }
    }

    // Where all categories wander alike, the best of a short past is luck: in 200 shops next to none is believed.
    void luckIsNoException() {
        int believed = 0;
        for (std::uint64_t seed = 1; seed <= 200; ++seed)
            believed += backtested(wandering(48, seed, false)).exceptions.back().empty() ? 0 : 1;
        QVERIFY2(believed <= 2, qPrintable(QString::number(believed)));
    }
};

QTEST_APPLESS_MAIN(CategoryExceptionsTest)
#include "category_exceptions_test.moc"
