#include "core/service/import_again.h"
#include "core/service/preview_service.h"
#include "core/service/product_list.h"
#include "tests/support/verify_result.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace planwright;
using namespace planwright::service;
namespace fs = std::filesystem;

namespace {

// Sales of three products on every day from the first of January 2023 on.
std::string sales(int days, Date first = {2023, 1, 1}) {
    std::string text = "Date,Order,Qty,Price,Product\n";
    for (int day = 0; day < days; ++day)
        for (const char* product : {"clock-1", "lamp-1", "card-1"})
            text += (first + day).toString() + ",o" + std::to_string(day) + *product + ",2,1.50," + product + "\n";
    return text;
}

constexpr auto table = "product,category\nclock-1,Clocks\nlamp-1,Lamps\n";

} // namespace

/// The category table that a workspace remembers, with a planner's assignments, and imports that are done again.
class OwnCategoriesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;
    int m_count = 0;

    [[nodiscard]] fs::path root() const { return m_root.path().toStdString(); }
    fs::path written(const std::string& name, const std::string& text) const {
        std::ofstream(root() / name, std::ios::binary) << text;
        return root() / name;
    }
    std::unique_ptr<Workspace> freshWorkspace() {
        return *Workspace::openOrCreate(root() / ("w" + std::to_string(++m_count) + ".planwright"));
    }
    static Result<data::ImportReport> import(Workspace& workspace, const ImportOptions& options) {
        PLANWRIGHT_ASSIGN(const auto change, WorkspaceChange::begin(workspace, RunContext()));
        PLANWRIGHT_ASSIGN(auto report, importFiles(*change, options, RunContext()));
        PLANWRIGHT_TRY(change->commit());
        return report;
    }
    [[nodiscard]] std::string assigned(const std::string& given, const Assignments& assignments) const {
        return *assignCategories(written("given.csv", given), assignments, root(), RunContext());
    }
    // What a workspace holds after its shop's products were imported with a table that leaves the cards out.
    std::unique_ptr<Workspace> shop() {
        auto workspace = freshWorkspace();
        ImportOptions options;
        options.files = {written("shop.csv", sales(60))};
        options.categories = written("table.csv", table);
        const auto report = import(*workspace, options);
        return report && report->unmappedProducts.size() == 1 ? std::move(workspace) : nullptr;
    }

private Q_SLOTS:
    void assignsOverATable();
    void readsWhatItWrote();
    void readsAssignments();
    void anUpdateReadsTheTableOfBefore();
    void importingAgainAssignsAndChangesNoFile();
    void importingAgainTakesAppendedFilesToo();
    void assignsOnTheFirstImport();
    void aMappingOfItsOwnKeepsTheNewTable();
    void listsProductsBeforeAnImport();
    void saysWhyItCannotBeImportedAgain();
};

void OwnCategoriesTest::assignsOverATable() {
    QCOMPARE(assigned(table, {{"card-1", "Cards"}, {"lamp-1", "Light, all of it"}}),
             std::string("product,category\ncard-1,Cards\nclock-1,Clocks\nlamp-1,\"Light, all of it\"\n"));
    QCOMPARE(assigned("category;product\nClocks;clock-1\n", {}), std::string("product,category\nclock-1,Clocks\n"));
    QCOMPARE(assigned("product,category,parent\nclock-1,Clocks,Home\n,Lamps,Home\n", {{"card-1", "Cards"}}),
             std::string("product,category,parent\ncard-1,Cards,\nclock-1,Clocks,Home\n,Lamps,Home\n"));
    QCOMPARE(*assignCategories(std::nullopt, {{" card-1 ", "Cards "}}, root(), RunContext()),
             std::string("product,category\ncard-1,Cards\n"));
    QCOMPARE(assignCategories(std::nullopt, {{"card-1", " "}}, root(), RunContext()).error().where().field,
             std::string("category"));
}

