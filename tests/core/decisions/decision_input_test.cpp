#include "core/decisions/decision_input.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <string>

using namespace planwright;
using namespace planwright::decisions;
using namespace planwright::decisions::testing;

namespace {

const std::string complete = R"({"budget":15000,"seed":7,"config":{"hold":{"dead_band":0.05}},"categories":[
 {"category":"A","last_month":850,"confidence":0.757153,"volatility":0.064122,"wape":0.1,"drift":"warn",
  "delta_yoy":0.1,"days_ratio":0.9,"spend":8000,"elasticity":0.12,
  "quantiles":{"p05":760,"p10":820,"p25":910,"p50":1000,"p75":1110,"p90":1240,"p95":1330},
  "economics":{"price":50,"unit_cost":30,"salvage":18,"goodwill":0,"holding":2,"on_hand":100,"inbound":20,
               "baseline_stock":850}}]})";

const std::string quantiles = R"("quantiles":{"p05":1,"p10":2,"p25":3,"p50":4,"p75":5,"p90":6,"p95":7})";
const std::string smallest = R"({"category":"A","last_month":4,"confidence":0.5,"volatility":0.1,)" + quantiles + "}";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    return at == std::string::npos ? std::string("nothing to replace") : text.replace(at, from.size(), to);
}

// The field and the sentence that a document is refused with.
std::string refusal(const std::string& text) {
    const auto parsed = parseDecisionInput(text);
    if (!parsed)
        return parsed.error().describe();
    const auto result = decide(*parsed, RunContext());
    return result ? "accepted" : result.error().describe();
}

bool refusedAt(const std::string& text, const std::string& field) {
    const auto said = refusal(text);
    const bool found = said.find(field) != std::string::npos;
    if (!found)
        qWarning("%s", said.c_str());
    return found;
}

} // namespace

class DecisionInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField() {
        const auto request = parseDecisionInput(complete).value();
        QCOMPARE(request.budget.value_or(0), 15000.0);
        QCOMPARE(request.seed, std::uint64_t{7});
        QCOMPARE(request.configJson, std::string(R"({"hold":{"dead_band":0.05}})"));
        QCOMPARE(request.categories.size(), std::size_t{1});
        const auto& a = request.categories[0];
        QCOMPARE(a.category, std::string("A"));
        QCOMPARE(a.lastMonth, 850.0);
        QCOMPARE(a.knots[6], 1330.0);
        QVERIFY(a.drift == Drift::Warn);
        QCOMPARE(a.spend.value_or(0), 8000.0);
        QCOMPARE(a.economics.inbound.value_or(0), 20.0);
        QCOMPARE(a.economics.baselineStock.value_or(0), 850.0);
        QCOMPARE(refusal(complete), std::string("accepted"));
    }

    void whatIsMissingIsEmpty() {
        const auto request = parseDecisionInput(R"({"categories":[)" + smallest + R"(],"budget":null})").value();
        QVERIFY(!request.budget && !request.categories[0].spend && !request.categories[0].economics.price);
        QCOMPARE(request.seed, std::uint64_t{42});
        QCOMPARE(refusal(R"({"categories":[)" + smallest + "]}"), std::string("accepted"));
    }

    void refusesWithTheFieldsPath() {
        const auto with = [](const std::string& from, const std::string& to) { return replaced(complete, from, to); };
        QVERIFY(refusedAt(with(R"("price":50)", R"("price":-1)"), "categories[0].economics.price"));
        QVERIFY(refusedAt(with(R"("price":50)", R"("price":"50")"), "categories[0].economics.price"));
        QVERIFY(refusedAt(with(R"("unit_cost":30)", R"("unit_cots":30)"), "categories[0].economics.unit_cots"));
        QVERIFY(refusedAt(with(R"("salvage":18)", R"("salvage":32)"), "categories[0].economics.salvage"));
        QVERIFY(refusedAt(with(R"("p25":910,)", ""), "categories[0].quantiles.p25"));
        QVERIFY(refusedAt(with(R"("p25":910)", R"("p25":-1)"), "categories[0].quantiles.p25"));
        QVERIFY(refusedAt(with(R"("p25":910)", R"("p26":910)"), "categories[0].quantiles.p25"));
        QVERIFY(refusedAt(with(R"("confidence":0.757153,)", ""), "categories[0].confidence"));
        QVERIFY(refusedAt(with(R"("confidence":0.757153)", R"("confidence":1.5)"), "categories[0].confidence"));
        QVERIFY(refusedAt(with(R"("drift":"warn")", R"("drift":"wrn")"), "categories[0].drift"));
        QVERIFY(refusedAt(with(R"("elasticity":0.12)", R"("elasticity":1)"), "categories[0].elasticity"));
        QVERIFY(refusedAt(with(R"("spend":8000)", R"("spend":1e300)"), "categories[0].spend"));
        QVERIFY(refusedAt(with(R"("budget":15000)", R"("budget":-1)"), "budget"));
        QVERIFY(refusedAt(with(R"("seed":7)", R"("seed":-7)"), "seed"));
        QVERIFY(refusedAt(with(R"("seed":7)", R"("seed":7.5)"), "seed"));
        QVERIFY(refusedAt(with(R"("dead_band")", R"("dead_bnad")"), "config.hold.dead_bnad"));
        QVERIFY(refusedAt(with(R"({"hold")", R"([{"hold")"), "not JSON"));
        QVERIFY(refusedAt(R"({"categories":[)" + smallest + "," + smallest + "]}", "categories[1].category"));
        QVERIFY(refusedAt(R"({"categories":[]})", "categories"));
        QVERIFY(refusedAt(R"({"categories":{}})", "categories"));
        QVERIFY(refusedAt(R"({"categories":[1]})", "categories[0]"));
        QVERIFY(refusedAt(R"({"categories":[)" + smallest + R"(],"budgte":1})", "budgte"));
        QVERIFY(refusedAt("[]", "JSON object"));
    }

    void refusesTextThatIsNoDocument() {
        QVERIFY(refusedAt("", "not JSON"));
        QVERIFY(refusedAt("{\n\"a\":1,\n\"b\":}", "3: "));
        QVERIFY(refusedAt(R"({"budget":NaN})", "not JSON"));
        QVERIFY(refusedAt(R"({"budget":1e400})", "too large"));
        QVERIFY(refusedAt(R"({"budget":1,"budget":2})", "twice"));
        QVERIFY(refusedAt("{\"\xff\":1}", "not JSON"));
        QVERIFY(refusedAt(std::string(200'000, '['), "not JSON"));
        QVERIFY(refusedAt(std::string(200'000, '[') + std::string(200'000, ']'), "nested"));
        QVERIFY(refusedAt(std::string(longestInput + 1, ' '), "16 MiB"));
        std::string many = R"({"categories":[0)";
        for (int i = 0; i < 10'000; ++i)
            many += ",0";
        QVERIFY(refusedAt(many + "]}", "more than 10000"));
    }
};

QTEST_APPLESS_MAIN(DecisionInputTest)
#include "decision_input_test.moc"
