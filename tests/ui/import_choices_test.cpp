#include "tests/ui/data_page_test_base.h"
#include "ui/pages/data/file_picker.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>

using namespace planwright;
using namespace planwright::ui;

/// What a planner says of the files before an import, and the update that repeats it.
class ImportChoicesTest : public test::DataPageTestBase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void asksForTheOrderOfDates();
    void asksForTheDecimalMark();
    void readsAsThePlannerSays();
    void cleansAsThePlannerSays();
    void updatesWithTheNextFile();
    void anUpdateThatIsReadOtherwiseIsShownFirst();
    void productsWithoutACategoryAreListed();
};

void ImportChoicesTest::asksForTheOrderOfDates() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session,
                  {write(QStringLiteral("orders.csv"), "Date,Qty,Price,Category\n03/04/2024,1,2.50,Clocks\n"
                                                       "05/06/2024,1,2.50,Lamps\n")}));
    QVERIFY(text(page, "importProblemTitle").contains(QStringLiteral("order are the dates")));
    QVERIFY(text(page, "importProblemText").contains(QStringLiteral("03/04/2024")));
    QVERIFY(!text(page, "importProblemText").contains(QStringLiteral("--")));
    QVERIFY(!button(page, "startImport").isEnabled());
    const auto answers = page.findChildren<QPushButton*>(QStringLiteral("answer"));
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers.front()->text(), QStringLiteral("Day first: 3 April"));
    QCOMPARE(answers.back()->text(), QStringLiteral("Month first: 4 March"));
    QSignalSpy looked(&session, &AppSession::previewChanged);
    QTest::mouseClick(answers.front(), Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    QVERIFY(!page.findChild<QFrame*>(QStringLiteral("importProblem"))->isVisible());
    QVERIFY(button(page, "startImport").isEnabled());
    QVERIFY(session.preview()->mapping);
    QVERIFY(session.preview()->mapping->dateOrder == data::DateOrder::DayMonthYear);
    QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("dateOrder"))->currentText(),
             QStringLiteral("day, month, year"));
}

void ImportChoicesTest::asksForTheDecimalMark() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session,
                  {write(QStringLiteral("marks.csv"), "Date;Qty;Price;Category\n2024-01-31;1;1.234;Clocks\n"
                                                      "2024-01-31;1;2.345;Lamps\n")}));
    QVERIFY(text(page, "importProblemTitle").contains(QStringLiteral("decimal mark")));
    QSignalSpy looked(&session, &AppSession::previewChanged);
    QTest::mouseClick(page.findChildren<QPushButton*>(QStringLiteral("answer")).back(), Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    QVERIFY(button(page, "startImport").isEnabled());
    QCOMPARE(session.preview()->mapping->decimalMark, ',');
}

