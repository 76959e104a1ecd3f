#include "tests/ui/data_page_test_base.h"
#include "tests/ui/demo_session.h"
#include "ui/frame/jobs_panel.h"
#include "ui/models/coverage_model.h"
#include "ui/pages/data/file_picker.h"
#include "ui/pages/data_page.h"

#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>

using namespace planwright;
using namespace planwright::ui;

class DataPageTest : public test::DataPageTestBase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void withoutAPlanItIsAPlaceToDropFilesOn();
    void showsTheAccountOfTheDemo();
    void showsTheRowsBehindAMonth();
    void previewsAGoodFile();
    void showsAProblemInPlace_data();
    void showsAProblemInPlace();
    void aFileThatIsGoneLeavesThePreview();
    void importsAndAppends();
    void aStoppedImportCanBeStartedAgain();
    void aFailedImportStaysInPlace();
    void theTextsOfRejectedRowsCanBeDeleted();
};

void DataPageTest::withoutAPlanItIsAPlaceToDropFilesOn() {
    AppSession session;
    DataPage page(session);
    page.show();
    QCOMPARE(view(page), static_cast<int>(Drop));
    QVERIFY(!button(page, "importEvents").isVisible()); // one primary button
    QSignalSpy wanted(&page, &Page::importWanted);
    QTest::mouseClick(&button(page, "chooseFile"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void DataPageTest::showsTheAccountOfTheDemo() {
    AppSession session;
    QVERIFY(test::openDemo(session));
    DataPage page(session);
    page.resize(1100, 650);
    page.show();
    QCOMPARE(view(page), static_cast<int>(Account));
    QVERIFY(button(page, "importEvents").isVisible());
    QVERIFY(text(page, "addsUp").startsWith(QStringLiteral("Adds up: ")));
    QVERIFY(!page.findChild<QLabel*>(QStringLiteral("importedLine"))->isVisible());
    const auto& import = session.plan()->import;
    const auto* rejected = page.findChild<QTableView*>(QStringLiteral("rejectedTable"));
    QCOMPARE(rejected->model()->rowCount(), static_cast<int>(import.rejected.size()));
    QVERIFY(!text(page, "rejectedSentence").isEmpty());

    auto* coverage = page.findChild<QTableView*>(QStringLiteral("coverageTable"));
    coverage->setFocus();
    QTest::keyClick(coverage, Qt::Key_Down);
    QCOMPARE(session.category(), QString::fromStdString(session.plan()->history.categories.front().name));
    session.setCategory({});
    QCOMPARE(coverage->currentIndex().row(), 0);
}

void DataPageTest::showsTheRowsBehindAMonth() {
    AppSession session;
    QVERIFY(test::openDemo(session));
    DataPage page(session);
    page.resize(1100, 650);
    page.show();
    auto* coverage = page.findChild<QTableView*>(QStringLiteral("coverageTable"));
    const auto cell = coverage->model()->index(1, CoverageModel::fixedColumns);
    coverage->setCurrentIndex(cell);
    coverage->setFocus();
    QSignalSpy found(&session, &AppSession::sourceRowsChanged);
    QTest::keyClick(coverage, Qt::Key_Return);
    QVERIFY(found.wait(20'000));
    const auto* dialog = page.findChild<QDialog*>(QStringLiteral("sourceRows"));
    QVERIFY(dialog->isVisible());
    const auto& series = session.plan()->history.categories.front();
    QVERIFY(dialog->windowTitle().contains(QString::fromStdString(series.name)));
    QCOMPARE(session.sourceRows()->sum.units.toDouble(), series.months.front());
    const auto* rows = dialog->findChild<QTableView*>(QStringLiteral("sourceRowsTable"))->model();
    QCOMPARE(rows->rowCount(), static_cast<int>(session.sourceRows()->rows.size()));
    QCOMPARE(rows->index(0, 0).data().toString(), QStringLiteral("demo.csv"));
    QVERIFY(!rows->index(0, 1).data().toString().isEmpty());

    const auto& total = session.plan()->history.total.months;
    const auto last = coverage->model()->index(0, CoverageModel::fixedColumns + static_cast<int>(total.size()) - 1);
    coverage->scrollTo(last);
    const auto place = coverage->visualRect(last).center();
    QTest::mouseClick(coverage->viewport(), Qt::LeftButton, {}, place); // the first of the two
    QTest::mouseDClick(coverage->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(found.wait(20'000));
    QCOMPARE(session.sourceRows()->sum.units.toDouble(), total.back());

    const auto file = m_folder.filePath(QStringLiteral("rows.csv"));
    QSignalSpy saved(&session, &AppSession::done);
    session.saveSourceRows(file);
    QVERIFY(saved.wait(20'000));
    QFile text(file);
    QVERIFY(text.open(QIODevice::ReadOnly));
    QCOMPARE(text.readAll().count('\n'), session.sourceRows()->sum.rows + 1);
}

void DataPageTest::previewsAGoodFile() {
    AppSession session;
    DataPage page(session);
    page.show();
    const auto file = write(QStringLiteral("good.csv"), test::events(1));
    QVERIFY(offer(page, session, {file, write(QStringLiteral("more.csv"), test::events(1))}));
    QCOMPARE(view(page), static_cast<int>(Preview));
    QVERIFY(button(page, "startImport").isEnabled());
    QVERIFY(!page.findChild<QFrame*>(QStringLiteral("importProblem"))->isVisible());
    const auto* rows = page.findChild<QTableView*>(QStringLiteral("previewTable"))->model();
    QCOMPARE(rows->rowCount(), 50);
    QCOMPARE(rows->headerData(2, Qt::Horizontal).toString(), QStringLiteral("Qty"));
    const auto* mapping = page.findChild<QTableView*>(QStringLiteral("mappingTable"))->model();
    QCOMPARE(mapping->index(0, 1).data().toString(), QStringLiteral("Date"));
    QCOMPARE(page.findChild<QLineEdit*>(QStringLiteral("ownWorkspace"))->text(),
             m_folder.filePath(QStringLiteral("good.planwright")));
    QVERIFY(!page.findChild<QRadioButton*>(QStringLiteral("intoOpenWorkspace"))->isEnabled());
    QTest::mouseClick(&button(page, "leavePreview"), Qt::LeftButton);
    QCOMPARE(view(page), static_cast<int>(Drop));
}

void DataPageTest::showsAProblemInPlace_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("no quantity") << QByteArray("Date,Price,Category\n2024-01-31,2.50,Clocks\n")
                                 << QStringLiteral("quantity");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
    QTest::newRow("binary") << QByteArray("\x7F"
                                          "ELF, a program\0and its bytes\n",
                                          31)
                            << QStringLiteral("binary");
}

void DataPageTest::showsAProblemInPlace() {
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("bad.csv"), content)}));
    QCOMPARE(view(page), static_cast<int>(Preview));
    QVERIFY(page.findChild<QFrame*>(QStringLiteral("importProblem"))->isVisible());
    QVERIFY2(text(page, "importProblemText").contains(says), qPrintable(text(page, "importProblemText")));
    QVERIFY(text(page, "importProblemTitle").contains(QStringLiteral("bad.csv")));
    QVERIFY(!button(page, "startImport").isEnabled());
    // With a mapping the planner may try.
    QSignalSpy looked(&session, &AppSession::previewChanged);
    auto* picker = page.findChild<FilePicker*>(QStringLiteral("mappingFile"));
    picker->setFile(write(QStringLiteral("mapping.json"), "{}"));
    QVERIFY(looked.wait(20'000));
    QVERIFY(button(page, "startImport").isEnabled());
    QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("mappingFileClear")), Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    QVERIFY(picker->file().isEmpty());
    QVERIFY(!button(page, "startImport").isEnabled());
}

void DataPageTest::aFileThatIsGoneLeavesThePreview() {
    AppSession session;
    DataPage page(session);
    QSignalSpy failures(&session, &AppSession::failed);
    QVERIFY(offer(page, session, {m_folder.filePath(QStringLiteral("gone.csv"))}));
    QCOMPARE(failures.size(), 1);
    QCOMPARE(view(page), static_cast<int>(Drop));
}

void DataPageTest::importsAndAppends() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("shop.csv"), test::events(3))}));
    auto* folder = page.findChild<QLineEdit*>(QStringLiteral("ownWorkspace"));
    folder->selectAll();
    QTest::keyClicks(folder, m_folder.filePath(QStringLiteral("own.planwright")));
    QSignalSpy looked(&session, &AppSession::previewChanged);
    QTest::keyClick(folder, Qt::Key_Return); // another workspace may know other mappings
    QVERIFY(looked.wait(20'000));
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(!button(page, "startImport").isEnabled());
    QVERIFY(settled(session));
    QVERIFY(session.plan());
    QCOMPARE(session.workspace(), m_folder.filePath(QStringLiteral("own.planwright")));
    QCOMPARE(session.plan()->import.account.accepted.rows, test::events(3).count('\n') - 1);
    QCOMPARE(view(page), static_cast<int>(Account));
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("importedLine"))->isVisible());
    QVERIFY(text(page, "importedLine").contains(QStringLiteral("shop.csv")));
    QVERIFY(text(page, "rejectedSentence").contains(QStringLiteral("No row was rejected")));

    QVERIFY(offer(page, session,
                  {write(QStringLiteral("july.csv"), "Date,Order,Qty,Price,Category\n2024-07-31,o9,1,20.00,Lamps\n"
                                                     "2024-07-31,o10,x,20.00,Lamps\n")}));
    QVERIFY(page.findChild<QRadioButton*>(QStringLiteral("intoOpenWorkspace"))->isChecked());
    for (int step = 0; step < 3; ++step)
        QTest::mouseClick(&button(page, "wizardNext"), Qt::LeftButton);
    QTest::mouseClick(page.findChild<QCheckBox*>(QStringLiteral("appendData")), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(looked.wait(20'000));
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    QCOMPARE(view(page), static_cast<int>(Account));
    QCOMPARE(session.plan()->import.account.rejected.rows, 1);
    QCOMPARE(session.plan()->history.firstMonth, Month(2022, 1));
    QCOMPARE(page.findChild<QTableView*>(QStringLiteral("rejectedTable"))->model()->index(0, 1).data().toString(),
             QStringLiteral("3"));
}

void DataPageTest::aStoppedImportCanBeStartedAgain() {
    AppSession session;
    DataPage page(session);
    JobsPanel jobs(session.jobs());
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("big.csv"), test::events(200))}));
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return session.jobs().fraction() > 0; }, 60'000));
    QTest::mouseClick(&button(jobs, "cancelJob"), Qt::LeftButton);
    QVERIFY(settled(session));
    QVERIFY(!session.plan());
    QTRY_VERIFY(text(page, "importProblemTitle").contains(QStringLiteral("stopped")));
    QCOMPARE(view(page), static_cast<int>(Preview));
    QVERIFY(!QFileInfo::exists(m_folder.filePath(QStringLiteral("big.planwright"))));
    QVERIFY(button(page, "startImport").isEnabled());
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    QCOMPARE(view(page), static_cast<int>(Account));
    QCOMPARE(session.plan()->import.account.read.rows, test::events(200).count('\n') - 1);
}

