#include "core/forecasting/analogue.h"
#include "core/forecasting/trained_model.h"
#include "tests/core/forecasting/fake_forecasters.h"
#include "tests/core/forecasting/sample_panel.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <rapidcheck.h>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

const std::string newOne = "category 10", old = "category 12", other = "category 11";

std::shared_ptr<const TrainedModel> trained(const data::Panel& panel) {
    return train(panel, data::Measure::Units, fakeCatalog(), {}, {}).value().model;
}

ForecastSet forecastOf(const TrainedModel& model, const data::Panel& panel) {
    return forecast(model, panel, 3, {}).value();
}

const CategoryForecast& find(const MonthForecast& month, const std::string& category) {
    return *std::find_if(month.categories.begin(), month.categories.end(),
                         [&](const CategoryForecast& forecast) { return forecast.category == category; });
}

bool isNear(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

} // namespace

class AnalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheOthersForecastTimesTheFactor();
    void totalsStillAddUp();
    void missingOnesAreNamed();
    void isSavedWithTheModel();
    void refusesWithASentence();
};

void AnalogueTest::takesTheOthersForecastTimesTheFactor() {
    const auto panel = noisyPanel(3, 30, 4);
    const auto model = trained(panel);
    const auto before = forecastOf(*model, panel);
    const auto after = forecastOf(*withAnalogues(*model, {{newOne, old, .5}}), panel);
    for (std::size_t h = 0; h < before.months.size(); ++h) {
        const auto& like = find(before.months[h], old);
        const auto& own = find(after.months[h], newOne);
        QVERIFY(isNear(own.demand.mean, .5 * like.demand.mean));
        for (std::size_t level = 0; level < quantileLevels.size(); ++level)
            QVERIFY(isNear(own.demand.quantiles[level], .5 * like.demand.quantiles[level]));
        QCOMPARE(own.model, std::string("analogue"));
        QCOMPARE(own.reason, "Like " + old + " × 0.5, as you said.");
        QVERIFY(std::count(own.flags.begin(), own.flags.end(), "ANALOGUE") == 1);
        QVERIFY(!own.confidence && own.error.origins == 0 && !own.error.wape);
        QCOMPARE(own.lastMonth, find(before.months[h], newOne).lastMonth);
        QVERIFY(isNear(own.deltaUnits, own.demand.quantiles[3] - own.lastMonth));
        // The others stay as they were.
        for (const auto& name : {old, other}) {
            QCOMPARE(find(after.months[h], name).demand.quantiles, find(before.months[h], name).demand.quantiles);
            QCOMPARE(find(after.months[h], name).model, find(before.months[h], name).model);
        }
    }
}

void AnalogueTest::totalsStillAddUp() {
    QVERIFY(rc::check("the total's mean is the sum, and no quantiles cross", [] {
        const auto panel = noisyPanel(3, *rc::gen::inRange(6, 30), *rc::gen::arbitrary<std::uint64_t>());
        const auto factor = *rc::gen::inRange(1, 5000) / 100.0;
        const auto set = forecastOf(*withAnalogues(*trained(panel), {{newOne, old, factor}}), panel);
        for (const auto& month : set.months) {
            double sum = 0;
            for (const auto& category : month.categories) {
                sum += category.demand.mean;
                RC_ASSERT(std::is_sorted(category.demand.quantiles.begin(), category.demand.quantiles.end()));
            }
            RC_ASSERT(isNear(sum, month.total.demand.mean));
            RC_ASSERT(std::is_sorted(month.total.demand.quantiles.begin(), month.total.demand.quantiles.end()));
        }
    }));
}

void AnalogueTest::missingOnesAreNamed() {
    const auto panel = noisyPanel(3, 30, 4);
    const auto model = trained(panel);
    const auto before = forecastOf(*model, panel);
    const auto after = forecastOf(*withAnalogues(*model, {{newOne, "gone", 2}, {"never", old, 2}}), panel);
    const auto& own = find(after.months.front(), newOne);
    QCOMPARE(own.demand.mean, find(before.months.front(), newOne).demand.mean);
    QVERIFY(own.reason.find("It was to be forecast like gone, which the data do not hold.") != std::string::npos);
    QCOMPARE(after.months.front().categories.size(), std::size_t{3});
}

void AnalogueTest::isSavedWithTheModel() {
    const auto panel = noisyPanel(3, 24, 8);
    const auto model = trained(panel);
    QVERIFY(!serialize(*model).contains("analogues.json")); // what nobody asked for changes no bundle
    const auto files = serialize(*withAnalogues(*model, {{newOne, old, 1.0 / 3}}));
    const auto catalog = fakeCatalog();
    const auto restored = restore(files, catalog).value();
    QCOMPARE(analoguesOf(*restored), (Analogues{{newOne, old, 1.0 / 3}}));
    QCOMPARE(serialize(*restored), files);
    auto damaged = files;
    damaged["analogues.json"] = R"({"version":1,"analogues":[{"category":"a","like":"a","factor":1}]})";
    QVERIFY(!restore(damaged, catalog));
}

void AnalogueTest::refusesWithASentence() {
    QVERIFY(checkAnalogues({}));
    QVERIFY(checkAnalogues({{"a", "c", 1}, {"b", "c", 2}}));
    const Analogues wrong[] = {{{"a", "a", 1}},
                               {{"", "a", 1}},
                               {{"a", "b", 0}},
                               {{"a", "b", NAN}},
                               {{"a", "b", 1001}},
                               {{"a", "b", 1}, {"a", "c", 1}},
                               {{"a", "b", 1}, {"b", "c", 1}}};
    for (const auto& analogues : wrong) {
        const auto sound = checkAnalogues(analogues);
        QVERIFY(!sound && sound.error().code() == ErrorCode::InvalidArgument);
        QVERIFY(sound.error().message().ends_with("."));
    }
}

QTEST_APPLESS_MAIN(AnalogueTest)
#include "analogue_test.moc"
