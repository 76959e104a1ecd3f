#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace planwright::e2e;
using nlohmann::json;

/// `planwright-cli analogues`, and what one changes in forecast and decision.
class CliAnaloguesTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;
    json m_before; ///< the forecast without any

    [[nodiscard]] Outcome run(Cli::Arguments arguments) const {
        arguments.insert(arguments.end(), {"--workspace", "w.planwright"});
        return m_cli.run(arguments);
    }
    [[nodiscard]] json documentOf(Cli::Arguments arguments) const {
        arguments.emplace_back("--json");
        return json::parse(run(std::move(arguments)).out);
    }
    [[nodiscard]] static json categoryOf(const json& document, const std::string& name) {
        for (const auto& category : document.at("categories"))
            if (category.at("category").get<std::string>() == name)
                return category;
        return {};
    }

private Q_SLOTS:
    void initTestCase();
    void forecastsLikeTheOther();
    void decidesWithIt();
    void travelsInTheBundle();
    void sameBytesInAFreshWorkspace();
    void refusesWithASentence();
    void removesIt();
};

void CliAnaloguesTest::initTestCase() {
    static_cast<void>(
        m_cli.write("events.csv", eventHeading + eventLines({500, {"Books", "Games", "Lamps"}, "", "3.50"})));
    QCOMPARE(run({"import", "events.csv"}).code, 0);
    m_before = documentOf({"forecast"});
    QVERIFY(run({"analogues", "list"}).out.find("by itself") != std::string::npos);
    const auto set = run({"analogues", "set", "--category", "Lamps", "--like", "Books", "--factor", "0.25"});
    QVERIFY2(set.code == 0, set.err.c_str());
    QVERIFY(set.out.find("Lamps is forecast like Books × 0.25") != std::string::npos);
    const auto list = documentOf({"analogues", "list"});
    QCOMPARE(list.at("schema").get<std::string>(), std::string("planwright.analogues/1"));
    QCOMPARE(list.at("analogues"), json::parse(R"([{"category":"Lamps","like":"Books","factor":0.25}])"));
}

void CliAnaloguesTest::forecastsLikeTheOther() {
    const auto after = documentOf({"forecast"});
    const auto lamps = categoryOf(after, "Lamps"), books = categoryOf(m_before, "Books");
    for (const char* key : {"mean", "p05", "p50", "p95"})
        QVERIFY2(std::abs(lamps.at(key).get<double>() - .25 * books.at(key).get<double>()) < 1e-9, key);
    QCOMPARE(lamps.at("model").get<std::string>(), std::string("analogue"));
    QCOMPARE(lamps.at("reason").get<std::string>(), std::string("Like Books × 0.25, as you said."));
    QCOMPARE(categoryOf(after, "Games"), categoryOf(m_before, "Games"));
    QVERIFY(run({"forecast"}).out.find("Like Books × 0.25") != std::string::npos);
}

void CliAnaloguesTest::decidesWithIt() {
    const auto decided = categoryOf(documentOf({"decide"}), "Lamps");
    const auto flags = decided.at("flags").get<std::vector<std::string>>();
    QVERIFY(std::count(flags.begin(), flags.end(), "ANALOGUE") == 1);
}

// What a server reads is the packaged bundle: it holds the analogue.
void CliAnaloguesTest::travelsInTheBundle() {
    const auto package = documentOf({"package", "--out", "out"});
    const auto bundle = m_cli.folder() / "out" / package.at("bundle_sha256").get<std::string>();
    const auto kept = json::parse(bytesOf(bundle / "model" / "analogues.json"));
    QCOMPARE(kept.at("analogues").at(0).at("like").get<std::string>(), std::string("Books"));
}

// Whether a model was there already or is trained with the analogue at once.
void CliAnaloguesTest::sameBytesInAFreshWorkspace() {
    const auto fresh = [&](Cli::Arguments arguments, const std::string& threads) {
        arguments.insert(arguments.end(), {"--workspace", "fresh.planwright", "--threads", threads});
        return m_cli.run(arguments);
    };
    QCOMPARE(fresh({"import", "events.csv"}, "1").code, 0);
    QCOMPARE(fresh({"analogues", "set", "--category", "Lamps", "--like", "Books", "--factor", "0.25"}, "1").code, 0);
    for (const char* verb : {"forecast", "decide", "train"}) {
        const auto expected = run({verb, "--json"}).out;
        QVERIFY(!expected.empty());
        QCOMPARE(fresh({verb, "--json"}, "4").out, expected);
    }
}

void CliAnaloguesTest::refusesWithASentence() {
    const auto unknown = run({"analogues", "set", "--category", "Lamps", "--like", "Kites"});
    QVERIFY(unknown.code != 0 && unknown.err.find("Kites") != std::string::npos);
    const auto chain = run({"analogues", "set", "--category", "Games", "--like", "Lamps"});
    QCOMPARE(chain.code, 3);
    QVERIFY(chain.err.find("Lamps is itself forecast like another") != std::string::npos);
    QCOMPARE(run({"analogues", "set", "--category", "Games", "--like", "Books", "--factor", "0"}).code, 3);
    QVERIFY(run({"analogues", "remove", "--category", "Games"}).code != 0);
    QCOMPARE(documentOf({"analogues", "list"}).at("analogues").size(), std::size_t{1});
}

void CliAnaloguesTest::removesIt() {
    QCOMPARE(run({"analogues", "remove", "--category", "Lamps"}).code, 0);
    QCOMPARE(documentOf({"forecast"}), m_before);
}

QTEST_APPLESS_MAIN(CliAnaloguesTest)
#include "cli_analogues_test.moc"
