#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace planwright::e2e;
using nlohmann::json;
namespace fs = std::filesystem;

/// The main job on a small file, and what the other verbs say of the same workspace.
class CliDocumentsTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    json m_run;

    json answer(const Cli::Arguments& arguments) {
        const auto outcome = m_cli.run(arguments);
        if (outcome.code != 0)
            qWarning("exit code %d: %s", outcome.code, outcome.err.c_str());
        return outcome.code == 0 ? json::parse(outcome.out) : json();
    }

private Q_SLOTS:
    void initTestCase();
    void everyDocumentHasItsHead();
    void importAccountAddsUp();
    void forecastAndDecideReadTheSameBundle();
    void forecastSaysWhereItComesFrom();
    void readingChangesNoByte();
    void nothingOnStandardErrorAndNoPathInADocument();
    void appendingEqualsImportingTogether();
    void dataUntilCutsTheData();
    void economicsChangeTheDecision();
    void decideInputsReproducesVectorL();
    void reportOpensFromDisk();
    void saysWhatWasWrong();
};

void CliDocumentsTest::initTestCase() {
    const std::string dirty = "2022-03-05T10:00:00,x1,p0,Books,c,two,3.50\n"
                              "2022-03-05T10:00:00,x2,p0,Books,c,-1,3.50\n"
                              "2022-03-06T10:00:00,x3,p0,,c,1,1.2345\n"
                              "2022-03-06T10:00:00,x4,p0,Games,c,2,0\n";
    QVERIFY(!m_cli.write("events.csv", eventHeading + eventLines({800, {"Books", "Games", "Çay"}, "", "3.50"}) + dirty)
                 .empty());
    const auto outcome = m_cli.run({"run", "events.csv", "--json"});
    QVERIFY2(outcome.code == 0, outcome.err.c_str());
    QVERIFY(outcome.err.empty());
    QCOMPARE(outcome.out.back(), '\n');
    m_run = json::parse(outcome.out);
    QVERIFY(fs::exists(m_cli.folder() / "events.planwright" / "workspace.sqlite"));
}

void CliDocumentsTest::everyDocumentHasItsHead() {
    for (const std::string verb : {"import", "backtest", "forecast", "decide"}) {
        const auto& part = m_run.at(verb);
        QCOMPARE(part.at("schema").get<std::string>(), "planwright." + verb + "/1");
        QCOMPARE(part.at("snapshot_sha256").get<std::string>(), m_run.at("snapshot_sha256").get<std::string>());
        QCOMPARE(part.at("seed").get<int>(), 42);
        QVERIFY(!part.at("version").get<std::string>().empty());
    }
    QCOMPARE(m_run.at("schema").get<std::string>(), std::string("planwright.run/1"));
    QCOMPARE(m_run.at("snapshot_sha256").get<std::string>().size(), std::size_t{64});
    QVERIFY(m_run.at("backtest").at("selected").contains("reason"));
    for (const auto* key : {"category", "origin", "horizon", "month", "actual", "mean", "p05", "p50", "p95", "model"})
        QVERIFY2(m_run.at("backtest").at("forecasts").at(0).contains(key), key);
}

