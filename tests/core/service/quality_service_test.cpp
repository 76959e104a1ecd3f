#include "core/base/hash.h"
#include "core/data/snapshot.h"
#include "core/service/demo_service.h"
#include "core/service/import_service.h"
#include "core/service/quality_service.h"
#include "core/service/snapshot_service.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

using namespace planwright;
using namespace planwright::service;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const Date first(2023, 1, 2); // a Monday

// Eight products in two categories on each day but Sunday; the lamp L1 sells 4 a day and was out on 30 days.
std::string sales() {
    std::string text = "Date,Order,Product,Qty,Price,Category\n";
    for (int day = 0; day < 200; ++day)
        for (int product = 0; product < 8; ++product) {
            const bool isOut = product == 1 && day >= 80 && day < 110;
            if ((first + day).weekday() == 6 || isOut)
                continue;
            const auto id = (product < 4 ? "L" : "K") + std::to_string(product);
            text += (first + day).toString() + ",o" + std::to_string(day) + "," + id + ",4,2.50," +
                    (product < 4 ? "Lamps" : "\"Clocks, old\"") + "\n";
        }
    return text;
}

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace

/// Missing days and stock-outs of a real import.
class QualityServiceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }
    Status import(const std::string& text) {
        std::ofstream(root() / "events.csv") << text;
        return importFile(root() / "events.csv", root() / "w.planwright");
    }
    Status importFile(const fs::path& file, const fs::path& workspace) {
        m_workspace = *Workspace::openOrCreate(workspace);
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(*m_workspace, RunContext()));
        ImportOptions options;
        options.files = {file};
        PLANWRIGHT_TRY(importFiles(*change, options, RunContext()));
        return change->commit();
    }
    Status choose(const std::vector<std::string>& texts) {
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(*m_workspace, RunContext()));
        PLANWRIGHT_ASSIGN(const auto choice, withMissingDays({}, texts));
        PLANWRIGHT_TRY(chooseMissingDays(*change, choice));
        return change->commit();
    }

private Q_SLOTS:
    void initTestCase() { VERIFY_RESULT(import(sales())); }
    void findsTheStockoutAndLeavesTheHistory();
    void readsAStockTable();
    void writesLostDemand();
    void rememberWhatMissingDaysMean();
    void refusesWhatItDoesNotKnow();
    void documentIsTheSameAtAnyThreadCount();
    void demosStockoutsAreTrue();
};

