#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace planwright::e2e;
using nlohmann::json;

/// `planwright-cli outliers`, and what a one-off changes in what is trained.
class CliOutliersTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    json m_plain; ///< the list before anything is marked

    [[nodiscard]] Outcome run(Cli::Arguments arguments, const Cli::Environment& environment = {}) const {
        arguments.insert(arguments.end(), {"--workspace", "w.planwright"});
        return m_cli.run(arguments, environment);
    }
    [[nodiscard]] Outcome mark(const Cli::Arguments& more) const {
        Cli::Arguments arguments{"outliers", "mark"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }
    [[nodiscard]] json documentOf(const Cli::Arguments& verb) const {
        auto arguments = verb;
        arguments.emplace_back("--json");
        return json::parse(run(arguments).out);
    }

private Q_SLOTS:
    void initTestCase();
    void listsWhatStandsOut();
    void sameBytesWhateverTheThreadsAndTheLocale();
    void marksAndUnmarks();
    void saysWhatItLearntWith();
    void refusesWithASentence();
};

void CliOutliersTest::initTestCase() {
    QCOMPARE(m_cli.run({"demo", "--out", "demo.csv"}).code, 0);
    const auto imported = run({"import", "demo.csv"});
    QVERIFY2(imported.code == 0, imported.err.c_str());
    m_plain = documentOf({"outliers", "list"});
    QVERIFY(m_plain.at("outliers").size() >= 2);
}

void CliOutliersTest::listsWhatStandsOut() {
    QCOMPARE(m_plain.at("schema").get<std::string>(), std::string("planwright.outliers/1"));
    QCOMPARE(m_plain.at("open").get<std::size_t>(), m_plain.at("outliers").size());
    QCOMPARE(m_plain.at("one_off_days").get<int>(), 0);
    for (const auto& row : m_plain.at("outliers")) {
        QVERIFY(row.at("strength").get<double>() >= m_plain.at("bound").get<double>());
        QVERIFY(row.at("expected_units").get<double>() >= 0 && row.at("mark").is_null());
    }
    const auto& first = m_plain.at("outliers")[0];
    const auto text = run({"outliers", "list"}).out;
    for (const auto& part : {first.at("category").get<std::string>(), first.at("first_day").get<std::string>(),
                             std::string("--as ignore|one-off|repeats")})
        QVERIFY2(text.find(part) != std::string::npos, part.c_str());
    // As it looked before, without what came later.
    const auto until = first.at("first_day").get<std::string>();
    const auto before = documentOf({"outliers", "list", "--data-until", until});
    for (const auto& row : before.at("outliers"))
        QVERIFY(row.at("last_day").get<std::string>() <= until);
}

void CliOutliersTest::sameBytesWhateverTheThreadsAndTheLocale() {
    const auto first = run({"outliers", "list", "--json", "--threads", "1"}).out;
    QCOMPARE(run({"outliers", "list", "--json", "--threads", "4"}).out, first);
    for (const char* locale : {"tr_TR.UTF-8", "de_DE.UTF-8"})
        QCOMPARE(run({"outliers", "list", "--json"}, {{"LC_ALL", locale}}).out, first);
}

void CliOutliersTest::marksAndUnmarks() {
    const auto& row = m_plain.at("outliers")[0];
    const auto category = row.at("category").get<std::string>(), day = row.at("first_day").get<std::string>();
    const auto last = row.at("last_day").get<std::string>();
    const auto marked =
        mark({"--category", category, "--from", day, "--to", last, "--as", "ignore", "--note", "known"});
    QVERIFY2(marked.code == 0, marked.err.c_str());
    const auto after = documentOf({"outliers", "list"});
    QCOMPARE(after.at("open").get<int>(), m_plain.at("open").get<int>() - 1);
    QCOMPARE(after.at("outliers")[0].at("mark").get<std::string>(), std::string("ignore"));
    QVERIFY(run({"outliers", "list"}).out.find("known") == std::string::npos);
    QVERIFY(run({"outliers", "list", "--all"}).out.find("ignore: known") != std::string::npos);
    QCOMPARE(run({"outliers", "unmark", "--category", category, "--from", day, "--to", last}).code, 0);
    QVERIFY(documentOf({"outliers", "list"}) == m_plain);
}

