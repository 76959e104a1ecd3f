#include "core/serving/decide_from_bundle.h"
#include "core/serving/documents.h"
#include "core/serving/forecast_from_bundle.h"
#include "tests/core/serving/served_panel.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <functional>

using namespace planwright;
using namespace planwright::serving;
using namespace planwright::serving::testing;
using nlohmann::json;
namespace fs = std::filesystem;

class ServingTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    RunContext m_context;
    fs::path m_bundle;
    forecasting::TrainingResult m_trained;
    std::optional<ServedModel> m_served;

private Q_SLOTS:
    void initTestCase();
    void answersAsTheTrainedModelDid();
    void theSameTrainingGivesTheSameBundle();
    void documentsAreTheSameAtAnyThreadCount();
    void forecastDocumentHasItsKeys();
    void decideDocumentHasItsKeys();
    void economicsReplaceTheEventsOwn();
    void missingFactsStayMissing();
    void refusesAHorizonOutOfRange();
    void refusesAnotherVersionsFiles();
    void keepsAndSaysOneOffDays();
    void monthsTogetherAreSumsOfDraws();
    void parentsAreSumsOfTheirCategories();
};

void ServingTest::initTestCase() {
    auto written = writeSampleBundle(fs::path(m_folder.path().toStdString()), m_trained, m_context);
    QVERIFY2(written, written ? "" : written.error().describe().c_str());
    m_bundle = *written;
    auto loaded = loadServedModel(m_bundle);
    QVERIFY2(loaded, loaded ? "" : loaded.error().describe().c_str());
    m_served = std::move(*loaded);
}

void ServingTest::answersAsTheTrainedModelDid() {
    const auto direct = forecasting::forecast(*m_trained.model, samplePanel(), 4, m_context);
    const auto served = forecastFromBundle(*m_served, 4, m_context);
    QVERIFY(direct && served);
    QVERIFY(forecastDocument(*m_served, *direct) == forecastDocument(*m_served, *served));
}

void ServingTest::theSameTrainingGivesTheSameBundle() {
    QTemporaryDir elsewhere;
    forecasting::TrainingResult again;
    auto context = m_context;
    context.threads = 3;
    const auto written = writeSampleBundle(fs::path(elsewhere.path().toStdString()), again, context);
    QVERIFY(written);
    QCOMPARE((*written).filename().string(), m_bundle.filename().string());
}

void ServingTest::documentsAreTheSameAtAnyThreadCount() {
    std::string forecasts;
    std::string decisions;
    for (const unsigned threads : {1U, 2U, 4U}) {
        auto context = m_context;
        context.threads = threads;
        const auto forecast = forecastFromBundle(*m_served, 3, context);
        QVERIFY(forecast);
        const auto decision = decideFromBundle(*m_served, *forecast, {}, context);
        QVERIFY(decision);
        const auto forecastText = forecastDocument(*m_served, *forecast);
        const auto decisionText = decisionDocument(*m_served, *forecast, *decision);
        if (threads == 1) {
            forecasts = forecastText;
            decisions = decisionText;
        }
        QVERIFY(forecastText == forecasts);
        QVERIFY(decisionText == decisions);
    }
}