void QualityServiceTest::findsTheStockoutAndLeavesTheHistory() {
    const auto current = *m_workspace->currentSnapshot();
    const auto folder = m_workspace->snapshotsDirectory() / current;
    const auto before = contentOf(folder / "events.parquet");
    const auto panel = data::loadPanel(folder, std::nullopt, RunContext());
    const auto quality = checkQuality(*m_workspace, {}, RunContext());
    VERIFY_RESULT(quality);
    QCOMPARE(quality->stockouts.runs.size(), std::size_t{1});
    const auto& run = quality->stockouts.runs[0];
    QCOMPARE(run.category + "/" + run.product, std::string("Lamps/L1"));
    QVERIFY(run.first == first + 80 && run.last == first + 109);
    QCOMPARE(run.days, 26);
    QCOMPARE(run.lostUnits.raw, std::int64_t{104'000});
    QCOMPARE(run.lostMoney.raw, std::int64_t{2'600'000});
    QCOMPARE(quality->closedDays, 28);
    QCOMPARE(quality->categories.size(), std::size_t{2});
    QCOMPARE(quality->categories[1].stockouts, std::int64_t{1});
    QCOMPARE(quality->categories[1].lostUnits.raw, run.lostUnits.raw);
    QCOMPARE(quality->categories[0].missing.missing, 28);
    QCOMPARE(quality->categories[0].missing.longestGap, 1);

    QCOMPARE(*m_workspace->currentSnapshot(), current);
    QVERIFY2(contentOf(folder / "events.parquet") == before, "history is never overwritten");
    const auto after = data::loadPanel(folder, std::nullopt, RunContext());
    QVERIFY(panel && after && panel->units == after->units && panel->revenue == after->revenue);
    for (const auto& entry : fs::directory_iterator(m_workspace->snapshotsDirectory()))
        QCOMPARE(entry.path().filename().string(), current);
}

void QualityServiceTest::readsAStockTable() {
    std::ofstream(root() / "stock.csv") << "product_id,date,stock\nL1,2023-04-01,5\nK5,2023-02-07,0\nK5,2023-02-08,0\n";
    const auto quality = checkQuality(*m_workspace, {std::nullopt, root() / "stock.csv", std::nullopt}, RunContext());
    VERIFY_RESULT(quality);
    QVERIFY(quality->hasStockTable);
    QVERIFY(stockoutsSentence(*quality).find("know 2 of the 2") != std::string::npos);
    QCOMPARE(quality->stockouts.runs.size(), std::size_t{1});
    const auto& run = quality->stockouts.runs[0];
    QCOMPARE(run.product, std::string("K5"));
    QVERIFY(run.source == features::StockoutSource::StockTable);
    QCOMPARE(run.lostUnits.raw, std::int64_t{0}); // as much as ever was sold on these days
    std::ofstream(root() / "other.csv") << "product_id,date,stock\nl1,2023-04-01,0\n";
    const auto other = checkQuality(*m_workspace, {std::nullopt, root() / "other.csv", std::nullopt}, RunContext());
    QCOMPARE(other.error().code(), ErrorCode::InvalidArgument);
    QVERIFY(other.error().message().find("\"l1\"") != std::string::npos);
    QVERIFY(!checkQuality(*m_workspace, {std::nullopt, root() / "none.csv", std::nullopt}, RunContext()));
}

void QualityServiceTest::writesLostDemand() {
    const auto quality = checkQuality(*m_workspace, {}, RunContext());
    VERIFY_RESULT(quality);
    const auto file = root() / "out" / "lost.csv";
    VERIFY_RESULT(writeLostDemand(file, *quality));
    const auto text = contentOf(file);
    QVERIFY(text.starts_with("category,date,products,lost_units,lost_money\nLamps,2023-03-23,1,4,10\n"));
    QCOMPARE(std::ranges::count(text, '\n'), 27);
    QCOMPARE(writeLostDemand(root() / "lost.xlsx", *quality).error().code(), ErrorCode::InvalidArgument);
}

void QualityServiceTest::rememberWhatMissingDaysMean() {
    auto quality = checkQuality(*m_workspace, {}, RunContext());
    QVERIFY(!quality->isChosen);
    QCOMPARE(missingDaysSentence(*quality),
             std::string("A day without a sale counts as no demand, the default: nobody has chosen yet."));
    QCOMPARE(quality->categories[0].unitsPerDay.raw, std::int64_t{(172 * 16'000 + 100) / 200});
    VERIFY_RESULT(choose({"unknown", "Clocks, old=closed", "a=b=zero"}));
    m_workspace = *Workspace::open(root() / "w.planwright");
    quality = checkQuality(*m_workspace, {}, RunContext());
    VERIFY_RESULT(quality);
    QVERIFY(quality->isChosen);
    QVERIFY(quality->categories[0].meaning == MissingDayMeaning::Closed);
    QVERIFY(quality->categories[1].meaning == MissingDayMeaning::Unknown);
    QVERIFY(quality->missingDays.of("a=b") == MissingDayMeaning::Zero);
    QCOMPARE(quality->categories[0].unitsPerDay.raw, std::int64_t{16'000});
    VERIFY_RESULT(choose({"Lamps=closed", "zero"}));
    QVERIFY(checkQuality(*m_workspace, {}, RunContext())->missingDays == MissingDaysChoice());
}

void QualityServiceTest::refusesWhatItDoesNotKnow() {
    for (const std::string text : {"", "maybe", "Lamps=", "=zero", "Lamps=maybe"})
        QCOMPARE(withMissingDays({}, {text}).error().code(), ErrorCode::InvalidArgument);
    QVERIFY(withMissingDays({}, {" Zero "}));
    const auto choice = *withMissingDays({}, {"Lamp=closed"});
    const auto quality = checkQuality(*m_workspace, {std::nullopt, {}, choice}, RunContext());
    VERIFY_RESULT(quality);
    QVERIFY(checkCategories(choice, {}, *quality).error().message().find("\"Lamp\"") != std::string::npos);
    QVERIFY(checkCategories(choice, choice, *quality));
    QVERIFY(checkCategories(*withMissingDays({}, {"Lamps=closed"}), {}, *quality));
}

void QualityServiceTest::documentIsTheSameAtAnyThreadCount() {
    std::string before;
    for (const unsigned threads : {1U, 2U, 4U}) {
        RunContext context;
        context.threads = threads;
        const auto quality = checkQuality(*m_workspace, {}, context);
        VERIFY_RESULT(quality);
        const auto text = qualityDocument(*quality, 42);
        QVERIFY(before.empty() || before == text);
        before = text;
    }
    const auto document = json::parse(before);
    QCOMPARE(document.at("schema").get<std::string>(), std::string("planwright.quality/1"));
    QCOMPARE(document.at("stockouts").at("runs").at(0).at("product").get<std::string>(), std::string("L1"));
    QCOMPARE(document.at("stockouts").at("lost").size(), std::size_t{26});
    QCOMPARE(document.at("missing_days").at("shop_closed_days").get<int>(), 28);
    QVERIFY(before.find(m_root.path().toStdString()) == std::string::npos);
}

// The demo's generator sells a tenth on the days of its stock-outs, so most go unseen; but what is found must be one.
void QualityServiceTest::demosStockoutsAreTrue() {
    const auto demo = writeDemo({}, root() / "demo.csv", RunContext());
    VERIFY_RESULT(demo);
    VERIFY_RESULT(importFile(demo->events, root() / "demo.planwright"));
    const auto quality = checkQuality(*m_workspace, {}, RunContext());
    VERIFY_RESULT(quality);
    QVERIFY(quality->stockouts.runs.size() >= 5);
    const auto truth = json::parse(contentOf(demo->truth));
    for (const auto& run : quality->stockouts.runs) {
        bool isTrue = false;
        for (const auto& category : truth.at("categories"))
            for (const auto& window : category.at("stock_outs"))
                isTrue = isTrue || (category.at("category") == run.category &&
                                    run.first.toString() <= window.at("last_day").get<std::string>() &&
                                    run.last.toString() >= window.at("first_day").get<std::string>());
        QVERIFY2(isTrue, (run.product + " from " + run.first.toString()).c_str());
    }
}

QTEST_APPLESS_MAIN(QualityServiceTest)
#include "quality_service_test.moc"