void CliDocumentsTest::importAccountAddsUp() {
    const auto& account = m_run.at("import").at("account");
    for (const auto* what : {"rows", "units", "money"}) {
        const auto& tally = account.at(what);
        // Ten thousandths, so that the sum is exact.
        const auto exact = [](const json& value) { return std::llround(value.get<double>() * 10'000); };
        auto sum = exact(tally.at("accepted")) + exact(tally.at("merged")) + exact(tally.at("rejected"));
        for (const auto& [rule, value] : tally.at("set_aside").items())
            sum += exact(value);
        QCOMPARE(sum, exact(tally.at("read")));
    }
    QCOMPARE(account.at("rows").at("read").get<int>(), 1204);
    QCOMPARE(account.at("rows").at("rejected").get<int>(), 1);
    const auto& rejected = m_run.at("import").at("rejected");
    QCOMPARE(rejected.size(), std::size_t{1});
    QCOMPARE(rejected[0].at("file").get<std::string>(), std::string("events.csv"));
    QCOMPARE(rejected[0].at("line").get<int>(), 1202);
    QVERIFY(rejected[0].at("raw").get<std::string>().find("two") != std::string::npos);
    QCOMPARE(m_run.at("import").at("partial_period").at("month").get<std::string>(), std::string("2024-03"));
}

void CliDocumentsTest::forecastAndDecideReadTheSameBundle() {
    QVERIFY(answer({"forecast", "--json", "--workspace", "events.planwright"}) == m_run.at("forecast"));
    QVERIFY(answer({"decide", "--json", "--workspace", "events.planwright"}) == m_run.at("decide"));
    QVERIFY(answer({"backtest", "--json"}) == m_run.at("backtest"));
    QCOMPARE(answer({"forecast", "--horizon", "5", "--json"}).at("horizons").size(), std::size_t{4});
    QCOMPARE(m_run.at("forecast").at("month").get<std::string>(), std::string("2024-03"));
    QCOMPARE(m_run.at("decide").at("model").at("approved").get<bool>(), false);
}

void CliDocumentsTest::forecastSaysWhereItComesFrom() {
    const auto plain = answer({"forecast", "--json"});
    QVERIFY(!plain.at("total").contains("explanation"));
    const auto explained = answer({"forecast", "--explain", "--json"});
    for (const auto& category : explained.at("categories")) {
        double sum = 0;
        for (const auto& part : category.at("explanation").at("parts"))
            sum += part.at("units").get<double>();
        QVERIFY(std::abs(sum - category.at("mean").get<double>()) < 1e-9 * std::max(1.0, sum));
    }
    const auto text = m_cli.run({"forecast", "--explain"});
    QCOMPARE(text.code, 0);
    const auto sentence = explained.at("total").at("explanation").at("sentence").get<std::string>();
    QVERIFY(text.out.find(sentence) != std::string::npos);
}

void CliDocumentsTest::readingChangesNoByte() {
    const auto before = treeOf(m_cli.folder() / "events.planwright");
    for (const auto* verb : {"forecast", "decide", "backtest"})
        QCOMPARE(m_cli.run({verb}).code, 0);
    QVERIFY(treeOf(m_cli.folder() / "events.planwright") == before);
}

void CliDocumentsTest::nothingOnStandardErrorAndNoPathInADocument() {
    for (const auto* verb : {"forecast", "decide"}) {
        const auto outcome =
            m_cli.run({verb, "--json", "--workspace", (m_cli.folder() / "events.planwright").string()});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.empty(), outcome.err.c_str());
        QVERIFY(outcome.out.find(m_cli.folder().string()) == std::string::npos);
        QVERIFY(outcome.out.find("planwright/") == std::string::npos || outcome.out.find("/tmp") == std::string::npos);
    }
}

void CliDocumentsTest::appendingEqualsImportingTogether() {
    const auto lines = eventLines();
    const auto half = lines.find('\n', lines.size() / 2) + 1;
    QVERIFY(!m_cli.write("first.csv", eventHeading + lines.substr(0, half)).empty());
    QVERIFY(!m_cli.write("second.csv", eventHeading + lines.substr(half)).empty());
    const auto together = answer({"import", "first.csv", "second.csv", "--json", "--workspace", "together.planwright"});
    QVERIFY(answer({"import", "first.csv", "--workspace", "apart.planwright", "--json"}).is_object());
    const auto appended = answer({"import", "second.csv", "--append", "--workspace", "apart.planwright", "--json"});
    QCOMPARE(appended.at("snapshot_sha256").get<std::string>(), together.at("snapshot_sha256").get<std::string>());
    QVERIFY(answer({"forecast", "--workspace", "apart.planwright", "--json"}) ==
            answer({"forecast", "--workspace", "together.planwright", "--json"}));
}

void CliDocumentsTest::dataUntilCutsTheData() {
    const auto cut = answer({"forecast", "--data-until", "2023-12-31", "--json", "--workspace", "events.planwright"});
    QCOMPARE(cut.at("last_complete_month").get<std::string>(), std::string("2023-12"));
    QCOMPARE(cut.at("month").get<std::string>(), std::string("2024-01"));
    QCOMPARE(m_cli.run({"forecast", "--data-until", "31.12.2023", "--workspace", "events.planwright"}).code, 3);
}

void CliDocumentsTest::economicsChangeTheDecision() {
    QVERIFY(!m_cli.write("e.csv", "category,spend,on_hand\nBooks,100,5\nGames,50,\n").empty());
    const auto decision =
        answer({"decide", "--economics", "e.csv", "--budget", "160", "--workspace", "events.planwright", "--json"});
    QCOMPARE(decision.at("portfolio").at("budget").get<double>(), 160.0);
    double spent = 0;
    for (const auto& category : decision.at("categories"))
        spent += category.at("spend").is_null() ? 0 : category.at("spend").get<double>();
    QVERIFY(std::abs(spent - decision.at("portfolio").at("allocated").get<double>()) < 1e-9);
    QVERIFY(!m_cli.write("bad.csv", "category,price\nBooks,-1\n").empty());
    const auto negative = m_cli.run({"decide", "--economics", "bad.csv", "--workspace", "events.planwright"});
    QCOMPARE(negative.code, 3);
    QVERIFY2(negative.err.find("price") != std::string::npos, negative.err.c_str());
    QVERIFY(!m_cli.write("bad.csv", "category,price\nBooks,cheap\n").empty());
    const auto text = m_cli.run({"decide", "--economics", "bad.csv", "--workspace", "events.planwright"});
    QCOMPARE(text.code, 3);
    QVERIFY2(text.err.find("bad.csv:2: price") != std::string::npos, text.err.c_str());
}

// Decision spec section 4, vector L.
void CliDocumentsTest::decideInputsReproducesVectorL() {
    const auto category = [](const char* name, double lastMonth, const std::vector<double>& knots, double confidence,
                             double volatility, double spend, double elasticity, const json& economics) {
        json quantiles;
        const std::vector<std::string> keys{"p05", "p10", "p25", "p50", "p75", "p90", "p95"};
        for (std::size_t i = 0; i < keys.size(); ++i)
            quantiles[keys[i]] = knots[i];
        return json{{"category", name},         {"last_month", lastMonth},  {"quantiles", quantiles},
                    {"confidence", confidence}, {"volatility", volatility}, {"spend", spend},
                    {"elasticity", elasticity}, {"economics", economics}};
    };
    const auto economics = [](double price, double cost, double salvage, double holding, double baseline) {
        return json{{"price", price},     {"unit_cost", cost}, {"salvage", salvage},        {"goodwill", 0},
                    {"holding", holding}, {"on_hand", 0},      {"baseline_stock", baseline}};
    };
    const json input{
        {"budget", 15000},
        {"categories",
         {category("A", 850, {760, 820, 910, 1000, 1110, 1240, 1330}, .757153, .064122, 8000, .12,
                   economics(50, 30, 18, 2, 850)),
          category("B", 425, {300, 330, 370, 420, 480, 560, 620}, .55, .22, 5000, .20, economics(115, 80, 40, 0, 425)),
          category("C", 1500, {900, 1150, 1500, 1900, 2350, 2900, 3200}, .30, .55, 2000, .08,
                   economics(13, 9, 6, 0, 1500))}}};
    QVERIFY(!m_cli.write("l.json", input.dump()).empty());
    const auto decision = answer({"decide", "--inputs", "l.json", "--json"});
    struct Expected {
        const char* riskClass;
        double spend, stockScale, profit, par95, cvar95, evpi, priority;
    };
    const std::vector<Expected> expected{
        {"Low", 8600, .2329360673, 18329.62162, 6917.812978, 10364.39804, 2197.753999, 1061.121619},
        {"Low", 5000, 0, 12527.344, 7007.094, 4375, 2653.906, 0},
        {"High", 1400, -.190648882, 4604.231565, 2108.228352, 1630.310674, 3010.364044, 556.6461194}};
    const auto near = [](const json& value, double wanted) {
        return std::abs(value.get<double>() - wanted) <= 1e-6 * std::max(1.0, std::abs(wanted)) + 5e-5;
    };
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& actual = decision.at("categories").at(i);
        QCOMPARE(actual.at("risk_class").get<std::string>(), std::string(expected[i].riskClass));
        QVERIFY(near(actual.at("spend"), expected[i].spend));
        QVERIFY(near(actual.at("stock_scale"), expected[i].stockScale));
        QVERIFY(near(actual.at("expected_profit"), expected[i].profit));
        QVERIFY(near(actual.at("par95"), expected[i].par95));
        QVERIFY(near(actual.at("cvar95"), expected[i].cvar95));
        QVERIFY(near(actual.at("evpi"), expected[i].evpi));
        QVERIFY(near(actual.at("priority"), expected[i].priority));
    }
    QVERIFY(near(decision.at("portfolio").at("shadow_price"), .2557621621));
    QVERIFY(decision.at("model").is_null());
    QVERIFY(!fs::exists(m_cli.folder() / "l.planwright"));
    QVERIFY(!m_cli.write("broken.json", "{\"categories\": [}").empty());
    QCOMPARE(m_cli.run({"decide", "--inputs", "broken.json"}).code, 3);
}