void OwnCategoriesTest::readsWhatItWrote() {
    const auto once = assigned("product,category,parent\n\"a, \"\"b\"\"\",Clocks,Home\nü,Lamps,\n", {{"c", "Lamps"}});
    QCOMPARE(assigned(once, {}), once);
}

void OwnCategoriesTest::readsAssignments() {
    Assignments assignments;
    QVERIFY(addAssignment(assignments, "card-1=Cards") && addAssignment(assignments, " a=b = Lamps "));
    QVERIFY(addAssignment(assignments, "card-1=Cards"));
    QCOMPARE(assignments, (Assignments{{"card-1", "Cards"}, {"a=b", "Lamps"}}));
    for (const char* wrong : {"card-1", "=Cards", "card-1=", "card-1=Lamps"})
        QCOMPARE(addAssignment(assignments, wrong).error().where().field, std::string("--assign"));
}

void OwnCategoriesTest::anUpdateReadsTheTableOfBefore() {
    const auto workspace = shop();
    QVERIFY(workspace);
    ImportOptions update;
    update.files = {written("march.csv", sales(31, {2023, 3, 2}))};
    update.append = true;
    const auto preview = previewImport(workspace.get(), update, root() / "preview", RunContext());
    VERIFY_RESULT(preview);
    QVERIFY(!preview->problem && preview->mapping && preview->mapping->categoryTable);
    const auto report = import(*workspace, update);
    VERIFY_RESULT(report);
    QCOMPARE(report->categories, std::size_t{3}); // with the one of the cards, which no table names
    QCOMPARE(report->unmappedProducts.size(), std::size_t{1});
    QCOMPARE(workspace->ownTable(ownCategoriesTable)->value_or(""), std::string(table));
    // An import that reads a category's column forgets it.
    ImportOptions other;
    auto text = sales(60);
    other.files = {written("other.csv", text.replace(text.find("Product"), 7, "Category"))};
    VERIFY_RESULT(import(*workspace, other));
    QVERIFY(!workspace->ownTable(ownCategoriesTable)->has_value());
}

void OwnCategoriesTest::importingAgainAssignsAndChangesNoFile() {
    const auto workspace = shop();
    QVERIFY(workspace);
    auto again = importAgainOptions(*workspace);
    VERIFY_RESULT(again);
    again->assign = {{"card-1", "Cards"}};
    const auto report = import(*workspace, *again);
    VERIFY_RESULT(report);
    QVERIFY(report->unmappedProducts.empty());
    // As if the table had named them from the beginning.
    const auto fresh = freshWorkspace();
    ImportOptions whole;
    whole.files = {root() / "shop.csv"};
    whole.categories = written("whole.csv", std::string(table) + "card-1,Cards\n");
    QCOMPARE(import(*fresh, whole)->snapshotSha256, report->snapshotSha256);
    std::ifstream given(root() / "table.csv");
    QCOMPARE(std::string(std::istreambuf_iterator<char>(given), {}), std::string(table));
    // And it stays so: once more, without assigning anything.
    QCOMPARE(import(*workspace, *importAgainOptions(*workspace))->snapshotSha256, report->snapshotSha256);
}

void OwnCategoriesTest::importingAgainTakesAppendedFilesToo() {
    const auto workspace = shop();
    QVERIFY(workspace);
    ImportOptions update;
    update.files = {written("march.csv", sales(31, {2023, 3, 2}))};
    update.append = true;
    const auto appended = import(*workspace, update);
    VERIFY_RESULT(appended);
    const auto options = importAgainOptions(*workspace);
    VERIFY_RESULT(options);
    QCOMPARE(options->files, (std::vector<fs::path>{root() / "shop.csv", root() / "march.csv"}));
    QCOMPARE(import(*workspace, *options)->snapshotSha256, appended->snapshotSha256);
    // Of the snapshot that was current before, only what was in it.
    {
        const auto change = *WorkspaceChange::begin(*workspace, RunContext());
        QVERIFY(change->recordUse((*workspace->snapshots())[1].sha256) && change->commit());
    }
    QCOMPARE(importAgainOptions(*workspace)->files, std::vector<fs::path>{root() / "shop.csv"});
}