void DataPageTest::aFailedImportStaysInPlace() {
    AppSession session;
    DataPage page(session);
    page.show();
    QSignalSpy failures(&session, &AppSession::failed);
    QVERIFY(offer(page, session,
                  {write(QStringLiteral("one.csv"), "Date,Qty,Price,Category\n2024-01-01,1,2.50,Clocks\n")}));
    QVERIFY(button(page, "startImport").isEnabled());
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    QCOMPARE(failures.size(), 1);
    QCOMPARE(view(page), static_cast<int>(Preview));
    QVERIFY(page.findChild<QFrame*>(QStringLiteral("importProblem"))->isVisible());
    QVERIFY(text(page, "importProblemText").contains(QStringLiteral("complete")));
    QVERIFY(button(page, "startImport").isEnabled());
}

void DataPageTest::theTextsOfRejectedRowsCanBeDeleted() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session,
                  {write(QStringLiteral("people.csv"), test::events(3) + "2024-06-30,o,Ada Muster,1.00,Lamps\n")}));
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    page.findChild<QTabWidget*>(QStringLiteral("dataTabs"))->setCurrentIndex(3);
    const auto* rows = page.findChild<QTableView*>(QStringLiteral("rejectedTable"))->model();
    QVERIFY(rows->index(0, 3).data().toString().contains(QStringLiteral("Ada Muster")));
    const auto answer = [&](QMessageBox::ButtonRole role) {
        QTest::mouseClick(&button(page, "forgetRejected"), Qt::LeftButton);
        auto* question = page.findChild<QMessageBox*>(QStringLiteral("forgetDialog"));
        for (auto* choice : question->buttons())
            if (question->buttonRole(choice) == role)
                choice->click();
        QCoreApplication::sendPostedEvents(question, QEvent::DeferredDelete);
    };
    answer(QMessageBox::RejectRole);
    QVERIFY(!session.jobs().isRunning());
    answer(QMessageBox::DestructiveRole);
    QVERIFY(settled(session));
    QCOMPARE(rows->rowCount(), 1);
    QCOMPARE(rows->index(0, 3).data().toString(), QStringLiteral("(deleted)"));
    QVERIFY(!rows->index(0, 2).data().toString().contains(QStringLiteral("Ada")));
    QVERIFY(!button(page, "forgetRejected").isVisible());
    QVERIFY(text(page, "rejectedSentence").contains(QStringLiteral("deleted for good")));
    QCOMPARE(session.plan()->import.account.rejected.rows, 1);
    QFile database(m_folder.filePath(QStringLiteral("people.planwright/workspace.sqlite")));
    QVERIFY(database.open(QIODevice::ReadOnly));
    QVERIFY(!database.readAll().contains("Ada Muster"));
}

QTEST_MAIN(DataPageTest)
#include "data_page_test.moc"
