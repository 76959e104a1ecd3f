#include "core/base/hash.h"
#include "core/decisions/config.h"
#include "tests/core/decisions/request.h"

#include <QTest>

using namespace planwright;
using namespace planwright::decisions;
using namespace planwright::decisions::testing;

namespace {

bool refusedAt(const std::string& json, const std::string& field) {
    const auto parsed = parseConfig(json);
    return !parsed && parsed.error().where().field == field;
}

} // namespace

class ConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overlaysTheBuiltIn() {
        const auto config =
            parseConfig(R"({"risk":{"volatility_high":0.6},"portfolio":{"rho":0.5,"draws":1000}})").value();
        QCOMPARE(config.volatility.high, .6);
        QCOMPARE(config.volatility.medium, .2);
        QCOMPARE(config.portfolioDraws, 1000);
        QVERIFY(!config.rhoIsDefault);
        QVERIFY(parseConfig("").value().rhoIsDefault);
    }

    void textReadsBack() {
        QCOMPARE(configToJson(parseConfig(defaultConfigJson()).value()), defaultConfigJson());
        const auto other = configToJson(parseConfig(R"({"hold":{"dead_band":0.1}})").value());
        QCOMPARE(configToJson(parseConfig(other).value()), other);
        QVERIFY(other != defaultConfigJson());
    }

    void hashIsOfTheWholeConfig() {
        auto request = vectorL();
        const auto built = decide(request, RunContext()).value().configSha256;
        QCOMPARE(built, sha256Hex(defaultConfigJson()));
        request.configJson = R"( {"hold": {"dead_band": 0.03}} )";
        QCOMPARE(decide(request, RunContext()).value().configSha256, built);
        request.configJson = R"({"hold":{"dead_band":0.3}})";
        const auto wide = decide(request, RunContext()).value();
        QVERIFY(wide.configSha256 != built);
        QVERIFY(wide.categories[0].hold);
    }

    void refusesWithTheFieldsPath() {
        QVERIFY(refusedAt(R"({"hold":{"dead_bnad":0.1}})", "config.hold.dead_bnad"));
        QVERIFY(refusedAt(R"({"hld":{"dead_band":0.1}})", "config.hld"));
        QVERIFY(refusedAt(R"({"hold":0.1})", "config.hold"));
        QVERIFY(refusedAt(R"({"hold":{"dead_band":-0.1}})", "config.hold.dead_band"));
        QVERIFY(refusedAt(R"({"hold":{"dead_band":"0.1"}})", "config.hold.dead_band"));
        QVERIFY(refusedAt(R"({"portfolio":{"draws":10.5}})", "config.portfolio.draws"));
        QVERIFY(refusedAt(R"({"portfolio":{"draws":10}})", "config.portfolio.draws"));
        QVERIFY(refusedAt(R"({"risk":{"volatility_high":0.1}})", "config.risk"));
        QVERIFY(refusedAt(R"({"increase_cap":{"high":0.9}})", "config.increase_cap"));
        QVERIFY(refusedAt(R"({"risk_weight":{"low":0.9}})", "config.risk_weight"));
        QVERIFY(refusedAt(R"({"schema":"planwright.decision-config/2"})", "config.schema"));
        QVERIFY(refusedAt("[1]", "config"));
        QVERIFY(refusedAt("{", "config"));
        QVERIFY(refusedAt(R"({"hold":{"dead_band":1e400}})", "config"));
    }
};

QTEST_APPLESS_MAIN(ConfigTest)
#include "config_test.moc"
