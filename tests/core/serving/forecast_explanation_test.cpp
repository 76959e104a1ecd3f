#include "core/forecasting/analogue.h"
#include "core/forecasting/explain/explain_forecast.h"
#include "core/forecasting/trained_model_data.h"
#include "core/serving/forecast_from_bundle.h"
#include "core/serving/model_catalog.h"
#include "tests/core/forecasting/sample_panel.h"
#include "tests/core/serving/served_panel.h"

#include <QTest>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace planwright;
using namespace planwright::forecasting;
using namespace planwright::forecasting::testing;

namespace {

constexpr int horizon = 3;

/// 40 months of categories, enough for every model, that behave as differently as they may: noisy ones, one with a
/// month below 0, one that stopped, one that was never sold, one that is new, a lumpy one.
data::Panel unlikePanel() {
    auto panel = noisyPanel(12, 40, 11);
    const auto days = panel.dayCount;
    const auto set = [&](std::size_t c, auto units) {
        for (std::int32_t d = 0; d < days; ++d)
            setDay(panel, c, d, units(d));
    };
    for (std::int32_t d = days - 20; d < days; ++d)
        setDay(panel, 1, d, -40);
    for (std::int32_t d = days - 200; d < days; ++d)
        setDay(panel, 2, d, 0);
    set(3, [](std::int32_t) { return 0.0; });
    set(4, [&](std::int32_t d) { return d < days - 130 ? 0.0 : 3.0 + d % 4; });
    set(5, [](std::int32_t d) { return d % 41 == 7 ? 60.0 : 0.0; });
    return panel;
}

/// What is left when the parts are added up, against what doubles can hold.
bool addsUp(const Parts& parts, double point) {
    double largest = std::max(1.0, point);
    for (std::size_t k = 0; k < partKindCount; ++k)
        largest = std::max(largest, std::abs(parts[static_cast<PartKind>(k)]));
    return std::abs(parts.sum() - point) <= 1e-9 * largest;
}

bool isSame(const std::vector<MonthExplanation>& a, const std::vector<MonthExplanation>& b) {
    const auto same = [](const Explanation& x, const Explanation& y) {
        return x.sentence == y.sentence && std::ranges::equal(x.parts, y.parts, [](const Part& p, const Part& q) {
                   return p.kind == q.kind && p.label == q.label && p.units == q.units;
               });
    };
    return std::ranges::equal(a, b, [&](const MonthExplanation& x, const MonthExplanation& y) {
        return same(x.total, y.total) && std::ranges::equal(x.categories, y.categories, same);
    });
}

void checkAddsUp(const Explanation& explanation, double mean, double lastMonth) {
    double sum = 0;
    double largest = 1;
    for (const auto& part : explanation.parts) {
        QVERIFY(std::isfinite(part.units));
        sum += part.units;
        largest = std::max(largest, std::abs(part.units));
    }
    QVERIFY2(std::abs(sum - mean) <= 1e-9 * largest, explanation.sentence.c_str());
    QCOMPARE(explanation.parts.front().kind, PartKind::LastMonth);
    QVERIFY(explanation.parts.front().units == lastMonth);
    QVERIFY(explanation.sentence.ends_with('.'));
}

void checkAddsUp(const ForecastSet& set, const std::vector<MonthExplanation>& explained) {
    QCOMPARE(explained.size(), set.months.size());
    for (std::size_t h = 0; h < set.months.size(); ++h) {
        const auto& month = set.months[h];
        QCOMPARE(explained[h].categories.size(), month.categories.size());
        for (std::size_t c = 0; c < month.categories.size(); ++c)
            checkAddsUp(explained[h].categories[c], month.categories[c].demand.mean, month.categories[c].lastMonth);
        checkAddsUp(explained[h].total, month.total.demand.mean, month.total.lastMonth);
    }
}

double unitsOf(const Explanation& explanation, PartKind kind) {
    const auto part = std::ranges::find(explanation.parts, kind, &Part::kind);
    return part == explanation.parts.end() ? 0 : part->units;
}

} // namespace

/// Forecasts in parts: of every model, of the trained one, in the document.
class ForecastExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyModelExplainsItsOwnForecast();
    void theForecastIsTheSumOfItsParts();
    void aMixOfAllModelsIsTheSumOfItsParts();
    void aRestoredModelExplainsTheSame();
    void analoguesAndOneOffDaysAreParts();
    void aForecastOfOtherMonthsIsRefused();
    void theDocumentHasThem();
    void aCategoryIsExplainedInTime();

private:
    std::shared_ptr<const Catalog> m_catalog = serving::standardCatalog();
    data::Panel m_panel = unlikePanel();
    TrainingResult m_trained;

    [[nodiscard]] TrainedModel mixOfAll() const;
};