void OwnCategoriesTest::assignsOnTheFirstImport() {
    const auto workspace = freshWorkspace();
    ImportOptions options;
    options.files = {written("first.csv", sales(60))};
    options.assign = {{"card-1", "Cards"}, {"clock-1", "Clocks"}};
    const auto report = import(*workspace, options);
    VERIFY_RESULT(report);
    QCOMPARE(report->unmappedProducts.size(), std::size_t{1});
    QCOMPARE(report->unmappedProducts[0].product, std::string("lamp-1"));
    QCOMPARE(workspace->ownTable(ownCategoriesTable)->value_or(""),
             std::string("product,category\ncard-1,Cards\nclock-1,Clocks\n"));
}

// A mapping file that brings a table: with an assignment it is recognised next time with what was assigned.
void OwnCategoriesTest::aMappingOfItsOwnKeepsTheNewTable() {
    const auto workspace = freshWorkspace();
    written("table.csv", table);
    ImportOptions options;
    options.files = {written("shop.csv", sales(60))};
    options.mapping = written("till.json", R"({"schema": "planwright.mapping/1", "name": "Till",
        "columns": {"event_time": "Date", "order_id": "Order", "quantity": "Qty", "unit_price": "Price",
                    "product_id": "Product"}, "date_order": "YMD", "category_table": "table.csv"})");
    VERIFY_RESULT(import(*workspace, options));
    auto again = *importAgainOptions(*workspace);
    again.assign = {{"card-1", "Cards"}};
    const auto report = import(*workspace, again);
    VERIFY_RESULT(report);
    QCOMPARE(report->mapping.name, std::string("Till"));
    QVERIFY(report->unmappedProducts.empty());
    ImportOptions replaced;
    replaced.files = options.files;
    QCOMPARE(import(*workspace, replaced)->snapshotSha256, report->snapshotSha256);
}

void OwnCategoriesTest::listsProductsBeforeAnImport() {
    ImportOptions options;
    options.files = {written("list.csv", sales(60) + "2023-03-02,o,1,9.00,vase-1\n")};
    const auto all = productsWithoutCategory(nullptr, options, root() / "list", RunContext());
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), std::size_t{4});
    QCOMPARE(all->back().product, std::string("vase-1")); // the least money
    QCOMPARE(all->front().found.rows, std::int64_t{60});
    options.categories = written("table.csv", table);
    QCOMPARE(productsWithoutCategory(nullptr, options, root() / "list", RunContext())->size(), std::size_t{2});
    // What the workspace remembers counts as well, and nothing in it changes.
    const auto workspace = shop();
    QVERIFY(workspace);
    options.categories.reset();
    QCOMPARE(productsWithoutCategory(workspace.get(), options, root() / "list", RunContext())->size(), std::size_t{2});
    QCOMPARE(workspace->snapshots()->size(), std::size_t{1});
    options.files = {root() / "none.csv"};
    QCOMPARE(productsWithoutCategory(nullptr, options, root() / "list", RunContext()).error().code(),
             ErrorCode::NotFound);
}

void OwnCategoriesTest::saysWhyItCannotBeImportedAgain() {
    const auto empty = freshWorkspace();
    QCOMPARE(importAgainOptions(*empty).error().code(), ErrorCode::NotFound);
    const auto workspace = shop();
    QVERIFY(workspace);
    fs::remove(root() / "shop.csv");
    const auto gone = importAgainOptions(*workspace);
    QCOMPARE(gone.error().code(), ErrorCode::NotFound);
    QVERIFY(gone.error().where().file.ends_with("shop.csv"));
}

QTEST_APPLESS_MAIN(OwnCategoriesTest)
#include "own_categories_test.moc"