void ServingTest::forecastDocumentHasItsKeys() {
    const auto forecast = forecastFromBundle(*m_served, 3, m_context);
    const auto document = json::parse(forecastDocument(*m_served, *forecast));
    QCOMPARE(document.at("schema").get<std::string>(), std::string("planwright.forecast/1"));
    QCOMPARE(document.at("version").get<std::string>(), std::string(productVersion()));
    QCOMPARE(document.at("snapshot_sha256").get<std::string>(), std::string(64, 'a'));
    QCOMPARE(document.at("seed").get<int>(), 42);
    QCOMPARE(document.at("month").get<std::string>(), std::string("2024-07"));
    QCOMPARE(document.at("last_complete_month").get<std::string>(), std::string("2024-06"));
    QCOMPARE(document.at("categories").size(), std::size_t{3});
    QCOMPARE(document.at("horizons").size(), std::size_t{2});
    QCOMPARE(document.at("horizons")[1].at("month").get<std::string>(), std::string("2024-09"));
    double sum = 0;
    auto shapes = document.at("categories");
    shapes.push_back(document.at("total"));
    for (const auto& shape : shapes) {
        for (const auto* key :
             {"category", "last_month", "mean", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "delta", "delta_units",
              "delta_yoy", "confidence", "volatility", "error", "model", "reason", "failed"})
            QVERIFY2(shape.contains(key), key);
        for (const auto* key : {"wape", "mase", "bias", "coverage80", "origins"})
            QVERIFY2(shape.at("error").contains(key), key);
        double before = 0;
        for (const auto* key : {"p05", "p10", "p25", "p50", "p75", "p90", "p95"}) {
            QVERIFY(shape.at(key).get<double>() >= before);
            before = shape.at(key);
        }
        const auto& record = shape.at("record");
        QVERIFY(record.at("banded_forecasts") <= shape.at("error").at("origins"));
        QVERIFY(record.at("hits") <= record.at("banded_forecasts"));
        QCOMPARE(record.at("coverage80"), shape.at("error").at("coverage80"));
        QVERIFY(record.at("limits").at("low") <= record.at("coverage80") &&
                record.at("coverage80") <= record.at("limits").at("high"));
        QVERIFY(record.at("verdict").is_string() && record.at("usual_hits").at("fewest").is_number_integer());
        for (const auto& [key, value] : shape.items())
            QVERIFY2(!value.is_null() || shape.contains(key + "_reason"), key.c_str());
    }
    for (const auto& category : document.at("categories"))
        sum += category.at("mean").get<double>();
    QVERIFY(std::abs(sum - document.at("total").at("mean").get<double>()) < 1e-9 * sum);
    const auto& record = document.at("record");
    QCOMPARE(record.at("levels_in_use").size(), std::size_t{3});
    for (const auto& level : record.at("levels_in_use"))
        QVERIFY(level.at("level50") < level.at("level80") && level.at("level80") < level.at("level90"));
    QVERIFY(record.at("confidence").at("sentence").get<std::string>().starts_with("Confidence "));
    QVERIFY(!document.at("horizons")[0].at("categories")[0].contains("record")); // counted one month ahead
}

void ServingTest::decideDocumentHasItsKeys() {
    const auto forecast = forecastFromBundle(*m_served, 1, m_context);
    const auto decision = decideFromBundle(*m_served, *forecast, {}, m_context);
    QVERIFY(decision);
    const auto document = json::parse(decisionDocument(*m_served, *forecast, *decision));
    QCOMPARE(document.at("schema").get<std::string>(), std::string("planwright.decide/1"));
    QCOMPARE(document.at("model").at("sha256").get<std::string>(), m_bundle.filename().string());
    QCOMPARE(document.at("model").at("name").get<std::string>(), m_trained.backtest.selected);
    QCOMPARE(document.at("model").at("approved").get<bool>(), false);
    QVERIFY(document.at("model").contains("version"));
    QCOMPARE(document.at("config_sha256").get<std::string>().size(), std::size_t{64});
    QVERIFY(document.at("portfolio").is_object());
    for (const auto& category : document.at("categories")) {
        for (const auto* key :
             {"category", "spend", "spend_change", "stock_scale", "order_quantity", "risk_class", "scenarios",
              "expected_profit", "par95", "cvar95", "loss_probability", "evpi", "priority", "flags", "trace"})
            QVERIFY2(category.contains(key), key);
        for (const auto& entry : category.at("trace"))
            for (const auto* key : {"rule", "inputs", "threshold", "effect"})
                QVERIFY2(entry.contains(key), key);
    }
}

void ServingTest::economicsReplaceTheEventsOwn() {
    const auto forecast = forecastFromBundle(*m_served, 1, m_context);
    DecisionOptions options;
    options.budget = 1234;
    auto& garden = options.economics["Garden & Outdoor"];
    garden.economics.price = 9.5;
    garden.economics.onHand = 77;
    garden.spend = 500;
    garden.elasticity = .2;
    const auto request = decisionRequest(*m_served, *forecast, options);
    QCOMPARE(*request.budget, 1234.0);
    QCOMPARE(*request.categories[1].economics.price, 9.5);
    QCOMPARE(*request.categories[1].economics.onHand, 77.0);
    QCOMPARE(*request.categories[1].spend, 500.0);
    QCOMPARE(*request.categories[1].elasticity, .2);
    QCOMPARE(*request.categories[0].economics.price, 4.5);
    QCOMPARE(*request.categories[0].economics.unitCost, 2.0);
    QCOMPARE(*request.categories[0].spend, 900.0);
}