void ForecastExplanationTest::initTestCase() {
    // A few members; the mix of all is put together below, as backtesting it would take most of the time.
    const BacktestOptions options{3, horizon, {"recent_days", "base", "ets", "stl_theta", "theta"}};
    auto trained = train(m_panel, data::Measure::Units, *m_catalog, options, {});
    QVERIFY(trained);
    m_trained = std::move(*trained);
}

// No model leaves anything to "the model as a whole": each is split into what its formula adds or multiplies.
void ForecastExplanationTest::everyModelExplainsItsOwnForecast() {
    const auto history = *features::makeHistory(m_panel, data::Measure::Units);
    int explained = 0;
    for (const int monthsBack : {0, 28}) {
        const auto view = *features::CausalView::at(history, history.lastCompleteMonth - monthsBack);
        for (const auto& model : m_catalog->all()) {
            const auto fitted = model->fit(view, {});
            QVERIFY2(fitted || monthsBack > 0, std::string(model->name()).c_str());
            if (!fitted)
                continue;
            const auto restored = model->restore((*fitted)->serialize());
            const auto points = *(*fitted)->predict(view, 12, {});
            const auto parts = *(*fitted)->explain(view, 12, {});
            RunContext threads;
            threads.threads = 4;
            const auto again = *(*restored)->explain(view, 12, threads);
            QCOMPARE(parts.size(), points.size());
            for (std::size_t c = 0; c < points.size(); ++c) {
                const auto where = fmt::format("{}, {}, {} months back", model->name(), view.category(c), monthsBack);
                // Nothing but zeros needs no reason.
                const bool isZero = std::ranges::all_of(points[c].mean, [](double mean) { return mean == 0; });
                QVERIFY2(parts[c].size() == points[c].mean.size() || isZero, where.c_str());
                for (std::size_t h = 0; h < parts[c].size() && h < points[c].mean.size(); ++h) {
                    auto floored = parts[c][h];
                    if (points[c].mean[h] == 0)
                        floored.closeTo(0);
                    QVERIFY2(floored[PartKind::Fitted] == 0, where.c_str());
                    QVERIFY2(addsUp(floored, points[c].mean[h]), where.c_str());
                    QVERIFY2(parts[c][h].sum() == again[c][h].sum(), where.c_str());
                    ++explained;
                }
            }
        }
    }
    QVERIFY(explained > 2000);
}

void ForecastExplanationTest::theForecastIsTheSumOfItsParts() {
    const auto set = *forecast(*m_trained.model, m_panel, 4, {});
    const auto explained = *explainForecast(*m_trained.model, m_panel, set, {});
    checkAddsUp(set, explained);
    for (const auto& month : explained)
        for (const auto& category : month.categories)
            QCOMPARE(unitsOf(category, PartKind::Fitted), 0.0);
    // What was never sold has nothing to explain.
    QCOMPARE(explained[0].categories[3].parts.size(), std::size_t{1});
    QCOMPARE(explained[0].categories[3].sentence, "category 13: no units in May, as in April.");
    // More was taken back than sold in the last month.
    QVERIFY(set.months[0].categories[1].lastMonth == 0);
}

TrainedModel ForecastExplanationTest::mixOfAll() const {
    const auto history = *features::makeHistory(m_panel, data::Measure::Units);
    const auto view = *features::CausalView::at(history, history.lastCompleteMonth);
    TrainedModel mix = *m_trained.model;
    mix.members.clear();
    for (const auto& model : m_catalog->all())
        if (auto fitted = model->fit(view, {}))
            mix.members.push_back(
                {std::string(model->name()), 1.0 / static_cast<double>(1 + mix.members.size()), std::move(*fitted)});
    mix.members.back().weight = 0;
    return mix;
}

void ForecastExplanationTest::aMixOfAllModelsIsTheSumOfItsParts() {
    auto mix = mixOfAll();
    QVERIFY(mix.members.size() > 15);
    const auto set = *forecast(mix, m_panel, horizon, {});
    const auto explained = *explainForecast(mix, m_panel, set, {});
    checkAddsUp(set, explained);
    for (const auto& month : explained)
        for (const auto& category : month.categories)
            QCOMPARE(unitsOf(category, PartKind::Fitted), 0.0);
    // Where no weighted member answers, the gap filler does: here only the naive one is left.
    std::erase_if(mix.members, [](const Member& member) { return member.name != "naive"; });
    mix.members[0].weight = 0;
    const auto naive = *forecast(mix, m_panel, 1, {});
    const auto why = *explainForecast(mix, m_panel, naive, {});
    checkAddsUp(naive, why);
    QCOMPARE(why[0].categories[0].parts.size(), std::size_t{1});
}

