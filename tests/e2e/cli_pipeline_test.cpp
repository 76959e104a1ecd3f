#include "tests/e2e/cli_process.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace planwright::e2e;
using nlohmann::json;
namespace fs = std::filesystem;

/// The stages that dvc.yaml drives: train, evaluate, package, and snapshots in folders.
class CliPipelineTest : public QObject {
    Q_OBJECT

private:
    Cli m_cli;

    [[nodiscard]] Outcome stage(Cli::Arguments arguments, const std::string& workspace,
                                const std::string& threads = "2") const {
        for (const auto* word : {"--json", "--origins", "14", "--models", "ets,theta,seasonal_naive"})
            arguments.emplace_back(word);
        for (const auto& word : {std::string("--workspace"), workspace, std::string("--threads"), threads})
            arguments.push_back(word);
        return m_cli.run(arguments);
    }
    [[nodiscard]] bool says(const Outcome& outcome, int code, const std::string& words) const {
        const bool right = outcome.code == code && outcome.err.find(words) != std::string::npos;
        if (!right)
            qWarning("code %d: %s", outcome.code, outcome.err.c_str());
        return right;
    }
    [[nodiscard]] bool imported(const std::string& workspace, const std::string& threads) const {
        const auto outcome = m_cli.run({"import", "shop.csv", "--workspace", workspace, "--threads", threads});
        return outcome.code == 0 &&
               m_cli.run({"snapshots", "export", "--out", workspace + ".snapshot", "--workspace", workspace}).code == 0;
    }

private Q_SLOTS:
    void initTestCase();
    void twoImportsGiveTheSameFolder();
    void equalBytesInTwoWorkspaces();
    void eachStageRunsAloneFromTheSnapshot();
    void forecastsAndDecidesByWhatWasTrained();
    void splitsByDateWithAnEmbargo();
    void refusesWhatCannotBeJudged();
    void refusesADamagedFolder();
    void replacesNothingButASnapshot();
};

void CliPipelineTest::initTestCase() {
    QVERIFY(
        !m_cli.write("shop.csv", eventHeading + eventLines({1100, {"Books", "Games", "Garden"}, {}, "3.50"})).empty());
    QVERIFY(imported("one.planwright", "1"));
    QVERIFY(imported("two.planwright", "2"));
}

void CliPipelineTest::twoImportsGiveTheSameFolder() {
    const auto one = treeOf(m_cli.folder() / "one.planwright.snapshot");
    QCOMPARE(one.size(), std::size_t{3});
    QVERIFY(!one.contains("customers.parquet"));
    QVERIFY(one == treeOf(m_cli.folder() / "two.planwright.snapshot"));
}

void CliPipelineTest::equalBytesInTwoWorkspaces() {
    for (const std::string verb : {"backtest", "train", "evaluate"}) {
        const auto one = stage({verb}, "one.planwright", "1");
        QVERIFY2(one.code == 0, one.err.c_str());
        QVERIFY2(one.out == stage({verb}, "two.planwright", "4").out, verb.c_str());
    }
    QCOMPARE(stage({"package", "--out", "bundles1"}, "one.planwright").code, 0);
    QCOMPARE(stage({"package", "--out", "bundles2"}, "two.planwright").code, 0);
    const auto bundles = treeOf(m_cli.folder() / "bundles1");
    QVERIFY(bundles == treeOf(m_cli.folder() / "bundles2"));
    const auto name = json::parse(stage({"train"}, "one.planwright").out).at("bundle_sha256").get<std::string>();
    QVERIFY(bundles.contains(name + "/manifest.json"));
}

void CliPipelineTest::eachStageRunsAloneFromTheSnapshot() {
    const auto take = [this] {
        return m_cli.run({"snapshots", "add", "one.planwright.snapshot", "--workspace", "new.planwright", "--json"});
    };
    const auto taken = take();
    QVERIFY2(taken.code == 0, taken.err.c_str());
    const auto before = bytesOf(m_cli.folder() / "new.planwright" / "workspace.sqlite");
    QVERIFY2(take().out == taken.out, "once more is the same");
    QVERIFY2(bytesOf(m_cli.folder() / "new.planwright" / "workspace.sqlite") == before, "and changes nothing");
    QVERIFY2(stage({"evaluate"}, "new.planwright").out == stage({"evaluate"}, "one.planwright").out, "it trains first");
    QVERIFY(stage({"package", "--out", "bundles3"}, "new.planwright").code == 0);
    QVERIFY(stage({"package", "--out", "bundles1"}, "one.planwright").code == 0);
    QVERIFY(treeOf(m_cli.folder() / "bundles3") == treeOf(m_cli.folder() / "bundles1"));
}

void CliPipelineTest::forecastsAndDecidesByWhatWasTrained() {
    QCOMPARE(stage({"train"}, "one.planwright").code, 0);
    const auto bundles = treeOf(m_cli.folder() / "one.planwright" / "bundles");
    for (const std::string verb : {"forecast", "decide"}) {
        const auto outcome = stage({verb}, "one.planwright");
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        QVERIFY2(treeOf(m_cli.folder() / "one.planwright" / "bundles") == bundles, "it trains nothing");
    }
}