void ServingTest::missingFactsStayMissing() {
    const auto forecast = forecastFromBundle(*m_served, 1, m_context);
    const auto request = decisionRequest(*m_served, *forecast, {});
    QVERIFY(!request.budget);
    QVERIFY(!request.categories[1].economics.unitCost);
    QVERIFY(!request.categories[2].economics.price);
    QVERIFY(!request.categories[2].spend);
}

void ServingTest::refusesAHorizonOutOfRange() {
    for (const int months : {0, -1, 13}) {
        const auto refused = forecastFromBundle(*m_served, months, m_context);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::InvalidArgument);
    }
}

void ServingTest::refusesAnotherVersionsFiles() {
    const auto folder = fs::path(m_folder.path().toStdString()) / "other";
    const auto refused = [&](const std::function<void(std::map<std::string, std::string>&)>& change) {
        auto files = registry::loadBundle(m_bundle)->files;
        change(files);
        const auto name = registry::writeBundle(folder, m_served->facts, files);
        const auto loaded = loadServedModel(folder / *name);
        return !loaded && loaded.error().code() == ErrorCode::Conflict;
    };
    QVERIFY(refused([](auto& files) { files["panel.json"] = "{}"; }));
    QVERIFY(refused([](auto& files) { files.erase("panel.json"); }));
    QVERIFY(refused([](auto& files) { files["model/model.json"] = "{}"; }));
    QVERIFY(refused([](auto& files) { files.erase("model/model.json"); }));
}

