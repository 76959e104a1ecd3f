#include "tests/ui/data_page_test_base.h"
#include "ui/models/unmapped_model.h"
#include "ui/pages/data/file_picker.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>

using namespace planwright;
using namespace planwright::ui;

/// Products without a category, and the categories that a planner gives them.
class UnmappedViewTest : public test::DataPageTestBase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void theModelHoldsWhatIsAssigned();
    void severalAtOnceAndImportedAgain();
    void aFileThatIsGoneIsSaid();
    void withoutATableTheyAreAssignedBeforeTheImport();

private:
    static QString cell(const QAbstractItemModel& model, int row, int column) {
        return model.index(row, column).data().toString();
    }
    // Imports products with a table that names one of three.
    bool importProducts(DataPage& page, AppSession& session) {
        auto products = test::events(3);
        products.replace("Category\n", "Product\n").replace("Cards\n", "card-1\n").replace("Lamps\n", "lamp-1\n");
        if (!offer(page, session, {write(QStringLiteral("products.csv"), products)}))
            return false;
        QSignalSpy looked(&session, &AppSession::previewChanged);
        page.findChild<FilePicker*>(QStringLiteral("categoryTable"))
            ->setFile(write(QStringLiteral("table.csv"), "product,category\nClocks,Time\n"));
        if (!looked.wait(20'000))
            return false;
        QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
        return settled(session) && session.plan();
    }
};

void UnmappedViewTest::theModelHoldsWhatIsAssigned() {
    UnmappedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::vector<data::UnmappedProduct> products{{"85123A", {7, Quantity::fromDouble(8), Money::fromDouble(20.4)}},
                                                      {"22423", {1, Quantity::fromDouble(2.5), Money::fromDouble(3)}}};
    model.show(products, QStringLiteral("EUR"));
    QCOMPARE(model.headerData(3, Qt::Horizontal).toString(), QStringLiteral("Money (EUR)"));
    QCOMPARE(cell(model, 0, UnmappedModel::Product), QStringLiteral("85123A"));
    QCOMPARE(cell(model, 1, UnmappedModel::Units), QStringLiteral("2.5"));
    QCOMPARE(cell(model, 0, UnmappedModel::MoneyFigure), QStringLiteral("20.4"));
    QVERIFY(!model.setData(model.index(0, UnmappedModel::Product), QStringLiteral("x")));
    QVERIFY(model.setData(model.index(0, UnmappedModel::Category), QStringLiteral("  Garden  tools ")));
    QCOMPARE(cell(model, 0, UnmappedModel::Category), QStringLiteral("Garden tools"));
    QCOMPARE(model.assignments(), (service::Assignments{{"85123A", "Garden tools"}}));
    model.assign({0, 1}, QStringLiteral("Lamps"));
    QCOMPARE(model.assignedCount(), 2);
    model.assign({1}, {});
    QCOMPARE(model.assignedCount(), 1);
    // Of those that are no longer listed nothing is kept.
    model.show({products[1]}, {});
    QCOMPARE(model.assignedCount(), 0);
}

void UnmappedViewTest::severalAtOnceAndImportedAgain() {
    AppSession session;
    DataPage page(session);
    page.resize(1100, 700);
    page.show();
    QVERIFY(importProducts(page, session));
    auto* tabs = page.findChild<QTabWidget*>(QStringLiteral("dataTabs"));
    auto* table = page.findChild<QTableView*>(QStringLiteral("unmappedTable"));
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(cell(*table->model(), 0, 0), QStringLiteral("lamp-1")); // the most money first
    tabs->setCurrentWidget(table->parentWidget());
    QVERIFY(!button(page, "importAgain").isEnabled() && !button(page, "assignCategory").isEnabled());

    // Both get one, then the second is typed over, taken back, and typed again.
    auto* category = page.findChild<QComboBox*>(QStringLiteral("unmappedCategory"));
    QCOMPARE(category->count(), 1);
    QCOMPARE(category->itemText(0), QStringLiteral("Time"));
    table->selectAll();
    category->lineEdit()->clear();
    QTest::keyClicks(category->lineEdit(), QStringLiteral("Light"));
    QTest::mouseClick(&button(page, "assignCategory"), Qt::LeftButton);
    QCOMPARE(cell(*table->model(), 1, 4), QStringLiteral("Light"));
    QVERIFY(button(page, "importAgain").isEnabled());
    QVERIFY(text(page, "unmappedSentence").startsWith(QStringLiteral("2 of 2")));
    table->selectRow(1);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(cell(*table->model(), 1, 4), QString());
    table->setCurrentIndex(table->model()->index(1, 4));
    QTest::keyClick(table, Qt::Key_F2);
    auto* editor = table->findChild<QLineEdit*>(QStringLiteral("cellEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Cards"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(cell(*table->model(), 1, 4), QStringLiteral("Cards"));

    QSignalSpy told(&session, &AppSession::done);
    const auto before = session.plan()->import;
    QTest::mouseClick(&button(page, "importAgain"), Qt::LeftButton);
    QVERIFY(settled(session));
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0][0].toString().contains(QStringLiteral("2 products")));
    const auto& import = session.plan()->import;
    QVERIFY(import.unmappedProducts.empty() && import.snapshotSha256 != before.snapshotSha256);
    QCOMPARE(import.account.accepted.money.raw, before.account.accepted.money.raw);
    std::vector<std::string> names;
    for (const auto& found : session.plan()->history.categories)
        names.push_back(found.name);
    QCOMPARE(names, (std::vector<std::string>{"Cards", "Light", "Time"}));
    QVERIFY(!tabs->isTabVisible(tabs->indexOf(table->parentWidget())));
    QFile given(m_folder.filePath(QStringLiteral("table.csv")));
    QVERIFY(given.open(QIODevice::ReadOnly));
    QCOMPARE(given.readAll(), QByteArray("product,category\nClocks,Time\n"));
}

void UnmappedViewTest::aFileThatIsGoneIsSaid() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(importProducts(page, session));
    const auto before = session.plan()->import.snapshotSha256;
    QVERIFY(QFile::remove(m_folder.filePath(QStringLiteral("products.csv"))));
    QSignalSpy failures(&session, &AppSession::failed);
    session.importAgain({{"card-1", "Cards"}});
    QVERIFY(settled(session));
    QCOMPARE(failures.size(), 1);
    const auto error = failures[0][0].value<ErrorText>();
    QVERIFY(error.message.contains(QStringLiteral("not there any more")));
    QCOMPARE(session.plan()->import.snapshotSha256, before);
}