void ImportChoicesTest::readsAsThePlannerSays() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("said.csv"), test::events(1))}));
    QSignalSpy looked(&session, &AppSession::previewChanged);
    auto* zone = page.findChild<QComboBox*>(QStringLiteral("timeZone"));
    zone->lineEdit()->setText(QStringLiteral("Europe/Berlin"));
    zone->lineEdit()->setFocus();
    QTest::keyClick(zone->lineEdit(), Qt::Key_Return);
    QVERIFY(looked.wait(20'000));
    QCOMPARE(QString::fromStdString(session.preview()->mapping->timeZone), QStringLiteral("Europe/Berlin"));
    auto* currency = page.findChild<QComboBox*>(QStringLiteral("currency"));
    currency->lineEdit()->setText(QStringLiteral("eur"));
    QTest::keyClick(currency->lineEdit(), Qt::Key_Return);
    QVERIFY(looked.wait(20'000));
    QCOMPARE(QString::fromStdString(session.preview()->mapping->currency), QStringLiteral("EUR"));
    page.findChild<QComboBox*>(QStringLiteral("delimiter"))->setCurrentIndex(2); // semicolon: not this file's
    QVERIFY(looked.wait(20'000));
    QVERIFY(session.preview()->problem);
    QVERIFY(!button(page, "startImport").isEnabled());
    // The next file is read by itself again.
    QVERIFY(offer(page, session, {write(QStringLiteral("next.csv"), test::events(1))}));
    QVERIFY(button(page, "startImport").isEnabled());
    QVERIFY(session.preview()->mapping->timeZone.empty());
}

void ImportChoicesTest::cleansAsThePlannerSays() {
    AppSession session;
    DataPage page(session);
    page.show();
    const auto prefix = QByteArray("Date,Order,Qty,Price,Category\n2024-06-30,free,1,0.00,Lamps\n");
    auto sales = test::events(1);
    sales.remove(0, sales.indexOf('\n') + 1);
    QVERIFY(offer(page, session, {write(QStringLiteral("clean.csv"), prefix + sales)}));
    const auto rule = static_cast<int>(data::Rule::NonPositivePrice);
    auto* box = page.findChild<QComboBox*>(QStringLiteral("rule%1").arg(rule));
    QCOMPARE(box->currentText(), QStringLiteral("set aside"));
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("rule%1").arg(static_cast<int>(data::Rule::NotDemand))));
    for (int step = 0; step < 2; ++step)
        QTest::mouseClick(&button(page, "wizardNext"), Qt::LeftButton);
    QVERIFY(box->isVisible());
    QSignalSpy counted(&session, &AppSession::trialChanged);
    QWheelEvent wheel(QPointF(4, 4), box->mapToGlobal(QPointF(4, 4)), {}, QPoint(0, 120), Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(box, &wheel);
    QCOMPARE(box->currentText(), QStringLiteral("set aside"));
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(box->currentText(), QStringLiteral("counted and kept"));
    QVERIFY(counted.wait(20'000));
    QVERIFY(session.trial()->value().mapping.cleaning.of(data::Rule::NonPositivePrice) == data::RuleAction::Flag);
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    const auto& account = session.plan()->import.account;
    QCOMPARE(account.accepted.rows, account.read.rows);
}

void ImportChoicesTest::updatesWithTheNextFile() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(!button(page, "updateData").isVisible());
    QVERIFY(offer(page, session, {write(QStringLiteral("base.csv"), test::events(3))}));
    const auto rejects = m_folder.filePath(QStringLiteral("rejects.csv"));
    page.findChild<FilePicker*>(QStringLiteral("rejectedFile"))->setFile(rejects);
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    QCOMPARE(view(page), static_cast<int>(Account));
    QVERIFY(QFileInfo::exists(rejects));
    QVERIFY(button(page, "updateData").isVisible());
    QSignalSpy wanted(&page, &DataPage::updateWanted);
    QTest::mouseClick(&button(page, "updateData"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);

    // One late row for June, one for July: a click, and the restated month is in front.
    QSignalSpy planned(&session, &AppSession::planChanged);
    page.offerUpdate(
        {write(QStringLiteral("late.csv"), "Date,Order,Qty,Price,Category\n2024-06-03,late,50,20.00,Lamps\n"
                                           "2024-07-01,new,1,20.00,Lamps\n")});
    QVERIFY(planned.wait(120'000));
    QVERIFY(settled(session));
    QCOMPARE(view(page), static_cast<int>(Account));
    QCOMPARE(session.plan()->history.firstMonth, Month(2022, 1));
    const auto* tabs = page.findChild<QTabWidget*>(QStringLiteral("dataTabs"));
    QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Restated (1)"));
    const auto* restated = page.findChild<QTableView*>(QStringLiteral("restatedTable"))->model();
    QCOMPARE(restated->index(0, 0).data().toString(), QStringLiteral("Lamps"));
    QCOMPARE(restated->index(0, 5).data().toString(), QStringLiteral("+50"));
    QVERIFY(text(page, "importedLine").contains(QStringLiteral("late.csv")));
}

void ImportChoicesTest::anUpdateThatIsReadOtherwiseIsShownFirst() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("first.csv"), test::events(1))}));
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    const auto snapshot = session.plan()->import.snapshotSha256;
    QSignalSpy looked(&session, &AppSession::previewChanged);
    page.offerUpdate({write(QStringLiteral("other.csv"), "Date,Order,Qty,Amount,Category\n2024-07-31,o9,1,20.00,Lamps\n"
                                                         "2024-07-30,o10,2,21.00,Lamps\n")});
    QVERIFY(looked.wait(20'000));
    QVERIFY(!session.jobs().isRunning());
    QCOMPARE(view(page), static_cast<int>(Preview));
    QVERIFY(page.findChild<QCheckBox*>(QStringLiteral("appendData"))->isChecked());
    QVERIFY2(text(page, "importProblemTitle").contains(QStringLiteral("not read as the last")),
             qPrintable(text(page, "importProblemTitle") + text(page, "importProblemText")));
    QVERIFY(button(page, "startImport").isEnabled());
    QTest::mouseClick(&button(page, "leavePreview"), Qt::LeftButton);
    QCOMPARE(session.plan()->import.snapshotSha256, snapshot);
}

void ImportChoicesTest::productsWithoutACategoryAreListed() {
    AppSession session;
    DataPage page(session);
    page.show();
    auto products = test::events(3);
    products.replace("Category\n", "Product\n").replace("Cards\n", "card-1\n");
    QVERIFY(offer(page, session, {write(QStringLiteral("products.csv"), products)}));
    QVERIFY(!button(page, "startImport").isEnabled());
    QVERIFY(text(page, "importProblemText").contains(QStringLiteral("category table")));
    QSignalSpy looked(&session, &AppSession::previewChanged);
    page.findChild<FilePicker*>(QStringLiteral("categoryTable"))
        ->setFile(write(QStringLiteral("table.csv"), "product,category\nClocks,Time\nLamps,Light\n"));
    QVERIFY(looked.wait(20'000));
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    QCOMPARE(view(page), static_cast<int>(Account));
    const auto* unmapped = page.findChild<QTableView*>(QStringLiteral("unmappedTable"))->model();
    QCOMPARE(unmapped->rowCount(), 1);
    QCOMPARE(unmapped->index(0, 0).data().toString(), QStringLiteral("card-1"));

    // An update reads the table of before: a click, and nothing is asked.
    QSignalSpy planned(&session, &AppSession::planChanged);
    page.offerUpdate(
        {write(QStringLiteral("july.csv"), "Date,Order,Qty,Price,Product\n2024-07-01,n1,1,20.00,Lamps\n")});
    QVERIFY(planned.wait(120'000));
    QVERIFY(settled(session));
    QCOMPARE(view(page), static_cast<int>(Account));
    QCOMPARE(session.plan()->import.account.accepted.rows, 1);
    QVERIFY(session.plan()->import.unmappedProducts.empty()); // the new file holds none
}

QTEST_MAIN(ImportChoicesTest)
#include "import_choices_test.moc"
