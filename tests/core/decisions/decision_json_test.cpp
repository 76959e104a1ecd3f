#include "core/decisions/decision_json.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <array>
#include <limits>

using namespace planwright;
using namespace planwright::decisions;
using namespace planwright::decisions::testing;
using Json = nlohmann::json;

namespace {

Json document(const DecisionRequest& request) {
    return Json::parse(toJson(decide(request, RunContext()).value()));
}

// Wherever a null stands, its object says why.
bool nullsHaveReasons(const Json& value) {
    if (value.is_object()) {
        for (const auto& [name, member] : value.items()) {
            if (member.is_null() && name != "threshold" && !value.contains("reason"))
                return false;
            if (!nullsHaveReasons(member))
                return false;
        }
    }
    if (value.is_array())
        return std::all_of(value.begin(), value.end(), nullsHaveReasons);
    return true;
}

} // namespace

class DecisionJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysOfTheContract() {
        const auto json = document(vectorL());
        for (const char* key : {"categories", "portfolio", "config_sha256", "seed"})
            QVERIFY(json.contains(key));
        const auto& a = json["categories"][0];
        for (const char* key :
             {"category", "spend", "spend_change", "stock_scale", "order_quantity", "risk_class", "scenarios",
              "expected_profit", "par95", "cvar95", "loss_probability", "evpi", "priority", "flags", "trace"})
            QVERIFY2(a.contains(key), key);
        for (const char* key : {"low", "expected", "high"})
            QVERIFY(a["scenarios"][key].contains("units") && a["scenarios"][key].contains("profit"));
        for (const auto& entry : a["trace"]) {
            for (const char* key : {"rule", "inputs", "threshold", "effect"})
                QVERIFY(entry.contains(key));
        }
        QCOMPARE(a["risk_class"].get<std::string>(), std::string("Low"));
        QCOMPARE(a["expected_profit"].get<double>(), 18329.6216);
        QCOMPARE(json["seed"].get<int>(), 42);
        QCOMPARE(json["config_sha256"].get<std::string>().size(), std::size_t{64});
        QVERIFY(nullsHaveReasons(json));
        QVERIFY(!a.contains("reason"));
    }

    void absentValuesSayWhy() {
        auto request = vectorL();
        request.categories[0].economics = {};
        request.categories[1].lastMonth = 0;
        request.categories[1].economics.baselineStock.reset();
        request.categories[2].spend.reset();
        const auto json = document(request);
        QVERIFY(json["categories"][0]["expected_profit"].is_null());
        QVERIFY(json["categories"][1]["stock_scale"].is_null() && json["categories"][1]["delta"].is_null());
        QVERIFY(json["categories"][2]["spend_change"].is_null());
        QVERIFY(nullsHaveReasons(json));
        request.categories.resize(1);
        const auto alone = document(request);
        QVERIFY(alone["portfolio"]["expected_profit"].is_null() && alone["portfolio"]["shadow_price"].is_null());
        QVERIFY(nullsHaveReasons(alone));
    }

    void sameTextTwice() {
        RunContext four;
        four.threads = 4;
        QCOMPARE(toJson(decide(vectorL(), four).value()), toJson(decide(vectorL(), RunContext()).value()));
    }
};

QTEST_APPLESS_MAIN(DecisionJsonTest)
#include "decision_json_test.moc"
