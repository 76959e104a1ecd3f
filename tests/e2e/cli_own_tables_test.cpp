#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace planwright::e2e;
using nlohmann::json;

/// What a workspace keeps for its planner: categories of products, special days; and rejected rows, until it forgets.
class CliOwnTablesTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;

    [[nodiscard]] json answer(Cli::Arguments arguments, int code = 0) const {
        arguments.insert(arguments.end(), {"--workspace", "shop.planwright", "--json"});
        const auto outcome = m_cli.run(arguments);
        if (outcome.code != code)
            qWarning("code %d: %s", outcome.code, outcome.err.c_str());
        return outcome.code == 0 && code == 0 ? json::parse(outcome.out) : json(outcome.code == code);
    }

private Q_SLOTS:
    void initTestCase();
    void assignsAndImportsAgain();
    void refusesWithASentence();
    void forgetsRejectedTexts();
    void keepsSpecialDays();
    void knowsInAdvance();
    void refusesPlansWithLineAndField();
    void runsWithAPlan();
};

void CliOwnTablesTest::initTestCase() {
    EventLines lines;
    lines.categories = {"book-1", "game-1", "toy-1"};
    auto events = eventLines(lines) + "2022-03-05T10:00:00,x,p0,toy-1,c1,Ada Muster,3.50\n";
    // The categories of these lines are the products here.
    const auto file =
        m_cli.write("shop.csv", "event_time,order_id,shelf,product_id,customer_id,quantity,unit_price\n" + events);
    QVERIFY(!m_cli.write("table.csv", "product,category\nbook-1,Books\n").empty());
    const auto first = answer({"import", file, "--categories", "table.csv"});
    QVERIFY(first.is_object());
    QCOMPARE(first.at("unmapped_products").size(), std::size_t{2});
}

void CliOwnTablesTest::assignsAndImportsAgain() {
    const auto again = answer({"import", "--again", "--assign", "game-1=Games", "--assign", "toy-1=Games"});
    QVERIFY(again.is_object() && again.at("unmapped_products").empty());
    QCOMPARE(again.at("categories").get<int>(), 2);
    QCOMPARE(bytesOf(m_cli.folder() / "table.csv"), std::string("product,category\nbook-1,Books\n"));
    // It stays so without saying it again, and a fresh import that says all at once gives the same.
    const auto third = answer({"import", "--again"});
    QCOMPARE(third.at("snapshot_sha256"), again.at("snapshot_sha256"));
    const auto fresh = m_cli.run({"import", "shop.csv", "--workspace", "fresh.planwright", "--json", "--categories",
                                  "table.csv", "--assign", "game-1=Games", "--assign", "toy-1=Games"});
    QVERIFY2(fresh.code == 0, fresh.err.c_str());
    QCOMPARE(json::parse(fresh.out).at("snapshot_sha256"), again.at("snapshot_sha256"));
}

void CliOwnTablesTest::refusesWithASentence() {
    QCOMPARE(m_cli.run({"import", "--workspace", "shop.planwright"}).code, 2);
    QCOMPARE(m_cli.run({"import", "shop.csv", "--again", "--workspace", "shop.planwright"}).code, 2);
    QCOMPARE(m_cli.run({"import", "--again", "--append", "--workspace", "shop.planwright"}).code, 2);
    const auto wrong = m_cli.run({"import", "--again", "--assign", "toy-1", "--workspace", "shop.planwright"});
    QCOMPARE(wrong.code, 3);
    QVERIFY(wrong.err.find("card-1=Cards") != std::string::npos);
}

void CliOwnTablesTest::forgetsRejectedTexts() {
    const auto database = m_cli.folder() / "shop.planwright" / "workspace.sqlite";
    QVERIFY(bytesOf(database).find("Ada Muster") != std::string::npos);
    const auto document = answer({"snapshots", "forget-rejected"});
    QCOMPARE(document.at("snapshots").size(), std::size_t{2});
    for (const auto& [name, bytes] : treeOf(m_cli.folder() / "shop.planwright"))
        QVERIFY2(bytes.find("Ada Muster") == std::string::npos, name.c_str());
    QVERIFY(answer({"snapshots", "verify"}).is_object());
    QVERIFY(answer({"snapshots", "forget-rejected", "nosuch"}, 3).get<bool>());
}

