#include "tests/ui/import_wizard_test_base.h"
#include "ui/models/rule_words.h"
#include "ui/pages/data/file_picker.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
#include <QStandardPaths>

using namespace planwright;
using namespace planwright::ui;

/// What an import would do, counted before it is done.
class ImportCountsTest : public test::ImportWizardTestBase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void theModelShowsEveryRule();
    void theCountsAreThoseOfTheImport();
    void aSwitchCountsAnew();
    void aStoppedCountCanBeTakenUp();
    void anAppendIsCountedWithWhatIsThere();
    void whatOnlyTheCountFindsIsSaid();
    void whatOnlyTheCountAsksBarsTheWay();
};

void ImportCountsTest::theModelShowsEveryRule() {
    RuleCountsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), static_cast<int>(data::ruleCount));
    const auto cell = [&](int column) { return model.index(RuleCountsModel::rowOf(data::Rule::Fee), column); };
    QCOMPARE(cell(RuleCountsModel::RuleColumn).data().toString(), ruleName(data::Rule::Fee));
    QCOMPARE(cell(RuleCountsModel::ActionColumn).data().toString(), actionWords(data::RuleAction::SetAside));
    QVERIFY(cell(RuleCountsModel::RowsColumn).data().toString().isEmpty());
    data::ImportReport report;
    data::RuleReport fee;
    fee.rule = data::Rule::Fee;
    fee.action = data::RuleAction::SetAside;
    fee.found = {1234, Quantity::fromDouble(7.5), Money::fromDouble(-20.25)};
    fee.examples = {{"a.csv", 4}, {"a.csv", 9}};
    report.rules = {fee};
    model.showCounts(&report, true);
    QCOMPARE(cell(RuleCountsModel::RowsColumn).data().toString(), QStringLiteral("1,234"));
    QCOMPARE(cell(RuleCountsModel::UnitsColumn).data().toString(), QStringLiteral("7.5"));
    QCOMPARE(cell(RuleCountsModel::MoneyColumn).data(SortRole).toLongLong(), -202'500);
    QVERIFY(cell(RuleCountsModel::PlacesColumn).data().toString().contains(QStringLiteral("a.csv: line 4, 9")));
    QCOMPARE(cell(RuleCountsModel::RowsColumn).data(ToneRole).toInt(), static_cast<int>(Tone::Normal));
    model.showCounts(&report, false);
    QCOMPARE(cell(RuleCountsModel::RowsColumn).data(ToneRole).toInt(), static_cast<int>(Tone::Muted));
    QVERIFY(cell(RuleCountsModel::RowsColumn).data(Qt::ToolTipRole).toString().contains(QStringLiteral("before")));
    const auto other = model.index(RuleCountsModel::rowOf(data::Rule::Test), RuleCountsModel::RowsColumn);
    QCOMPARE(other.data().toString(), QStringLiteral("–")); // not looked for
    model.showCounts(nullptr, false);
    QVERIFY(other.data().toString().isEmpty());
}

void ImportCountsTest::theCountsAreThoseOfTheImport() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("counts.csv"), mixedEvents())}));
    press(page, "wizardNext");
    press(page, "wizardNext");
    QVERIFY(counted(session));
    QVERIFY(!QFileInfo::exists(m_folder.filePath(QStringLiteral("counts.planwright"))));
    std::map<data::Rule, QString> rows;
    for (std::size_t i = 0; i < data::ruleCount; ++i)
        rows[static_cast<data::Rule>(i)] = count(page, static_cast<data::Rule>(i), RuleCountsModel::RowsColumn);
    QCOMPARE(rows.at(data::Rule::NonPositivePrice), QStringLiteral("1"));
    QVERIFY(
        count(page, data::Rule::NonPositivePrice, RuleCountsModel::PlacesColumn).contains(QStringLiteral(": line")));
    press(page, "wizardNext");
    const auto* account = page.findChild<QTableView*>(QStringLiteral("trialAccountTable"))->model();
    const auto read = account->index(0, 1).data().toString();
    QCOMPARE(page.findChild<QTableView*>(QStringLiteral("trialRejected"))->model()->rowCount(), 1);
    QVERIFY(text(page, "trialAddsUp").contains(QStringLiteral("dds up")));
    const auto trial = session.trial();
    press(page, "startImport");
    QVERIFY(settled(session));
    QCOMPARE(view(page), static_cast<int>(Account));
    const auto& import = session.plan()->import;
    QCOMPARE(import.snapshotSha256, trial->value().snapshotSha256);
    QCOMPARE(page.findChild<QTableView*>(QStringLiteral("accountTable"))->model()->index(0, 1).data().toString(), read);
    for (const auto& rule : import.rules)
        QCOMPARE(rows.at(rule.rule).remove(QLatin1Char(',')), QString::number(rule.found.rows));
    QVERIFY(!button(page, "resumeImport").isVisible());
}