void CliPipelineTest::splitsByDateWithAnEmbargo() {
    // The last complete month is December 2024: the last origin with actuals two months ahead is October.
    const auto outcome = stage(
        {"evaluate", "--test", "5", "--validation", "4", "--horizon", "2", "--metrics", "m.json"}, "one.planwright");
    QVERIFY2(outcome.code == 0, outcome.err.c_str());
    const auto document = json::parse(outcome.out);
    const auto& split = document.at("split");
    QCOMPARE(split.at("test").at("last_origin").get<std::string>(), std::string("2024-10"));
    QCOMPARE(split.at("test").at("first_origin").get<std::string>(), std::string("2024-06"));
    QCOMPARE(split.at("validation").at("last_origin").get<std::string>(), std::string("2024-04"));
    QCOMPARE(split.at("validation").at("first_origin").get<std::string>(), std::string("2024-01"));
    QCOMPARE(split.at("train").at("last_origin").get<std::string>(), std::string("2023-11"));
    QCOMPARE(document.at("test").at("h2").at("forecasts").get<int>(), 5 * 3);
    // The same numbers as from the backtest's own forecasts.
    double error = 0;
    double demand = 0;
    const auto backtest = json::parse(stage({"backtest"}, "one.planwright").out);
    for (const auto& forecast : backtest.at("forecasts")) {
        const auto origin = forecast.at("origin").get<std::string>();
        if (forecast.at("model") != "auto" || forecast.at("horizon") != 2 || origin < "2024-06" || origin > "2024-10")
            continue;
        error += std::abs(forecast.at("actual").get<double>() - forecast.at("mean").get<double>());
        demand += std::abs(forecast.at("actual").get<double>());
    }
    QVERIFY(std::abs(document.at("test").at("h2").at("wape").get<double>() - error / demand) < 1e-12);
    const auto metrics = json::parse(bytesOf(m_cli.folder() / "m.json"));
    QCOMPARE(metrics.at("test").at("h2").at("wape").get<double>(),
             document.at("test").at("h2").at("wape").get<double>());
}

void CliPipelineTest::refusesWhatCannotBeJudged() {
    QVERIFY(says(stage({"evaluate", "--test", "12", "--validation", "6", "--horizon", "3"}, "one.planwright"), 3,
                 "--origins 22"));
    QVERIFY(says(stage({"evaluate", "--test", "60"}, "one.planwright"), 3, "too short"));
    QVERIFY(says(stage({"evaluate", "--horizon", "4"}, "one.planwright"), 2, "--horizon"));
    QVERIFY(says(stage({"package", "--out", "shop.csv"}, "one.planwright"), 3, "cannot be written"));
}

void CliPipelineTest::refusesADamagedFolder() {
    const auto folder = m_cli.folder() / "damaged";
    const auto add = [this] { return m_cli.run({"snapshots", "add", "damaged", "--workspace", "damaged.planwright"}); };
    QVERIFY(says(add(), 3, "no snapshot"));
    fs::copy(m_cli.folder() / "one.planwright.snapshot", folder);
    auto manifest = bytesOf(folder / "manifest.json");
    const auto at = manifest.find("\"sha256\": \"", manifest.rfind("\"schema\"")) + 11;
    auto other = manifest;
    other[at] = other[at] == '0' ? '1' : '0';
    QVERIFY(!m_cli.write("damaged/manifest.json", other).empty());
    QVERIFY(says(add(), 1, "of another import"));
    QVERIFY(!m_cli.write("damaged/manifest.json", other.replace(at, 64, "../../somewhere")).empty());
    QVERIFY(says(add(), 1, "by no hash"));
    QVERIFY(!m_cli.write("damaged/manifest.json", manifest).empty());
    QVERIFY(!m_cli.write("damaged/import.json", R"({"files": 7})").empty());
    QVERIFY(says(add(), 1, "beside this snapshot cannot be read"));
    fs::remove(folder / "import.json");
    QVERIFY(says(add(), 3, "import.json"));
    QVERIFY2(!fs::exists(m_cli.folder() / "damaged.planwright"), "no half workspace is left");
}

void CliPipelineTest::replacesNothingButASnapshot() {
    fs::create_directories(m_cli.folder() / "mine");
    QVERIFY(!m_cli.write("mine/letter.txt", "dear").empty());
    const auto out = [this](const std::string& folder) {
        return m_cli.run({"snapshots", "export", "--out", folder, "--workspace", "one.planwright"});
    };
    QVERIFY(says(out("mine"), 3, "Something else"));
    QVERIFY(says(out("shop.csv"), 3, "Something else"));
    QCOMPARE(bytesOf(m_cli.folder() / "mine" / "letter.txt"), std::string("dear"));
    QCOMPARE(out("one.planwright.snapshot/").code, 0);
    QVERIFY(treeOf(m_cli.folder() / "one.planwright.snapshot") == treeOf(m_cli.folder() / "two.planwright.snapshot"));
}

QTEST_APPLESS_MAIN(CliPipelineTest)
#include "cli_pipeline_test.moc"