void CliDocumentsTest::reportOpensFromDisk() {
    const auto report = bytesOf(m_cli.folder() / "events.planwright" / "exports" / "report.html");
    QVERIFY(report.starts_with("<!DOCTYPE html>"));
    QVERIFY(report.find("http://") == std::string::npos && report.find("https://") == std::string::npos);
    QVERIFY(report.find("Çay") != std::string::npos);
}

void CliDocumentsTest::saysWhatWasWrong() {
    const auto code = [this](const Cli::Arguments& arguments) { return m_cli.run(arguments).code; };
    QCOMPARE(code({"--version"}), 0);
    QCOMPARE(code({"--help"}), 0);
    QCOMPARE(code({"run", "--help"}), 0);
    QCOMPARE(code({}), 2);
    QCOMPARE(code({"predict"}), 2);
    QCOMPARE(code({"run"}), 2);
    QCOMPARE(code({"run", "events.csv", "--fast"}), 2);
    QCOMPARE(code({"run", "events.csv", "--threads", "0"}), 2);
    QCOMPARE(code({"backtest", "--models", "no_such_model", "--workspace", "events.planwright"}), 2);
    QCOMPARE(code({"forecast", "--horizon", "13", "--workspace", "events.planwright"}), 2);
    QCOMPARE(code({"forecast", "--workspace", "nowhere"}), 3);
    QCOMPARE(code({"decide", "--workspace", "nowhere"}), 3);
    QVERIFY(!fs::exists(m_cli.folder() / "nowhere"));
}

QTEST_APPLESS_MAIN(CliDocumentsTest)
#include "cli_documents_test.moc"