void ImportCountsTest::aSwitchCountsAnew() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("switch.csv"), mixedEvents(20))}));
    press(page, "wizardNext");
    press(page, "wizardNext");
    QVERIFY(counted(session));
    QVERIFY(!isGrey(page, data::Rule::NonPositivePrice));
    const std::string freeRows(data::accountNameOf(data::Rule::NonPositivePrice));
    QCOMPARE(session.trial()->value().account.setAside.count(freeRows), std::size_t{1});
    QSignalSpy ended(&session, &AppSession::trialChanged);
    choose(page, freeRow, data::RuleAction::Flag);
    // Until then the old counts stay, greyed.
    QVERIFY(isGrey(page, data::Rule::NonPositivePrice));
    QCOMPARE(count(page, data::Rule::NonPositivePrice, RuleCountsModel::RowsColumn), QStringLiteral("1"));
    QCOMPARE(count(page, data::Rule::NonPositivePrice, RuleCountsModel::ActionColumn),
             actionWords(data::RuleAction::Flag));
    choose(page, freeRow, data::RuleAction::Off); // the first of the two is dropped
    QVERIFY(counted(session));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(count(page, data::Rule::NonPositivePrice, RuleCountsModel::RowsColumn), QStringLiteral("–"));
    const auto& account = session.trial()->value().account;
    QCOMPARE(account.setAside.count(freeRows), std::size_t{0});
    QCOMPARE(account.accepted.rows + account.rejected.rows, account.read.rows);
    QVERIFY(!isGrey(page, data::Rule::Refund));
}

void ImportCountsTest::aStoppedCountCanBeTakenUp() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("large.csv"), mixedEvents(200))}));
    press(page, "wizardNext");
    press(page, "wizardNext");
    QVERIFY(session.trialRunner().isRunning());
    QCOMPARE(button(page, "trialButton").text(), QStringLiteral("Stop"));
    press(page, "trialButton");
    QVERIFY(counted(session));
    QVERIFY(!*session.trial());
    QVERIFY(count(page, data::Rule::Refund, RuleCountsModel::RowsColumn).isEmpty());
    QVERIFY(text(page, "trialText").contains(QStringLiteral("stopped")));
    QVERIFY(button(page, "wizardNext").isEnabled());
    QCOMPARE(button(page, "trialButton").text(), QStringLiteral("Count again"));
    press(page, "trialButton");
    QVERIFY(counted(session));
    QCOMPARE(count(page, data::Rule::Refund, RuleCountsModel::RowsColumn), QStringLiteral("1"));
}

