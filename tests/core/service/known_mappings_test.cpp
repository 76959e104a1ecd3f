#include "core/data/mapping.h"
#include "core/service/known_mappings.h"
#include "core/service/workspace_change.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace planwright;
using namespace planwright::service;
namespace fs = std::filesystem;

namespace {

constexpr auto ownMapping = R"({"schema": "planwright.mapping/1", "name": "Mine", "category_table": "categories.csv",
    "columns": {"event_time": "InvoiceDate", "quantity": "Quantity", "unit_price": "Price", "product_id": "StockCode"}})";

} // namespace

class KnownMappingsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;

    std::vector<std::string> names(Workspace& workspace, const std::string& folder) {
        std::vector<std::string> found;
        const auto files =
            layOutKnownMappings(workspace.savedMappings().value(), fs::path(m_root.path().toStdString()) / folder);
        for (const auto& file : *files)
            found.push_back(data::loadMapping(file)->name);
        return found;
    }

private Q_SLOTS:
    void samplesAreKnownWithTheirTables();
    void thePlannersOwnComesBeforeASampleThatFitsTheSameFile();
};

void KnownMappingsTest::samplesAreKnownWithTheirTables() {
    const auto files = layOutKnownMappings({}, fs::path(m_root.path().toStdString()) / "samples");
    QVERIFY(files);
    bool hasTable = false;
    for (const auto& file : *files) {
        const auto mapping = data::loadMapping(file);
        QVERIFY2(mapping, file.c_str());
        if (const auto& table = (*mapping).categoryTable) {
            QVERIFY2(fs::exists(*table), table->c_str());
            hasTable = true;
        }
    }
    QVERIFY(hasTable);
}

void KnownMappingsTest::thePlannersOwnComesBeforeASampleThatFitsTheSameFile() {
    const auto workspace = Workspace::openOrCreate(fs::path(m_root.path().toStdString()) / "own.planwright");
    QVERIFY(workspace);
    const auto before = names(**workspace, "before");
    {
        data::ImportReport report;
        report.snapshotSha256 = std::string(64, 'a');
        const auto change = WorkspaceChange::begin(**workspace, RunContext{});
        QVERIFY((*change)->recordImport(report, "{}", "{}", SavedMapping{"Mine", ownMapping, "StockCode,Category\n"}));
        QVERIFY((*change)->commit());
    }
    const auto after = names(**workspace, "after");
    QCOMPARE(after.size(), before.size());
    QCOMPARE(after.front(), std::string("Mine"));
    QVERIFY(std::find(before.begin(), before.end(), "Online Retail II") != before.end());
    QVERIFY(std::find(after.begin(), after.end(), "Online Retail II") == after.end());
    QVERIFY(fs::exists(fs::path(m_root.path().toStdString()) / "after" / "0" / "categories.csv"));
}

QTEST_APPLESS_MAIN(KnownMappingsTest)
#include "known_mappings_test.moc"
