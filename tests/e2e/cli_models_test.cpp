#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <sqlite3.h>

using namespace planwright::e2e;
using nlohmann::json;

/// `planwright-cli models compare`.
class CliModelsTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    json m_document;

    [[nodiscard]] Outcome compare(const Cli::Arguments& more = {}, const Cli::Environment& environment = {}) const {
        Cli::Arguments arguments{"models", "compare", "--workspace", "w.planwright"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return m_cli.run(arguments, environment);
    }
    void execute(const std::string& sql) const;

private Q_SLOTS:
    void initTestCase();
    void theDocumentCarriesAllOfIt();
    void theTableIsReadable();
    void showsAModelByCategory();
    void isThePartOfTheBacktest();
    void sameBytesWhateverTheThreadsAndTheLocale();
    void anOlderWorkspaceTrainsAgain();
};

void CliModelsTest::execute(const std::string& sql) const {
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open((m_cli.folder() / "w.planwright/workspace.sqlite").c_str(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(sqlite3_close(database), SQLITE_OK);
}

void CliModelsTest::initTestCase() {
    QCOMPARE(m_cli.run({"demo", "--out", "demo.csv"}).code, 0);
    QCOMPARE(m_cli.run({"import", "demo.csv", "--workspace", "w.planwright"}).code, 0);
    const auto first = compare({"--json"});
    QVERIFY2(first.code == 0, first.err.c_str());
    m_document = json::parse(first.out);
}

void CliModelsTest::theDocumentCarriesAllOfIt() {
    QCOMPARE(m_document.at("schema").get<std::string>(), std::string("planwright.models/1"));
    QVERIFY(m_document.at("months").get<int>() > 12);
    QVERIFY(!m_document.at("selected").at("reason").get<std::string>().empty());
    int chosen = 0, best = 0;
    for (const auto& model : m_document.at("models")) {
        chosen += model.at("chosen").get<bool>() ? 1 : 0;
        best += model.at("best").get<bool>() ? 1 : 0;
        if (model.at("chosen").get<bool>())
            QCOMPARE(model.at("model"), m_document.at("selected").at("model"));
        for (const char* key : {"wape", "mase", "bias", "coverage80", "steadiness"})
            QVERIFY2(model.at(key).is_number(), key);
        QVERIFY(model.at("simplicity").at("rank").get<int>() >= 1);
        QVERIFY(!model.at("categories").empty());
        const bool isAutomatic = model.at("model").get<std::string>() == "auto";
        QCOMPARE(model.at("to_auto").is_null(), isAutomatic);
        if (!isAutomatic && model.at("months") == m_document.at("months")) { // others are paired over their own months
            const auto& automatic = m_document.at("models").at(0).at("wape");
            const double difference = model.at("wape").get<double>() - automatic.get<double>();
            QVERIFY(std::abs(model.at("to_auto").at("wape").get<double>() - difference) < 1e-12);
        }
    }
    QCOMPARE(chosen, 1);
    QCOMPARE(best, 1);
}

void CliModelsTest::theTableIsReadable() {
    const auto text = compare().out;
    for (const auto& part : {std::string("against auto"), std::string("lowest error"), std::string("closed form"),
                             "Chosen: " + m_document.at("selected").at("model").get<std::string>()})
        QVERIFY2(text.find(part) != std::string::npos, part.c_str());
    QVERIFY(text.find("nan") == std::string::npos);
}

void CliModelsTest::showsAModelByCategory() {
    const auto text = compare({"--model", "ets"}).out;
    for (const auto& entry : m_document.at("models").at(0).at("categories"))
        QVERIFY(text.find(entry.at("category").get<std::string>()) != std::string::npos);
    const auto unknown = compare({"--model", "crystal_ball"});
    QVERIFY(unknown.code != 0 && unknown.err.find("crystal_ball") != std::string::npos);
}

void CliModelsTest::isThePartOfTheBacktest() {
    const auto backtest = json::parse(m_cli.run({"backtest", "--workspace", "w.planwright", "--json"}).out);
    for (const char* key : {"months", "first_month", "last_month", "models"})
        QCOMPARE(backtest.at("comparison").at(key), m_document.at(key));
}

void CliModelsTest::sameBytesWhateverTheThreadsAndTheLocale() {
    const auto first = compare({"--json"}).out;
    QCOMPARE(json::parse(first), m_document); // what was kept is what was found
    for (const char* threads : {"1", "4"}) {
        execute("DELETE FROM bundle");
        QCOMPARE(compare({"--json", "--threads", threads}).out, first);
    }
    for (const char* locale : {"tr_TR.UTF-8", "de_DE.UTF-8"})
        QCOMPARE(compare({"--json"}, {{"LC_ALL", locale}}).out, first);
}

// What a program wrote that knew no comparison.
void CliModelsTest::anOlderWorkspaceTrainsAgain() {
    execute("UPDATE bundle SET backtest = json_remove(backtest, '$.comparison')");
    const auto outcome = compare({"--json"});
    QVERIFY2(outcome.code == 0, outcome.err.c_str());
    QCOMPARE(json::parse(outcome.out), m_document);
}

QTEST_APPLESS_MAIN(CliModelsTest)
#include "cli_models_test.moc"