void ForecastExplanationTest::aRestoredModelExplainsTheSame() {
    const auto set = *forecast(*m_trained.model, m_panel, horizon, {});
    const auto explained = *explainForecast(*m_trained.model, m_panel, set, {});
    const auto restored = *restore(serialize(*m_trained.model), *m_catalog);
    RunContext threads;
    threads.threads = 4;
    QVERIFY(isSame(explained, *explainForecast(*restored, m_panel, set, threads)));
}

void ForecastExplanationTest::analoguesAndOneOffDaysAreParts() {
    const auto& like = m_panel.categories[6];
    const auto model = withAnalogues(*m_trained.model, {{m_panel.categories[4], like, 1.5}});
    features::HistoryCorrections corrections;
    corrections.days = {{m_panel.categories[0], m_panel.firstDay + (m_panel.dayCount - 3), 900'000, 900'000, 4, 4}};
    const auto set = *forecast(*model, m_panel, horizon, {}, corrections);
    const auto explained = *explainForecast(*model, m_panel, set, {}, corrections);
    checkAddsUp(set, explained);
    const auto& newcomer = explained[0].categories[4];
    QCOMPARE(newcomer.parts.size(), std::size_t{2});
    QVERIFY(std::abs(unitsOf(newcomer, PartKind::Analogue) -
                     (1.5 * set.months[0].categories[6].demand.mean - set.months[0].categories[4].lastMonth)) < 1e-9);
    QVERIFY(newcomer.sentence.find("as it is forecast like " + like) != std::string::npos);
    // The day was learnt as 900 units instead of what was sold.
    const auto sold = static_cast<double>(m_panel.units[static_cast<std::size_t>(m_panel.dayCount) - 3]) / 1000;
    QVERIFY(std::abs(unitsOf(explained[0].categories[0], PartKind::OneOffDays) - (900 - sold)) < 1e-9);
}

void ForecastExplanationTest::aForecastOfOtherMonthsIsRefused() {
    auto set = *forecast(*m_trained.model, m_panel, 1, {});
    set.lastCompleteMonth = set.lastCompleteMonth - 1;
    QCOMPARE(explainForecast(*m_trained.model, m_panel, set, {}).error().code(), ErrorCode::InvalidArgument);
    set = *forecast(*m_trained.model, m_panel, 1, {});
    set.months[0].categories.pop_back();
    QCOMPARE(explainForecast(*m_trained.model, m_panel, set, {}).error().code(), ErrorCode::InvalidArgument);
    QCOMPARE(explainForecast(*m_trained.model, m_panel, {}, {}).error().code(), ErrorCode::InvalidArgument);
}

void ForecastExplanationTest::theDocumentHasThem() {
    serving::ServedModel served;
    served.facts.snapshotSha256 = std::string(64, 'a');
    served.content.model = m_trained.model;
    served.content.panel = m_panel;
    const auto set = *serving::forecastFromBundle(served, horizon, {});
    const auto explained = *serving::explainFromBundle(served, set, {});
    auto plain = nlohmann::json::parse(serving::forecastDocument(served, set));
    auto document = nlohmann::json::parse(serving::forecastDocument(served, set, explained));
    auto months = document.at("horizons");
    months.push_back(document);
    QCOMPARE(months.size(), std::size_t{horizon});
    for (auto& month : months) {
        auto shapes = month.at("categories");
        shapes.push_back(month.at("total"));
        for (const auto& shape : shapes) {
            double sum = 0;
            for (const auto& part : shape.at("explanation").at("parts")) {
                QVERIFY(!part.at("name").get<std::string>().empty() && !part.at("label").get<std::string>().empty());
                sum += part.at("units").get<double>();
            }
            QVERIFY(std::abs(sum - shape.at("mean").get<double>()) < 1e-9 * std::max(1.0, sum));
            QVERIFY(!shape.at("explanation").at("sentence").get<std::string>().empty());
        }
    }
    // Nothing else changes.
    const auto erase = [](nlohmann::json& month) {
        month["total"].erase("explanation");
        for (auto& category : month["categories"])
            category.erase("explanation");
    };
    erase(document);
    for (auto& month : document["horizons"])
        erase(month);
    QVERIFY(document == plain);
}

// A generous multiple of what it takes: 20 ms in the release build.
void ForecastExplanationTest::aCategoryIsExplainedInTime() {
    const auto mix = mixOfAll();
    const auto set = *forecast(mix, m_panel, horizon, {});
    const auto begun = std::chrono::steady_clock::now();
    QVERIFY(explainForecast(mix, m_panel, set, {}));
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun;
    qInfo("%.1f ms for %zu categories", taken.count(), m_panel.categories.size());
    QVERIFY(taken.count() < 200.0 * static_cast<double>(m_panel.categories.size()));
}

QTEST_APPLESS_MAIN(ForecastExplanationTest)
#include "forecast_explanation_test.moc"
