#include "core/forecasting/draws/total_draws.h"
#include "core/forecasting/trained_model.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

Catalog realCatalog() {
    Catalog catalog;
    addStatisticalForecasters(catalog);
    return catalog;
}

bool isSame(const CategoryForecast& a, const CategoryForecast& b) {
    return a.category == b.category && a.lastMonth == b.lastMonth && a.demand.mean == b.demand.mean &&
           a.demand.quantiles == b.demand.quantiles && a.delta == b.delta && a.deltaYoy == b.deltaYoy &&
           a.confidence == b.confidence && a.volatility == b.volatility && a.reason == b.reason && a.flags == b.flags &&
           a.failed.size() == b.failed.size() && a.error.wape == b.error.wape && a.error.mase == b.error.mase;
}

bool isSame(const ForecastSet& a, const ForecastSet& b) {
    return std::equal(a.months.begin(), a.months.end(), b.months.begin(), b.months.end(),
                      [](const MonthForecast& m, const MonthForecast& n) {
                          return m.month == n.month && isSame(m.total, n.total) &&
                                 std::equal(m.categories.begin(), m.categories.end(), n.categories.begin(),
                                            n.categories.end(),
                                            [](const auto& x, const auto& y) { return isSame(x, y); });
                      });
}

/// What must hold of any forecast whatever the data.
void checkSound(const ForecastSet& set, const data::Panel& panel) {
    for (const auto& month : set.months) {
        RC_ASSERT(month.categories.size() == panel.categories.size());
        double sum = 0;
        auto all = month.categories;
        all.push_back(month.total);
        for (const auto& forecast : all) {
            const auto& q = forecast.demand.quantiles;
            RC_ASSERT(std::is_sorted(q.begin(), q.end()));
            RC_ASSERT(q.front() >= 0 && std::isfinite(q.back()) && std::isfinite(forecast.demand.mean));
            RC_ASSERT(forecast.demand.mean >= q[1] && forecast.demand.mean <= q[5]);
            RC_ASSERT(forecast.lastMonth >= 0 && !forecast.model.empty() && !forecast.reason.empty());
            RC_ASSERT(forecast.delta.has_value() == (forecast.lastMonth > 0));
            const auto confidence = forecast.confidence.value_or(0);
            const auto volatility = forecast.volatility.value_or(0);
            RC_ASSERT(std::isfinite(forecast.delta.value_or(0)));
            RC_ASSERT(confidence >= 0 && confidence <= 1);
            RC_ASSERT(volatility >= 0 && volatility < 1);
        }
        for (const auto& forecast : month.categories)
            sum += forecast.demand.mean;
        RC_ASSERT(std::abs(sum - month.total.demand.mean) <= 1e-9 * std::max(1.0, sum));
    }
}

ForecastSet trainedForecast(const data::Panel& panel, const Catalog& catalog, int horizon = 3) {
    const auto trained = train(panel, data::Measure::Units, catalog, {}, {}).value();
    return forecast(*trained.model, panel, horizon, {}).value();
}

bool hasFlag(const CategoryForecast& forecast, std::string_view flag) {
    return std::find(forecast.flags.begin(), forecast.flags.end(), flag) != forecast.flags.end();
}

} // namespace

class TrainedModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void restoresToTheSameForecasts() {
        const auto catalog = realCatalog();
        const auto panel = noisyPanel(5, 30, 21);
        const auto trained = train(panel, data::Measure::Revenue, catalog, {}, {}).value();
        const auto files = serialize(*trained.model);
        QVERIFY(files.contains("model.json") && files.contains("calibration.json") && files.contains("record.json"));
        const auto restored = restore(files, catalog).value();
        QVERIFY(serialize(*restored) == files);
        QVERIFY(isSame(forecast(*trained.model, panel, 6, {}).value(), forecast(*restored, panel, 6, {}).value()));
    }

    void sameBytesAtAnyThreadCount() {
        const auto catalog = realCatalog();
        const auto panel = noisyPanel(4, 28, 5);
        const auto bytes = [&](unsigned threads) {
            RunContext context;
            context.threads = threads;
            return serialize(*train(panel, data::Measure::Units, catalog, {}, context).value().model);
        };
        const auto one = bytes(1);
        QVERIFY(one == bytes(2));
        QVERIFY(one == bytes(4));
    }

    void refusesWhatItCannotRead() {
        const auto catalog = realCatalog();
        const auto trained = train(noisyPanel(2, 20, 1), data::Measure::Units, catalog, {}, {}).value();
        const auto files = serialize(*trained.model);
        const auto isRefused = [&](const std::string& file, auto change) {
            auto changed = files;
            change(changed[file]);
            const auto restored = restore(changed, catalog);
            return !restored && restored.error().code() == ErrorCode::InvalidArgument;
        };
        for (const auto* file : {"model.json", "calibration.json", "record.json", "dependence.json"}) {
            QVERIFY(isRefused(
                file, [](std::string& text) { text.replace(text.find("\"version\": 1"), 12, "\"version\": 2"); }));
            QVERIFY(isRefused(file, [](std::string& text) { text.resize(text.size() / 2); }));
            QVERIFY(isRefused(file, [](std::string& text) { text = "{\"version\": 1}"; }));
        }
        auto missing = files;
        missing.erase(missing.find("calibration.json"));
        QVERIFY(!restore(missing, catalog));
        QVERIFY(!restore(files, Catalog{}));
    }

    void withoutPastRanksACorrelationIsAssumed() {
        const auto catalog = realCatalog();
        const auto panel = noisyPanel(4, 30, 6);
        const auto trained = train(panel, data::Measure::Units, catalog, {}, {}).value();
        auto files = serialize(*trained.model);
        files.erase("dependence.json");
        const auto older = forecast(*restore(files, catalog).value(), panel, 3, {}).value();
        const auto now = forecast(*trained.model, panel, 3, {}).value();
        for (std::size_t m = 0; m < 3; ++m) {
            QVERIFY(hasFlag(older.months[m].total, "TOTAL_BAND_ASSUMES_CORRELATION"));
            QVERIFY(!hasFlag(now.months[m].total, "TOTAL_BAND_ASSUMES_CORRELATION"));
            QVERIFY(older.months[m].total.demand.quantiles != now.months[m].total.demand.quantiles);
            QVERIFY(isSame(older.months[m].categories[1], now.months[m].categories[1]));
        }
        // The same draws whichever months are asked for, and whoever asks.
        const auto one = forecast(*trained.model, panel, 1, {}).value();
        QVERIFY(isSame(one.months[0].total, now.months[0].total));
        const auto draws = jointDraws(*trained.model, now, {}).value();
        QVERIFY(draws.count == 1000 && quantilesOf(totalOf(draws, 3)) == now.months[2].total.demand.quantiles);
    }

    // Any months from one on, any mixture of odd categories: an answer, sound, and flagged where it is thin.
    void answersWhateverTheHistory() {
        const auto catalog = realCatalog();
        QVERIFY(rc::check("odd panels", [&] {
            const auto categories = *rc::gen::inRange<std::size_t>(1, 5);
            const auto months = *rc::gen::inRange(1, 27);
            auto panel = noisyPanel(categories, months, *rc::gen::arbitrary<std::uint64_t>());
            for (std::size_t c = 0; c < categories; ++c) {
                const auto kind = *rc::gen::element<std::string>("plain", "zero", "late", "stopped", "negative");
                const auto turn = *rc::gen::inRange(0, panel.dayCount);
                for (std::int32_t d = 0; d < panel.dayCount; ++d) {
                    if (kind == "zero" || (kind == "late" && d < turn) || (kind == "stopped" && d >= turn))
                        setDay(panel, c, d, 0);
                    if (kind == "negative" && d >= turn && d < turn + 40)
                        setDay(panel, c, d, -30);
                }
            }
            const auto set = trainedForecast(panel, catalog, *rc::gen::inRange(1, 13));
            checkSound(set, panel);
            if (months <= 2)
                RC_ASSERT(hasFlag(set.months[0].categories[0], "INTERVAL_SMALL_N"));
        }));
    }

    void oneCompleteMonthIsAnsweredWithAWideBand() {
        const auto set = trainedForecast(noisyPanel(3, 1, 4), realCatalog());
        const auto& first = set.months[0].categories[0];
        QVERIFY(first.demand.mean > 0 && hasFlag(first, "INTERVAL_SMALL_N") && hasFlag(first, "INTERVAL_ASSUMED"));
        QVERIFY(first.demand.quantiles[5] > 1.5 * first.demand.mean);
        QVERIFY(!first.error.wape && !first.confidence);
    }

    void newcomersSayThatTheyAre() {
        auto panel = noisyPanel(2, 24, 4);
        for (std::int32_t d = 0; d < panel.lastCompleteMonth.firstDay() - panel.firstDay; ++d)
            setDay(panel, 1, d, 0);
        const auto catalog = realCatalog();
        const auto trained = train(panel, data::Measure::Units, catalog, {}, {}).value();
        const auto set = forecast(*trained.model, panel, 1, {}).value();
        const auto& newcomer = set.months[0].categories[1];
        QVERIFY(hasFlag(newcomer, "SHORT_HISTORY") && !hasFlag(set.months[0].categories[0], "SHORT_HISTORY"));
        QVERIFY(newcomer.reason.find("less than three months") != std::string::npos);
        QVERIFY(newcomer.demand.mean > 0);
        QVERIFY(isSame(set, forecast(*restore(serialize(*trained.model), catalog).value(), panel, 1, {}).value()));
    }

    void allZeroStaysZero() {
        const auto set = trainedForecast(emptyPanel(2, Month(2020, 1), 18), realCatalog());
        for (const auto& forecast : set.months[0].categories) {
            QCOMPARE(forecast.demand.mean, 0.0);
            QVERIFY(!forecast.delta && !forecast.error.wape && !forecast.confidence);
        }
    }

    void noCompleteMonthIsAClearError() {
        auto panel = emptyPanel(1, Month(2020, 1), 1);
        panel.lastCompleteMonth = panel.firstCompleteMonth - 1;
        const auto trained = train(panel, data::Measure::Units, realCatalog(), {}, {});
        QVERIFY(!trained && trained.error().code() == ErrorCode::InsufficientData);
        QVERIFY(!trained.error().message().empty());
    }

    void laterMonthsAreFlagged() {
        const auto set = trainedForecast(noisyPanel(2, 30, 4), realCatalog(), 6);
        QVERIFY(!hasFlag(set.months[2].categories[0], "HORIZON_UNCALIBRATED"));
        QVERIFY(hasFlag(set.months[3].categories[0], "HORIZON_UNCALIBRATED"));
        QCOMPARE(set.months[5].month.toString(), std::string("2022-12"));
        QVERIFY(!forecast(*train(noisyPanel(2, 30, 4), data::Measure::Units, realCatalog(), {}, {}).value().model,
                          noisyPanel(2, 30, 4), 13, {}));
    }

    void newMonthsAndNewCategoriesAreServed() {
        const auto catalog = realCatalog();
        const auto trained = train(noisyPanel(2, 24, 4), data::Measure::Units, catalog, {}, {}).value();
        const auto later = noisyPanel(3, 25, 4);
        const auto set = forecast(*trained.model, later, 1, {}).value();
        QCOMPARE(set.months[0].month.toString(), std::string("2022-02"));
        QCOMPARE(set.months[0].categories.size(), std::size_t{3});
        QVERIFY(!hasFlag(set.months[0].categories[1], "CATEGORY_NOT_TRAINED"));
        QVERIFY(hasFlag(set.months[0].categories[2], "CATEGORY_NOT_TRAINED"));
        QVERIFY(!set.months[0].categories[2].confidence);
    }

    void changesAreAgainstTheRightMonths() {
        const auto panel = noisyPanel(1, 14, 4);
        const auto history = features::makeHistory(panel, data::Measure::Units).value();
        const auto view = features::CausalView::at(history, panel.lastCompleteMonth).value();
        const auto months = view.monthlyDemand(0);
        const auto set = trainedForecast(panel, realCatalog());
        const auto& second = set.months[1].categories[0];
        const auto middle = second.demand.quantiles[3];
        QCOMPARE(second.lastMonth, months.back());
        QCOMPARE(second.deltaUnits, middle - months.back());
        QCOMPARE(second.delta.value(), (middle - months.back()) / months.back());
        QCOMPARE(second.deltaYoy.value(), (middle - months[months.size() - 11]) / months[months.size() - 11]);
    }
};

QTEST_APPLESS_MAIN(TrainedModelTest)
#include "trained_model_test.moc"
