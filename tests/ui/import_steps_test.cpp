#include "tests/ui/import_wizard_test_base.h"
#include "ui/pages/data/import_files_step.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QStandardPaths>

using namespace planwright;
using namespace planwright::ui;

/// The four steps of an import: there and back, and out.
class ImportStepsTest : public test::ImportWizardTestBase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void theStepsKeepWhatWasAnswered();
    void whatStandsInTheWayIsSaid();
    void keysMoveAndLeave();
    void droppedFilesAreAdded();
    void anAddedFileThatIsGoneIsSaidInPlace();
};

void ImportStepsTest::theStepsKeepWhatWasAnswered() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("steps.csv"), mixedEvents())}));
    QCOMPARE(wizard(page).step(), ImportWizard::FilesStep);
    QVERIFY(!button(page, "wizardBack").isEnabled());
    QVERIFY(text(page, "filesSummary").contains(QStringLiteral("steps.planwright")));
    press(page, "wizardNext");
    QCOMPARE(wizard(page).step(), ImportWizard::ColumnsStep);
    const auto* mapping = page.findChild<QTableView*>(QStringLiteral("mappingTable"))->model();
    QVERIFY(mapping->index(0, 3).data().toString().endsWith(QStringLiteral(" %")));
    QVERIFY(mapping->index(0, 3).data(Qt::ToolTipRole).toString().contains(QStringLiteral("%: ")));
    QSignalSpy looked(&session, &AppSession::previewChanged);
    page.findChild<QComboBox*>(QStringLiteral("currency"))->lineEdit()->setText(QStringLiteral("EUR"));
    QTest::keyClick(page.findChild<QComboBox*>(QStringLiteral("currency"))->lineEdit(), Qt::Key_Return);
    QVERIFY(looked.wait(20'000));
    QVERIFY(!session.trial()); // nobody looks at counts yet
    press(page, "wizardNext");
    QCOMPARE(wizard(page).step(), ImportWizard::CleaningStep);
    choose(page, freeRow, data::RuleAction::Flag);
    QVERIFY(counted(session));
    press(page, "wizardNext");
    QCOMPARE(wizard(page).step(), ImportWizard::AccountStep);
    QVERIFY(!button(page, "wizardNext").isVisible());
    QCOMPARE(button(page, "startImport").text(), QStringLiteral("Import"));
    QSignalSpy again(&session, &AppSession::trialChanged);
    for (int step = 0; step < 3; ++step)
        press(page, "wizardBack");
    QCOMPARE(wizard(page).step(), ImportWizard::FilesStep);
    QCOMPARE(button(page, "startImport").text(), QStringLiteral("Import now"));
    for (int step = 0; step < 3; ++step)
        press(page, "wizardNext");
    QCOMPARE(wizard(page).step(), ImportWizard::AccountStep);
    const auto options = wizard(page).options();
    QCOMPARE(QString::fromStdString(options.overrides.currency), QStringLiteral("EUR"));
    QVERIFY(options.overrides.cleaning.at(data::Rule::NonPositivePrice) == data::RuleAction::Flag);
    QTest::qWait(50);
    QVERIFY(again.isEmpty() && !session.trialRunner().isRunning()); // the counts still hold
    // A step's heading leads there as well.
    press(page, "step2");
    QCOMPARE(wizard(page).step(), ImportWizard::ColumnsStep);
}

void ImportStepsTest::whatStandsInTheWayIsSaid() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session,
                  {write(QStringLiteral("asks.csv"), "Date,Qty,Price,Category\n03/04/2024,1,2.50,Clocks\n")}));
    QVERIFY(!button(page, "startImport").isEnabled());
    press(page, "wizardNext"); // to where it is answered
    QVERIFY(!button(page, "wizardNext").isEnabled());
    QVERIFY(text(page, "wizardReason").contains(QStringLiteral("Answer")));
    QVERIFY(!button(page, "step3").isEnabled());
    const auto answers = page.findChildren<QPushButton*>(QStringLiteral("answer"));
    QCOMPARE(answers.size(), 2);
    QSignalSpy looked(&session, &AppSession::previewChanged);
    QTest::mouseClick(answers.front(), Qt::LeftButton);
    QVERIFY(looked.wait(20'000));
    QVERIFY(text(page, "wizardReason").isEmpty());
    QVERIFY(button(page, "wizardNext").isEnabled());
    press(page, "wizardNext");
    QVERIFY(wizard(page).options().overrides.dateOrder == data::DateOrder::DayMonthYear);
}

void ImportStepsTest::keysMoveAndLeave() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QVERIFY(offer(page, session, {write(QStringLiteral("keys.csv"), mixedEvents(200))}));
    QVERIFY(!button(page, "resumeImport").isVisible());
    QTest::keyClick(&page, Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(&page, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(wizard(page).step(), ImportWizard::CleaningStep);
    QVERIFY(session.trialRunner().isRunning());
    choose(page, freeRow, data::RuleAction::Flag);
    QTest::keyClick(&page, Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(&page, Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(view(page), static_cast<int>(Drop));
    QVERIFY(!session.trialRunner().isRunning()); // dropped in the middle
    QVERIFY(!QFileInfo::exists(m_folder.filePath(QStringLiteral("keys.planwright"))));
    QTest::qWait(100);
    QVERIFY(!session.trial());
    // The files and answers are kept.
    QVERIFY(button(page, "resumeImport").isVisible());
    press(page, "resumeImport");
    QCOMPARE(view(page), static_cast<int>(Preview));
    QCOMPARE(wizard(page).step(), ImportWizard::CleaningStep);
    QVERIFY(counted(session));
    QVERIFY(session.trial()->value().mapping.cleaning.of(data::Rule::NonPositivePrice) == data::RuleAction::Flag);
    press(page, "leavePreview");
    QCOMPARE(view(page), static_cast<int>(Drop));
}

void ImportStepsTest::droppedFilesAreAdded() {
    AppSession session;
    DataPage page(session);
    page.show();
    const auto first = write(QStringLiteral("one.csv"), test::events(1));
    const auto second = write(QStringLiteral("two.csv"), "Date,Order,Qty,Price,Category\n2024-07-01,n,1,2.00,Lamps\n");
    QVERIFY(offer(page, session, {first}));
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(first), QUrl::fromLocalFile(second)});
    QSignalSpy looked(&session, &AppSession::previewChanged);
    auto* step = page.findChild<ImportFilesStep*>();
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &files, Qt::LeftButton, {});
    QCoreApplication::sendEvent(step, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &files, Qt::LeftButton, {});
    QCoreApplication::sendEvent(step, &drop);
    QVERIFY(looked.wait(20'000));
    auto* list = page.findChild<QListWidget*>(QStringLiteral("importFiles"));
    QCOMPARE(list->count(), 2);
    QCOMPARE(wizard(page).options().files.size(), std::size_t{2});
    // One that is no file of events is taken out again in place.
    QVERIFY(!button(page, "removeFiles").isEnabled());
    list->item(0)->setSelected(true);
    press(page, "removeFiles");
    QVERIFY(looked.wait(20'000));
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().startsWith(QStringLiteral("two.csv")));
}

void ImportStepsTest::anAddedFileThatIsGoneIsSaidInPlace() {
    AppSession session;
    DataPage page(session);
    page.show();
    QVERIFY(offer(page, session, {write(QStringLiteral("there.csv"), test::events(1))}));
    auto* step = page.findChild<ImportFilesStep*>();
    QSignalSpy looked(&session, &AppSession::previewChanged);
    step->addFiles({m_folder.filePath(QStringLiteral("gone.csv"))});
    QVERIFY(looked.wait(20'000));
    QCOMPARE(view(page), static_cast<int>(Preview));
    QVERIFY(page.findChild<QFrame*>(QStringLiteral("importProblem"))->isVisible());
    QVERIFY(!button(page, "wizardNext").isEnabled() && !button(page, "startImport").isEnabled());
    page.findChild<QListWidget*>(QStringLiteral("importFiles"))->item(1)->setSelected(true);
    press(page, "removeFiles");
    QVERIFY(looked.wait(20'000));
    QVERIFY(!page.findChild<QFrame*>(QStringLiteral("importProblem"))->isVisible());
    QVERIFY(button(page, "wizardNext").isEnabled());
    QCOMPARE(step->files().size(), 1);
}

QTEST_MAIN(ImportStepsTest)
#include "import_steps_test.moc"
