#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace planwright::e2e;
using nlohmann::json;
namespace fs = std::filesystem;

/// `snapshots` and its actions, from the outside.
class CliSnapshotsTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    std::string m_first, m_second;

    [[nodiscard]] Outcome run(Cli::Arguments arguments) const {
        arguments.insert(arguments.begin(), "snapshots");
        return m_cli.run(arguments);
    }
    [[nodiscard]] json answer(Cli::Arguments arguments) const {
        arguments.emplace_back("--json");
        const auto outcome = run(arguments);
        if (outcome.code != 0)
            qWarning("%s", outcome.err.c_str());
        return outcome.code == 0 ? json::parse(outcome.out) : json();
    }
    [[nodiscard]] bool says(const Cli::Arguments& arguments, int code, const std::string& words) const {
        const auto outcome = run(arguments);
        if (outcome.code != code || outcome.err.find(words) == std::string::npos)
            qWarning("code %d: %s", outcome.code, outcome.err.c_str());
        return outcome.code == code && outcome.err.find(words) != std::string::npos;
    }

private Q_SLOTS:
    void initTestCase();
    void listsAndCompares();
    void refusesWithASentence();
    void tagsUsesAndDeletes();
    void aModelKeepsItsSnapshot();
    void namesTheRowsBehindAMonth();
    void sameBytesAtAnyThreadCount();
    void verifyNamesAllThatAreDamaged();
};

void CliSnapshotsTest::initTestCase() {
    QVERIFY(!m_cli.write("shop.csv", eventHeading + eventLines()).empty());
    QVERIFY(!m_cli
                 .write("late.csv", std::string(eventHeading) + "2022-03-05T10:00:00,late,p0,Books,c1,7,3.50\n"
                                                                "2024-03-15T10:00:00,more,p0,Books,c1,1,3.50\n")
                 .empty());
    const auto first = m_cli.run({"import", "shop.csv", "--json"});
    QVERIFY2(first.code == 0, first.err.c_str());
    m_first = json::parse(first.out).at("snapshot_sha256");
    const auto second = m_cli.run({"import", "late.csv", "--append", "--workspace", "shop.planwright", "--json"});
    QVERIFY2(second.code == 0, second.err.c_str());
    const auto document = json::parse(second.out);
    m_second = document.at("snapshot_sha256");
    QCOMPARE(document.at("restated").size(), std::size_t{1});
    QCOMPARE(document.at("restated")[0].at("month").get<std::string>(), std::string("2022-03"));
    const auto text = m_cli.run({"import", "late.csv", "--append", "--workspace", "shop.planwright"});
    QVERIFY2(text.out.find("Restated") == std::string::npos, "the same once more restates nothing");
    QVERIFY2(text.out.find("merged (repeated across files)  ") != std::string::npos, text.out.c_str());
}

void CliSnapshotsTest::listsAndCompares() {
    const auto list = answer({"list"});
    QCOMPARE(list.at("schema").get<std::string>(), std::string("planwright.snapshots/1"));
    QCOMPARE(list.at("snapshots").size(), std::size_t{2});
    QCOMPARE(list.at("snapshot_sha256").get<std::string>(), m_second);
    QVERIFY(run({"list"}).out.find(m_first.substr(0, 12)) != std::string::npos);
    const auto compared = answer({"compare", "previous", "current"});
    QCOMPARE(compared.at("months").size(), std::size_t{2});
    QCOMPARE(compared.at("months")[0].at("change").get<std::string>(), std::string("restated"));
    QCOMPARE(compared.at("cells")[0].at("difference").at("units").get<double>(), 7.0);
    QCOMPARE(compared.at("cells")[0].at("difference").at("money").get<double>(), 24.5);
    const auto turned = answer({"compare", "current", "previous"});
    QCOMPARE(turned.at("cells")[0].at("difference").at("units").get<double>(), -7.0);
    QVERIFY(run({"compare", "previous", "current"}).out.find("March 2022") != std::string::npos);
}

void CliSnapshotsTest::refusesWithASentence() {
    QVERIFY(says({"delete", "current"}, 1, "forecasts start from it"));
    QVERIFY(says({"use", "current"}, 1, "already"));
    QVERIFY(says({"use", "nosuch"}, 3, "snapshots list"));
    QVERIFY(says({"untag", "current"}, 3, "has no tag"));
    QVERIFY(says({"tag", "current", "abcdef"}, 3, "cannot be a tag"));
    QVERIFY(says({"list", "--data-until", "2022-01-01"}, 3, "as a whole"));
    QVERIFY(says({"tag", "current"}, 2, "NAME"));
    QVERIFY(says({"compare", "current"}, 2, "B"));
    QVERIFY(says({}, 2, "subcommand"));
    QVERIFY(says({"list", "--workspace", "none.planwright"}, 3, "no workspace"));
}