void CliOwnTablesTest::keepsSpecialDays() {
    QVERIFY(answer({"special-days", "list"}).at("days").empty());
    const auto before = answer({"features", "--countries", "GB", "--origins", "3"});
    QVERIFY(!m_cli.write("days.csv", "date,name,weight\n2024-03-05,Summer sale,2\n").empty());
    const auto days = answer({"special-days", "import", "days.csv"}).at("days");
    QCOMPARE(days.size(), std::size_t{1});
    QVERIFY(days[0].at("country").is_null() && days[0].at("weight") == 2.0);
    const auto after = answer({"features", "--countries", "GB", "--origins", "3"});
    QVERIFY(after.at("matrix_sha256") != before.at("matrix_sha256"));
    const auto file = answer({"features", "--countries", "GB", "--origins", "3", "--calendar", "days.csv"});
    QCOMPARE(file.at("matrix_sha256"), after.at("matrix_sha256"));
    QVERIFY(answer({"special-days", "export", "out.csv"}).is_object());
    QCOMPARE(bytesOf(m_cli.folder() / "out.csv"),
             std::string("date,name,country,weight,action\n2024-03-05,Summer sale,,2,add\n"));
    QVERIFY(!m_cli.write("wrong.csv", "date,name\n2024-13-05,Sale\n").empty());
    QVERIFY(answer({"special-days", "import", "wrong.csv"}, 3).get<bool>());
    // One that takes away what is not there is named when it is counted.
    QVERIFY(!m_cli.write("none.csv", "date,name,action\n2024-03-06,Summer sale,remove\n").empty());
    QVERIFY(answer({"special-days", "import", "none.csv"}).is_object());
    const auto refused = m_cli.run({"features", "--countries", "GB", "--workspace", "shop.planwright"});
    QCOMPARE(refused.code, 3);
    QVERIFY(refused.err.find("special days of the workspace") != std::string::npos);
}

void CliOwnTablesTest::knowsInAdvance() {
    const Cli::Arguments question{"forecast", "--models", "ets,theta", "--origins", "3", "--horizon", "2", "--explain"};
    const auto with = [&](const Cli::Arguments& more) {
        auto asked = question;
        asked.insert(asked.end(), more.begin(), more.end());
        return answer(asked);
    };
    const auto plain = with({});
    QVERIFY(!plain.contains("known_in_advance"));
    const std::string month = plain.at("month");
    QVERIFY(!m_cli
                 .write("plan.csv", "kind,category,first_day,last_day,amount\npromotion,Games," + month + "-03," +
                                        month + "-09,0.3\nclosure,," + month + "-12,,\n")
                 .empty());
    const auto once = with({"--plan", "plan.csv"});
    const auto& known = once.at("known_in_advance");
    QCOMPARE(known.size(), std::size_t{2});
    double units = 0;
    for (const auto& input : known)
        for (const auto& effect : input.at("effects"))
            units += effect.at("units").get<double>();
    QVERIFY(std::abs(once["total"]["mean"].get<double>() - plain["total"]["mean"].get<double>() - units) < 1e-6);
    QVERIFY(known[0]["effects"][0]["units"] > 0 && known[1]["effects"][0]["units"] < 0);
    QCOMPARE(known[1]["effects"].size(), once["categories"].size());
    double parts = 0;
    for (const auto& part : once["total"]["explanation"]["parts"])
        parts += part.at("units").get<double>();
    QVERIFY(std::abs(parts - once["total"]["mean"].get<double>()) < 1e-6);
    // Nothing was kept; what is kept says the same.
    QCOMPARE(with({}), plain);
    QCOMPARE(answer({"planned", "import", "plan.csv"}).at("inputs").size(), std::size_t{2});
    QCOMPARE(with({}), once);
    const auto decided = answer({"decide", "--models", "ets,theta", "--origins", "3"});
    QCOMPARE(answer({"decide", "--models", "ets,theta", "--origins", "3", "--plan", "plan.csv"}), decided);
    QVERIFY(answer({"planned", "export", "kept.csv"}).is_object());
    QVERIFY(answer({"planned", "clear"}).at("inputs").empty());
    QCOMPARE(with({}), plain);
    QVERIFY(answer({"decide", "--models", "ets,theta", "--origins", "3"}) != decided);
    QCOMPARE(with({"--plan", "kept.csv"}), once);
}