void CliOutliersTest::saysWhatItLearntWith() {
    const Cli::Arguments train{"train", "--origins", "2", "--models", "recent_days,seasonal_naive"};
    const auto forecast = [this] {
        return documentOf({"forecast", "--origins", "2", "--models", "recent_days,seasonal_naive"});
    };
    const auto before = documentOf(train);
    const auto plain = forecast();
    QVERIFY(!before.contains("one_off_note") && !plain.contains("one_off_note"));
    const auto& row = m_plain.at("outliers")[0];
    const auto category = row.at("category").get<std::string>(), day = row.at("first_day").get<std::string>();
    QCOMPARE(mark({"--category", category, "--from", day, "--as", "one-off"}).code, 0);
    const auto after = documentOf(train);
    QVERIFY(after.at("bundle_sha256") != before.at("bundle_sha256"));
    QCOMPARE(after.at("one_off_days").get<int>(), 1);
    const auto sentence = "Learnt with 1 one-off day corrected: 1 of " + category + ".";
    QCOMPARE(after.at("one_off_note").get<std::string>(), sentence);
    QCOMPARE(forecast().at("one_off_note").get<std::string>(), sentence);
    QVERIFY(run(train).out.find(sentence) != std::string::npos);
    auto verb = train;
    for (const char* name : {"backtest", "forecast"}) {
        verb[0] = name;
        QVERIFY2(run(verb).out.find(sentence) != std::string::npos, name);
    }
    verb[0] = "evaluate";
    verb.insert(verb.end(), {"--test", "2", "--validation", "0"});
    QVERIFY(run(verb).out.find(sentence) != std::string::npos);
    // The same marks on the same data give the same bundle elsewhere, at another number of threads.
    const std::string other = "other.planwright";
    QCOMPARE(m_cli.run({"import", "demo.csv", "--workspace", other, "--threads", "1"}).code, 0);
    QCOMPARE(m_cli
                 .run({"outliers", "mark", "--workspace", other, "--category", category, "--from", day, "--as",
                       "one-off", "--note", "a note changes nothing"})
                 .code,
             0);
    auto elsewhere = train;
    elsewhere.insert(elsewhere.end(), {"--workspace", other, "--json", "--threads", "1"});
    QCOMPARE(json::parse(m_cli.run(elsewhere, {{"LC_ALL", "de_DE.UTF-8"}}).out).at("bundle_sha256"),
             after.at("bundle_sha256"));
    QCOMPARE(run({"outliers", "unmark", "--category", category, "--from", day}).code, 0);
    QCOMPARE(documentOf(train).at("bundle_sha256"), before.at("bundle_sha256"));
    QVERIFY(forecast() == plain);
}

void CliOutliersTest::refusesWithASentence() {
    const auto category = m_plain.at("outliers")[0].at("category").get<std::string>();
    const auto refused = [&](const Cli::Arguments& more, const char* part) {
        const auto outcome = mark(more);
        return outcome.code == 3 && outcome.err.find(part) != std::string::npos;
    };
    QVERIFY(refused({"--category", "Shoes of Nobody", "--from", "2024-01-05", "--as", "ignore"}, "no category"));
    QVERIFY(
        refused({"--category", category, "--from", "2024-01-05", "--to", "2024-01-04", "--as", "ignore"}, "before"));
    QVERIFY(refused({"--category", category, "--from", "1999-01-05", "--as", "ignore"}, "reach from"));
    QVERIFY(refused({"--category", category, "--from", "5.1.2024", "--as", "ignore"}, "YYYY-MM-DD"));
    QVERIFY(refused({"--category", category, "--from", "2024-01-05", "--as", "forget"}, "one-off"));
    QCOMPARE(mark({"--category", category, "--as", "ignore"}).code, 2);
    QCOMPARE(run({"outliers", "unmark", "--category", category, "--from", "2024-01-05"}).code, 3);
    QVERIFY(documentOf({"outliers", "list"}) == m_plain);
    QCOMPARE(m_cli.run({"outliers", "list", "--workspace", "nowhere.planwright"}).code, 3);
}

QTEST_APPLESS_MAIN(CliOutliersTest)
#include "cli_outliers_test.moc"