void ServingTest::keepsAndSaysOneOffDays() {
    const auto plain = encodeBundleContent(m_served->content);
    QVERIFY(!plain.contains("one_off_days.json"));
    QVERIFY(!json::parse(forecastDocument(*m_served, *forecastFromBundle(*m_served, 1, m_context)))
                 .contains("one_off_note"));
    auto content = m_served->content;
    content.corrections.days = {{"Books", Date(2023, 7, 20), 1'000, 45'000, 1, 1},
                                {"Books", Date(2024, 6, 20), 1'000, 45'000, 1, 1},
                                {"Çay", Date(2022, 2, 3), 7'000, -5, 0, 0}};
    const auto files = encodeBundleContent(content);
    QCOMPARE(files.size(), plain.size() + 1);
    QTemporaryDir folder;
    const fs::path root(folder.path().toStdString());
    const auto name = registry::writeBundle(root, m_served->facts, files);
    QVERIFY(name);
    const auto loaded = loadServedModel(root / *name);
    QVERIFY2(loaded, loaded ? "" : loaded.error().describe().c_str());
    QVERIFY(loaded->content.corrections == content.corrections);
    const auto forecast = forecastFromBundle(*loaded, 1, m_context);
    const auto document = json::parse(forecastDocument(*loaded, *forecast));
    QCOMPARE(document.at("one_off_days").get<int>(), 3);
    QCOMPARE(document.at("one_off_note").get<std::string>(),
             std::string("Learnt with 3 one-off days corrected: 2 of Books, 1 of Çay."));
    QVERIFY(forecast->months[0].categories[0].demand.mean !=
            forecastFromBundle(*m_served, 1, m_context)->months[0].categories[0].demand.mean);
    for (const auto* wrong : {"{}", "[", R"({"schema":"planwright.one_off_days/2","days":[]})",
                              R"({"schema":"planwright.one_off_days/1","days":[{"category":"a","day":"x"}]})"}) {
        auto broken = files;
        broken["one_off_days.json"] = wrong;
        const auto other = registry::writeBundle(root, m_served->facts, broken);
        QVERIFY(other);
        QCOMPARE(loadServedModel(root / *other).error().code(), ErrorCode::Conflict);
    }
}

namespace {

bool isNear(double one, double other) {
    return std::abs(one - other) <= 1e-9 * std::max(1.0, std::abs(other));
}

} // namespace

// What draws add up to is narrower than quantiles added up, and the months' means add up.
void ServingTest::monthsTogetherAreSumsOfDraws() {
    QVERIFY(
        !json::parse(forecastDocument(*m_served, *forecastFromBundle(*m_served, 1, m_context))).contains("together"));
    const auto forecast = forecastFromBundle(*m_served, 3, m_context).value();
    const auto together = json::parse(forecastDocument(*m_served, forecast)).at("together");
    QCOMPARE(together.at("first_month").get<std::string>(), forecast.months[0].month.toString());
    QCOMPARE(together.at("last_month").get<std::string>(), forecast.months[2].month.toString());
    double mean = 0, low = 0, high = 0, narrowest = 0;
    for (std::size_t c = 0; c < forecast.months[0].categories.size(); ++c) {
        const auto& category = together.at("categories")[c];
        QCOMPARE(category.at("category").get<std::string>(), forecast.months[0].categories[c].category);
        double ofCategory = 0;
        for (const auto& month : forecast.months) {
            const auto& demand = month.categories[c].demand;
            ofCategory += demand.mean;
            low += demand.quantiles[1];
            high += demand.quantiles[5];
            narrowest = std::max(narrowest, demand.quantiles[5] - demand.quantiles[1]);
        }
        QVERIFY(isNear(category.at("mean").get<double>(), ofCategory));
        QVERIFY(category.at("p05").get<double>() <= category.at("p50").get<double>() &&
                category.at("p50").get<double>() <= category.at("p95").get<double>());
        mean += ofCategory;
    }
    const auto& total = together.at("total");
    QVERIFY(isNear(total.at("mean").get<double>(), mean));
    const auto width = total.at("p90").get<double>() - total.at("p10").get<double>();
    QVERIFY(width < high - low && width > narrowest);
}

void ServingTest::parentsAreSumsOfTheirCategories() {
    const auto forecast = forecastFromBundle(*m_served, 2, m_context).value();
    QVERIFY(!json::parse(forecastDocument(*m_served, forecast)).contains("parents"));

    auto content = m_served->content;
    content.parents = {{"Books", "Home"}, {"Garden & Outdoor", "Home"}, {"Home", "Shop"}, {"gone", "Home"}};
    const auto folder = fs::path(m_folder.path().toStdString());
    const auto name = registry::writeBundle(folder, m_served->facts, encodeBundleContent(content)).value();
    const auto served = loadServedModel(folder / name).value();
    QVERIFY(served.content.parents == content.parents);
    const auto document = json::parse(forecastDocument(served, forecast));
    const auto& parents = document.at("parents");
    QCOMPARE(parents.size(), std::size_t{2});
    QCOMPARE(parents[0].at("parent").get<std::string>(), std::string("Home"));
    QVERIFY((parents[0].at("children") == json{"Books", "Garden & Outdoor"}));
    QVERIFY((parents[1].at("children") == json{"Home"}));
    const auto& categories = forecast.months[0].categories;
    QCOMPARE(parents[0].at("mean").get<double>(), categories[0].demand.mean + categories[1].demand.mean);
    // Two categories together vary less than both at their worst, and more than the larger alone.
    const auto width = parents[0].at("p90").get<double>() - parents[0].at("p10").get<double>();
    const auto widthOf = [&](std::size_t c) {
        return categories[c].demand.quantiles[5] - categories[c].demand.quantiles[1];
    };
    QVERIFY(width < 1.05 * (widthOf(0) + widthOf(1)) && width > .9 * std::max(widthOf(0), widthOf(1)));
    QVERIFY(parents[0].at("p50") == parents[1].at("p50"));
    QCOMPARE(document.at("horizons")[0].at("parents").size(), std::size_t{2});

    const auto& together = document.at("together").at("parents");
    QCOMPARE(together.size(), std::size_t{2});
    QVERIFY(isNear(together[0].at("mean").get<double>(),
                   parents[0].at("mean").get<double>() +
                       document.at("horizons")[0].at("parents")[0].at("mean").get<double>()));
    QVERIFY(together[0].at("p50") == together[1].at("p50"));

    auto circle = served;
    circle.content.parents = {{"Books", "Home"}, {"Home", "Home"}};
    const auto refused = json::parse(forecastDocument(circle, forecast));
    QVERIFY(refused.at("parents").is_null() && refused.at("parents_reason").is_string());
}

QTEST_APPLESS_MAIN(ServingTest)
#include "serving_test.moc"
