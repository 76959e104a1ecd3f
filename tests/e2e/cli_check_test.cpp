#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace planwright::e2e;
using nlohmann::json;

/// import --check: what an import would do, and no trace of it.
class CliCheckTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;

private Q_SLOTS:
    void saysWhatTheImportSays();
    void asksAndRefusesAsTheImportDoes();
};

void CliCheckTest::saysWhatTheImportSays() {
    const auto file =
        m_cli.write("shop.csv", eventHeading + eventLines() + "2022-03-05T10:00:00,x,p0,Books,c1,Ada,3.50\n");
    const auto temporary = m_cli.folder() / "tmp";
    std::filesystem::create_directories(temporary);
    const auto before = treeOf(m_cli.folder());
    const Cli::Environment environment{{"TMPDIR", temporary.string()}};
    const auto text = m_cli.run({"import", file, "--check"}, environment);
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.find("nothing was written") != std::string::npos);
    const auto checked = m_cli.run({"import", file, "--check", "--json"}, environment);
    QCOMPARE(checked.code, 0);
    QVERIFY(treeOf(m_cli.folder()) == before);

    const auto imported = m_cli.run({"import", file, "--json"});
    QCOMPARE(imported.code, 0);
    auto document = json::parse(checked.out);
    QCOMPARE(document.at("written").get<bool>(), false);
    document.erase("written");
    QCOMPARE(document.dump(), json::parse(imported.out).dump());

    // Appended, with the workspace as it is.
    const auto next = m_cli.write("next.csv", std::string(eventHeading) + "2024-03-20T10:00:00,n,p0,Books,c1,4,3.50\n");
    const auto workspace = treeOf(m_cli.folder());
    const auto append =
        m_cli.run({"import", next, "--check", "--append", "--json", "--workspace", "shop.planwright"}, environment);
    QCOMPARE(append.code, 0);
    QVERIFY(treeOf(m_cli.folder()) == workspace);
    document = json::parse(append.out);
    document.erase("written");
    const auto appended = m_cli.run({"import", next, "--append", "--json", "--workspace", "shop.planwright"});
    QCOMPARE(document.dump(), json::parse(appended.out).dump());
    const auto again = m_cli.run({"import", "--again", "--check", "--workspace", "shop.planwright"}, environment);
    QVERIFY2(again.code == 0, again.err.c_str());
}

void CliCheckTest::asksAndRefusesAsTheImportDoes() {
    const auto asks = m_cli.write("asks.csv", "Date,Qty,Price,Category\n03/04/2024,1,2.50,Clocks\n");
    const auto checked = m_cli.run({"import", asks, "--check"});
    const auto imported = m_cli.run({"import", asks});
    QCOMPARE(checked.code, 3);
    QCOMPARE(checked.err, imported.err);
    QVERIFY(!std::filesystem::exists(m_cli.folder() / "asks.planwright"));
    QCOMPARE(m_cli.run({"import", asks, "--check", "--rejected", "r.csv"}).code, 2);
    QCOMPARE(m_cli.run({"import", asks, "--check", "--append", "--workspace", "none.planwright"}).code, 3);
    QVERIFY(!std::filesystem::exists(m_cli.folder() / "none.planwright"));
}

QTEST_APPLESS_MAIN(CliCheckTest)
#include "cli_check_test.moc"
