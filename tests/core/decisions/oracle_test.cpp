#include "core/decisions/decision_input.h"
#include "core/decisions/trace.h"
#include "tests/core/decisions/request.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

using namespace planwright;
using namespace planwright::decisions;
using namespace planwright::decisions::testing;
using Json = nlohmann::json;

namespace {

// Money is compared against what the category turns over, because a profit may be near 0 by cancellation.
bool agrees(const CategoryDecision& actual, const Json& expected) {
    const double size = std::abs(expected["expected_profit"].get<double>()) + expected["evpi"].get<double>();
    const auto close = [&](const std::optional<double>& value, const char* name) {
        const double wanted = expected[name].get<double>();
        const bool good = value && std::abs(*value - wanted) <= 1e-6 * std::max({1.0, std::abs(wanted), size});
        if (!good)
            qWarning("%s %s: %.12g, expected %.12g", actual.category.c_str(), name, value.value_or(-1), wanted);
        return good;
    };
    return riskName(actual.riskClass) == expected["risk_class"].get<std::string>() && actual.hold == expected["hold"] &&
           close(actual.spend, "spend") && close(actual.baselineStock, "baseline_stock") &&
           close(actual.targetStock, "target_stock") && close(actual.expectedProfit, "expected_profit") &&
           close(actual.par95, "par95") && close(actual.cvar95, "cvar95") &&
           close(actual.lossProbability, "loss_probability") && close(actual.evpi, "evpi") &&
           actual.scenarios.has_value() && close(actual.scenarios->low.profit, "low_profit") &&
           close(actual.scenarios->high.profit, "high_profit") && close(actual.priority, "priority");
}

} // namespace

/// Random requests answered by the slow engine of tests/data/decisions/generate.py.
class OracleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedAnswers() {
        std::ifstream file(PLANWRIGHT_SOURCE_DIR "/tests/data/decisions/random_decisions.json");
        const auto cases = Json::parse(file);
        QVERIFY(cases.size() >= 40);
        for (const auto& recorded : cases) {
            const auto request = parseDecisionInput(recorded["request"].dump()).value();
            const auto result = decide(request, RunContext()).value();
            const auto& expected = recorded["expected"];
            QCOMPARE(result.categories.size(), expected["categories"].size());
            for (std::size_t i = 0; i < result.categories.size(); ++i)
                QVERIFY(agrees(result.categories[i], expected["categories"][i]));
            if (expected["lambda"].is_number() && expected["lambda"] > 0)
                QVERIFY(near(result.portfolio.shadowPrice, expected["lambda"].get<double>()));
        }
    }
};

QTEST_APPLESS_MAIN(OracleTest)
#include "oracle_test.moc"
