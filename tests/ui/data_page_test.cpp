#include "tests/ui/demo_session.h"
#include "ui/frame/jobs_panel.h"
#include "ui/pages/data/file_picker.h"
#include "ui/pages/data_page.h"
#include "ui/session/qt_convert.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace planwright;
using namespace planwright::ui;

namespace {

enum View { Drop, Account, Preview };

// Some sales of three categories on each day of thirty months.
QByteArray events(int salesADay) {
    QByteArray text("Date,Order,Qty,Price,Category\n");
    int order = 0;
    for (auto day = Date(2022, 1, 1); day <= Date(2024, 6, 30); day = day + 1) {
        for (int sale = 0; sale < salesADay; ++sale) {
            const int category = ++order % 3;
            text += QByteArray::fromStdString(day.toString()) + ",o" + QByteArray::number(order) + "," +
                    QByteArray::number(1 + (order * 7 + day.daysSinceEpoch()) % 5) + "," +
                    (category == 0   ? "12.50,Clocks"
                     : category == 1 ? "20.00,Lamps"
                                     : "3.10,Cards") +
                    "\n";
        }
    }
    return text;
}

} // namespace

class DataPageTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& text) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no temporary file");
        return file.fileName();
    }
    static QPushButton& button(const QWidget& page, const char* name) {
        return *page.findChild<QPushButton*>(QString::fromLatin1(name));
    }
    static int view(const DataPage& page) {
        return page.findChild<QStackedWidget*>(QStringLiteral("dataViews"))->currentIndex();
    }
    static QString text(const QWidget& page, const char* label) {
        return page.findChild<QLabel*>(QString::fromLatin1(label))->text();
    }
    static bool offer(DataPage& page, AppSession& session, const QStringList& files) {
        QSignalSpy looked(&session, &AppSession::previewChanged);
        page.offerFiles(files);
        return looked.wait(20'000);
    }
    static bool settled(AppSession& session) {
        return QTest::qWaitFor([&] { return !session.jobs().isRunning(); }, 120'000);
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void withoutAPlanItIsAPlaceToDropFilesOn();
    void showsTheAccountOfTheDemo();
    void previewsAGoodFile();
    void showsAProblemInPlace_data();
    void showsAProblemInPlace();
    void aFileThatIsGoneLeavesThePreview();
    void importsAndAppends();
    void aStoppedImportCanBeStartedAgain();
    void aFailedImportStaysInPlace();
    void asksForTheOrderOfDates();
    void asksForTheDecimalMark();
    void readsAsThePlannerSays();
    void cleansAsThePlannerSays();
    void updatesWithTheNextFile();
    void anUpdateThatIsReadOtherwiseIsShownFirst();
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

void DataPageTest::previewsAGoodFile() {
    AppSession session;
    DataPage page(session);
    page.show();
    const auto file = write(QStringLiteral("good.csv"), events(1));
    QVERIFY(offer(page, session, {file, write(QStringLiteral("more.csv"), events(1))}));
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
    QVERIFY(offer(page, session, {write(QStringLiteral("shop.csv"), events(3))}));
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
    QCOMPARE(session.plan()->import.account.accepted.rows, events(3).count('\n') - 1);
    QCOMPARE(view(page), static_cast<int>(Account));
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("importedLine"))->isVisible());
    QVERIFY(text(page, "importedLine").contains(QStringLiteral("shop.csv")));
    QVERIFY(text(page, "rejectedSentence").contains(QStringLiteral("No row was rejected")));

    QVERIFY(offer(page, session,
                  {write(QStringLiteral("july.csv"), "Date,Order,Qty,Price,Category\n2024-07-31,o9,1,20.00,Lamps\n"
                                                     "2024-07-31,o10,x,20.00,Lamps\n")}));
    QVERIFY(page.findChild<QRadioButton*>(QStringLiteral("intoOpenWorkspace"))->isChecked());
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
    QVERIFY(offer(page, session, {write(QStringLiteral("big.csv"), events(200))}));
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
    QCOMPARE(session.plan()->import.account.read.rows, events(200).count('\n') - 1);
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

void DataPageTest::asksForTheOrderOfDates() {
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

void DataPageTest::asksForTheDecimalMark() {
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

void DataPageTest::readsAsThePlannerSays() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("said.csv"), events(1))}));
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
    QVERIFY(offer(page, session, {write(QStringLiteral("next.csv"), events(1))}));
    QVERIFY(button(page, "startImport").isEnabled());
    QVERIFY(session.preview()->mapping->timeZone.empty());
}

void DataPageTest::cleansAsThePlannerSays() {
    AppSession session;
    DataPage page(session);
    page.show();
    const auto prefix = QByteArray("Date,Order,Qty,Price,Category\n2024-06-30,free,1,0.00,Lamps\n");
    auto sales = events(1);
    sales.remove(0, sales.indexOf('\n') + 1);
    QVERIFY(offer(page, session, {write(QStringLiteral("clean.csv"), prefix + sales)}));
    const auto rule = static_cast<int>(data::Rule::NonPositivePrice);
    auto* box = page.findChild<QComboBox*>(QStringLiteral("rule%1").arg(rule));
    QCOMPARE(box->currentText(), QStringLiteral("set aside"));
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("rule%1").arg(static_cast<int>(data::Rule::NotDemand))));
    QSignalSpy looked(&session, &AppSession::previewChanged);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(box->currentText(), QStringLiteral("counted and kept"));
    QVERIFY(looked.wait(20'000));
    QVERIFY(session.preview()->mapping->cleaning.of(data::Rule::NonPositivePrice) == data::RuleAction::Flag);
    QTest::mouseClick(&button(page, "startImport"), Qt::LeftButton);
    QVERIFY(settled(session));
    const auto& account = session.plan()->import.account;
    QCOMPARE(account.accepted.rows, account.read.rows);
}

void DataPageTest::updatesWithTheNextFile() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(!button(page, "updateData").isVisible());
    QVERIFY(offer(page, session, {write(QStringLiteral("base.csv"), events(3))}));
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

void DataPageTest::anUpdateThatIsReadOtherwiseIsShownFirst() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("first.csv"), events(1))}));
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
    QVERIFY2(text(page, "importProblemTitle").contains(QStringLiteral("another way")),
             qPrintable(text(page, "importProblemTitle") + text(page, "importProblemText")));
    QVERIFY(button(page, "startImport").isEnabled());
    QTest::mouseClick(&button(page, "leavePreview"), Qt::LeftButton);
    QCOMPARE(session.plan()->import.snapshotSha256, snapshot);
}

QTEST_MAIN(DataPageTest)
#include "data_page_test.moc"