void CliSnapshotsTest::tagsUsesAndDeletes() {
    QVERIFY(answer({"tag", "previous", "before the late ones"}).is_object());
    QCOMPARE(answer({"use", "before the late ones"}).at("snapshot_sha256").get<std::string>(), m_first);
    QCOMPARE(answer({"list"}).at("snapshot_sha256").get<std::string>(), m_first);
    QVERIFY(answer({"untag", m_first}).at("snapshots")[0].at("tag").is_null());
    QCOMPARE(answer({"verify"}).at("snapshots").size(), std::size_t{2});
    QCOMPARE(answer({"delete", "previous"}).at("snapshot_sha256").get<std::string>(), m_second);
    QVERIFY(!fs::exists(m_cli.folder() / "shop.planwright" / "snapshots" / m_second));
    QVERIFY(says({"use", m_second.substr(0, 12)}, 3, "no snapshot"));
    QCOMPARE(answer({"list"}).at("snapshots").size(), std::size_t{1});
}

void CliSnapshotsTest::namesTheRowsBehindAMonth() {
    const auto outcome = m_cli.run({"rows", "--category", "Books", "--month", "2022-03", "--json"});
    QVERIFY2(outcome.code == 0, outcome.err.c_str());
    const auto document = json::parse(outcome.out);
    QCOMPARE(document.at("schema").get<std::string>(), std::string("planwright.rows/1"));
    double units = 0;
    bool isLate = false;
    for (const auto& row : document.at("rows")) {
        units += row.at("units").get<double>();
        if (row.at("order") == "late") {
            isLate = row.at("file") == "late.csv" && row.at("line") == 2;
            QCOMPARE(row.at("time").get<std::string>(), std::string("2022-03-05 10:00:00"));
        }
    }
    QVERIFY(isLate);
    QVERIFY(document.at("sum").at("rows").get<std::size_t>() <= 20); // so these are all
    QCOMPARE(document.at("sum").at("units").get<double>(), units);

    const auto written = m_cli.run({"rows", "--month", "2022-03", "--out", "rows.csv"});
    QVERIFY2(written.code == 0, written.err.c_str());
    QVERIFY(bytesOf(m_cli.folder() / "rows.csv").find("late.csv,2,2022-03-05 10:00:00,purchase,late,p0,Books,") !=
            std::string::npos);
    QCOMPARE(m_cli.run({"rows"}).code, 3);
    QCOMPARE(m_cli.run({"rows", "--from", "2022-03-05", "--to", "2022-03-01"}).code, 3);
    QCOMPARE(m_cli.run({"rows", "--month", "2022-13"}).code, 3);
}

void CliSnapshotsTest::aModelKeepsItsSnapshot() {
    QCOMPARE(m_cli.run({"forecast", "--workspace", "shop.planwright"}).code, 0);
    QCOMPARE(m_cli.run({"import", "late.csv", "--append", "--workspace", "shop.planwright"}).code, 0);
    QVERIFY(says({"delete", m_first}, 1, "was trained on it"));
    const auto bundle = answer({"list"}).at("snapshots")[1].at("bundles")[0].get<std::string>();
    QVERIFY(says({"delete", m_first}, 1, bundle.substr(0, 12)));
    QVERIFY(fs::exists(m_cli.folder() / "shop.planwright" / "snapshots" / m_first));
}

void CliSnapshotsTest::sameBytesAtAnyThreadCount() {
    const auto one = run({"compare", "previous", "current", "--json", "--threads", "1"});
    QCOMPARE(one.code, 0);
    QCOMPARE(run({"compare", "previous", "current", "--json", "--threads", "4"}).out, one.out);
    QVERIFY(one.err.empty());
}

void CliSnapshotsTest::verifyNamesAllThatAreDamaged() {
    const auto snapshots = answer({"list"}).at("snapshots");
    QCOMPARE(snapshots.size(), std::size_t{2});
    for (const auto& snapshot : snapshots)
        fs::remove(m_cli.folder() / "shop.planwright" / "snapshots" /
                   snapshot.at("snapshot_sha256").get<std::string>() / "events.parquet");
    for (const auto& snapshot : snapshots)
        QVERIFY(says({"verify"}, 3, snapshot.at("snapshot_sha256").get<std::string>()));
}

QTEST_APPLESS_MAIN(CliSnapshotsTest)
#include "cli_snapshots_test.moc"