void UnmappedViewTest::withoutATableTheyAreAssignedBeforeTheImport() {
    AppSession session;
    DataPage page(session);
    page.show();
    auto products = test::events(3);
    products.replace("Category\n", "Product\n");
    QVERIFY(offer(page, session, {write(QStringLiteral("fresh.csv"), products)}));
    QVERIFY(!button(page, "startImport").isEnabled());
    QVERIFY(text(page, "importProblemText").contains(QStringLiteral("assign")));
    QSignalSpy listed(&session, &AppSession::productsChanged);
    QTest::mouseClick(&button(page, "assignHere"), Qt::LeftButton);
    QVERIFY(listed.wait(20'000));
    auto* dialog = page.findChild<QDialog*>(QStringLiteral("assignDialog"));
    auto* table = dialog->findChild<QTableView*>(QStringLiteral("unmappedTable"));
    QCOMPARE(table->model()->rowCount(), 3);
    auto& model = *table->model();
    QVERIFY(model.setData(model.index(0, UnmappedModel::Category), QStringLiteral("Light")));
    QVERIFY(model.setData(model.index(1, UnmappedModel::Category), QStringLiteral("Time")));
    QSignalSpy looked(&session, &AppSession::previewChanged);
    QTest::mouseClick(&button(*dialog, "useAssigned"), Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    QVERIFY(!session.products() && button(page, "assignHere").text().contains(QStringLiteral("2")));
    QVERIFY(button(page, "startImport").isEnabled());
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    QCOMPARE(view(page), static_cast<int>(Account));
    QCOMPARE(session.plan()->import.categories, std::size_t{3});
    QCOMPARE(session.plan()->import.unmappedProducts.size(), std::size_t{1});
}

QTEST_MAIN(UnmappedViewTest)
#include "unmapped_view_test.moc"
