#include "tests/ui/import_wizard_test_base.h"
#include "ui/models/rule_words.h"

#include <QAbstractItemModelTester>
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
    void whatOnlyTheCountFindsIsSaid();
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
    QVERIFY(!button(page, "wizardNext").isEnabled() && !button(page, "startImport").isEnabled());
    QVERIFY(!text(page, "wizardReason").isEmpty());
    press(page, "wizardBack");
    QCOMPARE(wizard(page).step(), ImportWizard::ColumnsStep);
}

QTEST_MAIN(ImportCountsTest)
#include "import_counts_test.moc"