void ImportCountsTest::anAppendIsCountedWithWhatIsThere() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("base.csv"), test::events(2))}));
    press(page, "startImport");
    QVERIFY(settled(session));
    // A day that is there already, a late row and a new month.
    const auto day = test::events(2).right(160);
    QVERIFY(offer(page, session,
                  {write(QStringLiteral("more.csv"), "Date,Order,Qty,Price,Category" + day.mid(day.indexOf('\n')) +
                                                         "2024-06-13,late,50,20.00,Lamps\n"
                                                         "2024-07-01,new,1,20.00,Lamps\n")}));
    for (int step = 0; step < 2; ++step)
        press(page, "wizardNext");
    QVERIFY(counted(session));
    press(page, "wizardNext");
    // Alone it is too little; the place to say that it is a part is not barred.
    QVERIFY(!*session.trial());
    QVERIFY(text(page, "importProblemText").contains(QStringLiteral("appended")));
    QVERIFY(!button(page, "startImport").isEnabled());
    QCOMPARE(wizard(page).step(), ImportWizard::AccountStep);
    QSignalSpy again(&session, &AppSession::trialChanged);
    page.findChild<QCheckBox*>(QStringLiteral("appendData"))->setChecked(true);
    QVERIFY(again.wait(60'000));
    const auto trial = session.trial();
    QVERIFY(*trial);
    QVERIFY(trial->value().account.merged.rows > 0);
    QCOMPARE(trial->value().restated.size(), std::size_t{1});
    QCOMPARE(page.findChild<QTableView*>(QStringLiteral("trialRestated"))->model()->rowCount(), 1);
    QCOMPARE(count(page, data::Rule::RepeatedAcrossFiles, RuleCountsModel::RowsColumn),
             QString::number(trial->value().account.merged.rows));
    press(page, "startImport");
    QVERIFY(settled(session));
    const auto& import = session.plan()->import;
    QCOMPARE(import.snapshotSha256, trial->value().snapshotSha256);
    QVERIFY(import.account.merged == trial->value().account.merged);
    QVERIFY(import.notes == trial->value().notes);
}

void ImportCountsTest::whatOnlyTheCountFindsIsSaid() {
    AppSession session;
    DataPage page(session);
    page.show();
    QSignalSpy failures(&session, &AppSession::failed);
    QVERIFY(offer(page, session,
                  {write(QStringLiteral("short.csv"), "Date,Qty,Price,Category\n2024-01-01,1,2.50,Clocks\n")}));
    press(page, "wizardNext");
    press(page, "wizardNext");
    QVERIFY(counted(session));
    QVERIFY(failures.isEmpty()); // said in place
    QVERIFY(page.findChild<QFrame*>(QStringLiteral("importProblem"))->isVisible());
    QVERIFY(text(page, "importProblemText").contains(QStringLiteral("complete")));
    QVERIFY(!button(page, "startImport").isEnabled());
    QVERIFY(!text(page, "wizardReason").isEmpty());
    press(page, "wizardBack");
    QCOMPARE(wizard(page).step(), ImportWizard::ColumnsStep);
}

void ImportCountsTest::whatOnlyTheCountAsksBarsTheWay() {
    AppSession session;
    DataPage page(session);
    page.show();
    QByteArray sales("Date,Qty,Price,Category,Currency\n");
    for (auto day = Date(2024, 1, 1); day <= Date(2024, 3, 31); day = day + 1)
        sales += QByteArray::fromStdString(day.toString()) + ",1,2.50,Clocks,EUR\n" +
                 QByteArray::fromStdString(day.toString()) + ",1,2.50,Lamps,USD\n";
    QVERIFY(offer(page, session, {write(QStringLiteral("two.csv"), sales)}));
    press(page, "wizardNext");
    press(page, "wizardNext");
    QVERIFY(counted(session));
    QVERIFY2(text(page, "importProblemTitle").contains(QStringLiteral("currency")),
             qPrintable(text(page, "importProblemTitle")));
    QVERIFY(!button(page, "wizardNext").isEnabled() && !button(page, "step4").isEnabled());
    QVERIFY(text(page, "wizardReason").contains(QStringLiteral("Answer")));
    QTest::mouseClick(&button(page, "wizardBack"), Qt::LeftButton);
    QSignalSpy looked(&session, &AppSession::previewChanged);
    page.findChild<FilePicker*>(QStringLiteral("rateTable"))
        ->setFile(write(QStringLiteral("rates.csv"), "currency,date,rate\nUSD,2024-01-01,0.9\n"));
    auto* currency = page.findChild<QComboBox*>(QStringLiteral("currency"));
    currency->lineEdit()->setText(QStringLiteral("EUR"));
    QTest::keyClick(currency->lineEdit(), Qt::Key_Return);
    QVERIFY(looked.wait(20'000));
    press(page, "wizardNext");
    QVERIFY(counted(session));
    QVERIFY(*session.trial());
    QVERIFY(button(page, "wizardNext").isEnabled() && button(page, "startImport").isEnabled());
}

QTEST_MAIN(ImportCountsTest)
#include "import_counts_test.moc"
