#include "tests/ui/data_page_test_base.h"
#include "tests/ui/demo_session.h"
#include "ui/dialogs/special_days_dialog.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableView>

using namespace planwright;
using namespace planwright::ui;

/// The planner's own special days: the table, and the dialog around it.
class SpecialDaysDialogTest : public test::DataPageTestBase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(test::openDemo(m_session)); }
    void theModelChecksWhatIsTyped();
    void everyChangeCanBeUndone();
    void importsOverWhatIsThere();
    void savesAndReadsBack();
    void aFileAtFaultIsNamed();
    void closingWithChangesAsks();

private:
    AppSession m_session;

    static bool type(SpecialDaysModel& model, int row, int column, const char* text) {
        return model.setData(model.index(row, column), QString::fromUtf8(text));
    }
    static QString cell(const QAbstractItemModel& model, int row, int column) {
        return model.index(row, column).data().toString();
    }
    std::unique_ptr<SpecialDaysDialog> openDialog() {
        QSignalSpy read(&m_session, &AppSession::specialDaysChanged);
        auto dialog = std::make_unique<SpecialDaysDialog>(m_session);
        dialog->show();
        if (!read.wait(10'000))
            return nullptr;
        return dialog;
    }
};

void SpecialDaysDialogTest::theModelChecksWhatIsTyped() {
    SpecialDaysModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({});
    QCOMPARE(model.addDay(Date(2026, 6, 10)), 0);
    QCOMPARE(cell(model, 0, SpecialDaysModel::DateOfDay), QStringLiteral("2026-06-10"));
    QCOMPARE(model.fault(), QStringLiteral("Row 1, name: A special day needs a name."));
    QVERIFY(type(model, 0, SpecialDaysModel::Name, " Summer  sale "));
    QVERIFY(model.fault().isEmpty());
    QVERIFY(type(model, 0, SpecialDaysModel::Country, "gb") && type(model, 0, SpecialDaysModel::Weight, "1,5"));
    QCOMPARE(cell(model, 0, SpecialDaysModel::Country), QStringLiteral("GB"));
    QCOMPARE(model.days(), (std::vector<service::SpecialDay>{{Date(2026, 6, 10), "Summer sale", "GB", 1.5, false, 0}}));
    QVERIFY(type(model, 0, SpecialDaysModel::Country, "Gross"));
    QVERIFY(model.fault().startsWith(QStringLiteral("Row 1, country:")));
    QVERIFY(type(model, 0, SpecialDaysModel::Country, "") && type(model, 0, SpecialDaysModel::Weight, "many"));
    QVERIFY(model.fault().startsWith(QStringLiteral("Row 1, weight:")));
    QVERIFY(type(model, 0, SpecialDaysModel::Weight, "2") && type(model, 0, SpecialDaysModel::DateOfDay, "2026-02-30"));
    QVERIFY(model.fault().startsWith(QStringLiteral("Row 1, date:")));
    QCOMPARE(model.faultIndex(), model.index(0, SpecialDaysModel::DateOfDay));
    QVERIFY(type(model, 0, SpecialDaysModel::DateOfDay, "2026-06-10"));
    model.addDay(Date(2026, 6, 10));
    QVERIFY(type(model, 1, SpecialDaysModel::Name, "Summer sale"));
    QVERIFY(model.fault().contains(QStringLiteral("row 1 already")));
}

void SpecialDaysDialogTest::everyChangeCanBeUndone() {
    SpecialDaysModel model;
    const std::vector<service::SpecialDay> kept{{Date(2026, 6, 10), "Sale", "", 2, false, 0},
                                                {Date(2026, 7, 1), "Fair", "DE", 1, false, 0}};
    model.show(kept);
    QVERIFY(!model.hasChanged() && !model.undoStack().canUndo());
    QVERIFY(model.setData(model.index(1, SpecialDaysModel::Removes), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.days()[1].remove);
    model.remove({0});
    model.addDay(Date(2026, 8, 1));
    QCOMPARE(model.rowCount(), 2);
    while (model.undoStack().canUndo())
        model.undoStack().undo();
    QVERIFY(!model.hasChanged());
    QCOMPARE(model.days(), kept);
    while (model.undoStack().canRedo())
        model.undoStack().redo();
    QVERIFY(model.hasChanged());
    QCOMPARE(cell(model, 1, SpecialDaysModel::DateOfDay), QStringLiteral("2026-08-01"));
    // What changes nothing is no step.
    const int steps = model.undoStack().count();
    QVERIFY(type(model, 1, SpecialDaysModel::Weight, "1"));
    QCOMPARE(model.undoStack().count(), steps);
}

void SpecialDaysDialogTest::importsOverWhatIsThere() {
    SpecialDaysModel model;
    model.show({{Date(2026, 6, 10), "Sale", "", 2, false, 0}});
    model.addDays({{Date(2026, 6, 10), "Sale", "", 3, false, 2}, {Date(2026, 6, 11), "Sale", "", 1, false, 3}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.days()[0].weight, 3.0);
    model.undoStack().undo();
    QCOMPARE(model.rowCount(), 1);
}

void SpecialDaysDialogTest::savesAndReadsBack() {
    const auto dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(!button(*dialog, "saveSpecialDays").isEnabled());
    QTest::mouseClick(&button(*dialog, "addSpecialDay"), Qt::LeftButton);
    auto* table = dialog->findChild<QTableView*>(QStringLiteral("specialDaysTable"));
    QVERIFY(text(*dialog, "specialDaysSentence").startsWith(QStringLiteral("Row 1, name")));
    auto* editor = table->findChild<QLineEdit*>(QStringLiteral("cellEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Summer sale"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(button(*dialog, "saveSpecialDays").isEnabled());
    QSignalSpy saved(&m_session, &AppSession::specialDaysChanged);
    QTest::mouseClick(&button(*dialog, "saveSpecialDays"), Qt::LeftButton);
    QVERIFY(saved.wait(10'000));
    QVERIFY(!button(*dialog, "saveSpecialDays").isEnabled());
    const auto file = m_folder.filePath(QStringLiteral("out.csv"));
    dialog->exportFile(file);

    const auto again = openDialog();
    QVERIFY(again);
    auto* model = again->findChild<QTableView*>(QStringLiteral("specialDaysTable"))->model();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(cell(*model, 0, SpecialDaysModel::Name), QStringLiteral("Summer sale"));
    again->importFile(file); // what stands there already
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(!button(*again, "saveSpecialDays").isEnabled());
    m_session.saveSpecialDays({});
    QVERIFY(saved.wait(10'000));
    QCOMPARE(model->rowCount(), 0);
}

void SpecialDaysDialogTest::aFileAtFaultIsNamed() {
    const auto dialog = openDialog();
    QVERIFY(dialog);
    dialog->importFile(write(QStringLiteral("wrong.csv"), "date,name\n2026-01-01,Sale\n2026-13-01,Sale\n"));
    const auto sentence = text(*dialog, "specialDaysSentence");
    QVERIFY2(sentence.contains(QStringLiteral("wrong.csv")) && sentence.contains(QStringLiteral("3")),
             qPrintable(sentence));
    QCOMPARE(dialog->findChild<QTableView*>(QStringLiteral("specialDaysTable"))->model()->rowCount(), 0);
}

void SpecialDaysDialogTest::closingWithChangesAsks() {
    const auto dialog = openDialog();
    QVERIFY(dialog);
    dialog->importFile(write(QStringLiteral("right.csv"), "date,name\n2026-01-01,Sale\n"));
    QTest::mouseClick(&button(*dialog, "closeSpecialDays"), Qt::LeftButton);
    QVERIFY(dialog->isVisible());
    auto* question = dialog->findChild<QMessageBox*>(QStringLiteral("discardDialog"));
    QVERIFY(question);
    for (auto* choice : question->buttons())
        if (question->buttonRole(choice) == QMessageBox::DestructiveRole)
            choice->click();
    QTRY_VERIFY(!dialog->isVisible());
}

QTEST_MAIN(SpecialDaysDialogTest)
#include "special_days_dialog_test.moc"