void CliOwnTablesTest::refusesPlansWithLineAndField() {
    const auto refused = [&](const std::string& text) {
        const auto file = m_cli.write("wrong.csv", text);
        return m_cli.run(
            {"forecast", "--models", "ets,theta", "--origins", "3", "--plan", file, "--workspace", "shop.planwright"});
    };
    const auto category = refused("kind,category,first_day\nclosure,,2024-01-01\nclosure,Socks,2024-01-01\n");
    QCOMPARE(category.code, 3);
    QVERIFY2(category.err.find("wrong.csv:2: first_day: ") != std::string::npos, category.err.c_str());
    const auto unknown = refused("kind,category,first_day\nclosure,Socks,2024-01-01\n");
    QVERIFY2(unknown.err.find("wrong.csv:2: category: The data hold no category \"Socks\"") != std::string::npos,
             unknown.err.c_str());
    QCOMPARE(refused("").code, 3);
    QCOMPARE(m_cli.run({"decide", "--inputs", "x.json", "--plan", "plan.csv"}).code, 2);
    QCOMPARE(m_cli.run({"forecast", "--plan", "nowhere.csv", "--workspace", "shop.planwright"}).code, 3);
}

void CliOwnTablesTest::runsWithAPlan() {
    const auto run = [&](const Cli::Arguments& more) {
        Cli::Arguments arguments{"run",         "shop.csv",       "--categories", "table.csv",
                                 "--assign",    "game-1=Games",   "--assign",     "toy-1=Games",
                                 "--workspace", "run.planwright", "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return m_cli.run(arguments);
    };
    const auto forecast = [&](const Cli::Arguments& more) {
        Cli::Arguments arguments{"forecast", "--workspace", "run.planwright", "--json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return m_cli.run(arguments);
    };
    QVERIFY(!m_cli.write("slip.csv", "kind,category,first_day\nfestival,,2024-01-01\n").empty());
    QVERIFY(!m_cli.write("socks.csv", "kind,category,first_day\nclosure,Socks,2024-01-01\n").empty());
    for (const auto* file : {"slip.csv", "socks.csv"}) {
        const auto refused = run({"--plan", file});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.find(std::string(file) + ":2: ") != std::string::npos, refused.err.c_str());
        // Nothing of it was imported.
        QVERIFY(forecast({}).code != 0);
    }
    const auto planned = run({"--plan", "plan.csv"});
    QVERIFY2(planned.code == 0, planned.err.c_str());
    const auto document = json::parse(planned.out);
    QCOMPARE(document.at("forecast").at("known_in_advance").size(), std::size_t{2});
    // As `forecast --plan` says of the same workspace, and the file is not kept.
    QCOMPARE(document.at("forecast"), json::parse(forecast({"--plan", "plan.csv"}).out));
    QVERIFY(!json::parse(forecast({}).out).contains("known_in_advance"));
    const auto report = bytesOf(m_cli.folder() / "run.planwright" / "exports" / "report.html");
    QVERIFY(report.find("promotion") != std::string::npos);
}

QTEST_APPLESS_MAIN(CliOwnTablesTest)
#include "cli_own_tables_test.moc"
