#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace planwright::e2e;
using nlohmann::json;

/// `planwright-cli quality`, from a file of events to the lost demand.
class CliQualityTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    std::string m_text;
    json m_document;

    Outcome quality(Cli::Arguments more, const Cli::Environment& environment = {}) {
        Cli::Arguments arguments{"quality", "--workspace", "w.planwright"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return m_cli.run(arguments, environment);
    }

private Q_SLOTS:
    void initTestCase();
    void listsWhatItFound();
    void sameBytesWhateverTheThreadsAndTheLocale();
    void lostDemandAddsUp();
    void looksAtNothingAfterTheCut();
    void remembersWhatMissingDaysMean();
    void refusesWhatItCannotDo();
};

void CliQualityTest::initTestCase() {
    QCOMPARE(m_cli.run({"demo", "--out", "demo.csv"}).code, 0);
    const auto imported = m_cli.run({"import", "demo.csv", "--workspace", "w.planwright"});
    QVERIFY2(imported.code == 0, imported.err.c_str());
    const auto worked = quality({"--json", "--threads", "1"});
    QVERIFY2(worked.code == 0, worked.err.c_str());
    m_text = worked.out;
    m_document = json::parse(worked.out);
}

void CliQualityTest::listsWhatItFound() {
    QCOMPARE(m_document.at("schema").get<std::string>(), std::string("planwright.quality/1"));
    QVERIFY(m_document.at("stockouts").at("runs").size() >= 5);
    const auto& first = m_document.at("stockouts").at("runs").at(0);
    const auto during = first.at("last_day").get<std::string>();
    const auto then = json::parse(quality({"--json", "--data-until", during}).out).at("stockouts").at("not_sold_since");
    const auto isIt = [&first](const json& run) { return run.at("product") == first.at("product"); };
    QVERIFY2(std::ranges::any_of(then, isIt), "as it looked then, it had not sold since");
    const auto text = quality({}).out;
    for (const char* part : {"counts as no demand, the default", "stock-outs with about", "What cost most:"})
        QVERIFY2(text.find(part) != std::string::npos, part);
}

void CliQualityTest::sameBytesWhateverTheThreadsAndTheLocale() {
    QVERIFY(quality({"--json", "--threads", "2"}).out == m_text);
    QVERIFY(quality({"--json", "--threads", "4"}, {{"LC_ALL", "de_DE.UTF-8"}}).out == m_text);
    QVERIFY(quality({"--json"}, {{"LC_ALL", "tr_TR.UTF-8"}}).out == m_text);
}

void CliQualityTest::lostDemandAddsUp() {
    const auto& stockouts = m_document.at("stockouts");
    double units = 0;
    for (const auto& run : stockouts.at("runs"))
        units += run.at("lost_units").get<double>();
    for (const auto& day : stockouts.at("lost"))
        units -= day.at("units").get<double>();
    QVERIFY(std::abs(units) < 1e-6);
    QCOMPARE(quality({"--out", "Verlorenes für März.csv"}).code, 0);
    const auto written = bytesOf(m_cli.folder() / "Verlorenes für März.csv");
    QVERIFY(written.starts_with("category,date,products,lost_units,lost_money\n"));
    QCOMPARE(static_cast<std::size_t>(std::ranges::count(written, '\n')), stockouts.at("lost").size() + 1);
}

void CliQualityTest::looksAtNothingAfterTheCut() {
    const auto cut = quality({"--json", "--data-until", "2024-06-30"});
    QCOMPARE(cut.code, 0);
    const auto document = json::parse(cut.out);
    QCOMPARE(document.at("last_day").get<std::string>(), std::string("2024-06-30"));
    for (const auto& run : document.at("stockouts").at("runs"))
        QVERIFY(run.at("last_day").get<std::string>() < "2024-06-30");
}

void CliQualityTest::remembersWhatMissingDaysMean() {
    QCOMPARE(quality({"--missing-days", "unknown", "--missing-days", "Books=closed"}).code, 0);
    const auto document = json::parse(quality({"--json"}).out);
    QCOMPARE(document.at("missing_days").at("meaning").get<std::string>(), std::string("unknown"));
    QVERIFY(document.at("missing_days").at("chosen").get<bool>());
    for (const auto& category : document.at("categories"))
        QCOMPARE(category.at("missing_mean").get<std::string>(),
                 std::string(category.at("category") == "Books" ? "closed" : "unknown"));
    QVERIFY2(document.at("stockouts") == m_document.at("stockouts"), "it changes no stock-out");
}

void CliQualityTest::refusesWhatItCannotDo() {
    const auto before = json::parse(quality({"--json"}).out).at("missing_days");
    QCOMPARE(quality({"--out", "lost.xlsx", "--missing-days", "closed"}).code, 3);
    QVERIFY2(json::parse(quality({"--json"}).out).at("missing_days") == before, "nothing changed");
    QCOMPARE(quality({"--missing-days", "perhaps"}).code, 3);
    QCOMPARE(quality({"--stock", "nowhere.csv"}).code, 3);
    QCOMPARE(m_cli.run({"quality", "--workspace", "no.planwright"}).code, 3);
    const auto sums =
        m_cli.write("months.csv", "category,month,units\nLamps,2024-01,5\nLamps,2024-02,6\nClocks,2024-02,6\n");
    QCOMPARE(m_cli.run({"import", sums}).code, 0);
    const auto months = m_cli.run({"quality", "--workspace", "months.planwright"});
    QCOMPARE(months.code, 3);
    QVERIFY2(months.err.find("sums of months") != std::string::npos, months.err.c_str());
}

QTEST_APPLESS_MAIN(CliQualityTest)
#include "cli_quality_test.moc"
