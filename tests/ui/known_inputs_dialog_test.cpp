#include "tests/ui/data_page_test_base.h"
#include "tests/ui/demo_session.h"
#include "ui/dialogs/known_inputs_dialog.h"
#include "ui/pages/forecast_page.h"
#include "ui/session/qt_convert.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTableView>

#include <algorithm>

using namespace planwright;
using namespace planwright::ui;

/// What is known in advance: the table, the dialog, and the forecast that follows at once.
class KnownInputsDialogTest : public test::DataPageTestBase {
    Q_OBJECT

private:
    AppSession m_session;
    std::unique_ptr<ForecastPage> m_page;

    [[nodiscard]] service::KnownScope scope() const { return {{"Books", "Toys"}, Month(2025, 12), Month(2026, 11)}; }
    static bool type(KnownInputsModel& model, int row, int column, const char* text) {
        return model.setData(model.index(row, column), QString::fromUtf8(text));
    }
    [[nodiscard]] const forecasting::CategoryForecast& firstForecast() const {
        return m_session.plan()->forecast.months.front().categories.front();
    }
    [[nodiscard]] bool waited() {
        return QTest::qWaitFor([&] { return !m_session.jobs().isRunning(); }, 60'000);
    }
    [[nodiscard]] KnownInputsDialog* openDialog() {
        button(*m_page, "editKnownInputs").click();
        return m_page->findChild<KnownInputsDialog*>();
    }

private Q_SLOTS:
    void initTestCase();
    void theModelChecksWhatIsTyped();
    void pastesRowsOfASpreadsheet();
    void forecastsAtOnceAndCanBeUndone();
    void aFileAtFaultIsNamed();
    void closingWithChangesAsks();
};

void KnownInputsDialogTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    QSettings().clear();
    m_page = std::make_unique<ForecastPage>(m_session);
    m_page->resize(1240, 760);
    m_page->show();
}

void KnownInputsDialogTest::theModelChecksWhatIsTyped() {
    using Model = KnownInputsModel;
    Model model(scope());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({});
    QCOMPARE(model.addInput("Books"), 0);
    QVERIFY2(model.fault().isEmpty(), qPrintable(model.fault()));
    QCOMPARE(model.index(0, Model::FirstDay).data().toString(), QStringLiteral("2025-12-01"));
    QVERIFY(type(model, 0, Model::Amount, "35 %"));
    QCOMPARE(model.inputs().front().amount, .35);
    QCOMPARE(model.index(0, Model::Amount).data().toString(), QStringLiteral("35 % off"));
    QVERIFY(type(model, 0, Model::Amount, "35"));
    QVERIFY(model.fault().startsWith(QStringLiteral("Row 1, amount:")));
    QCOMPARE(model.faultIndex(), model.index(0, Model::Amount));
    QVERIFY(type(model, 0, Model::Kind, "price") && model.fault().isEmpty());
    QCOMPARE(model.inputs().front().price.raw, Money::fromDouble(35).raw);
    QVERIFY(type(model, 0, Model::Category, "Socks"));
    QVERIFY(model.fault().startsWith(QStringLiteral("Row 1, category:")));
    QVERIFY(type(model, 0, Model::Category, ""));
    QVERIFY(model.fault().contains(QStringLiteral("name the category")));
    QVERIFY(type(model, 0, Model::Kind, "Closed") && model.fault().isEmpty());
    QVERIFY(type(model, 0, Model::FirstDay, "2026-01-05"));
    QCOMPARE(model.inputs().front().lastDay, Date(2026, 1, 5)); // it follows
    QVERIFY(type(model, 0, Model::FirstDay, "2027-01-05"));
    QVERIFY(model.fault().startsWith(QStringLiteral("Row 1, first day:")));
    while (model.undoStack().canUndo())
        model.undoStack().undo();
    QVERIFY(!model.hasChanged() && model.rowCount() == 0);
}

void KnownInputsDialogTest::pastesRowsOfASpreadsheet() {
    KnownInputsModel model(scope());
    model.show({});
    model.addLines(QStringLiteral("promotion\tBooks\t2025-12-05\t2025-12-12\t20%\tAdvent\nclosed\t\t2025-12-25\n"));
    QVERIFY2(model.fault().isEmpty(), qPrintable(model.fault()));
    QCOMPARE(model.inputs(),
             (service::KnownInputs{
                 {service::KnownKind::Promotion, "Books", Date(2025, 12, 5), Date(2025, 12, 12), .2, {}, "Advent"},
                 {service::KnownKind::Closure, "", Date(2025, 12, 25), Date(2025, 12, 25), 0, {}, {}}}));
    model.addLines(QStringLiteral("gift\tBooks\t2025-12-05"));
    QVERIFY(model.fault().startsWith(QStringLiteral("Row 3, kind:")));
    model.remove({0, 2});
    QCOMPARE(model.rowCount(), 1);
}

void KnownInputsDialogTest::forecastsAtOnceAndCanBeUndone() {
    const auto before = firstForecast();
    m_session.setCategory(toQt(before.category));
    auto* dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(!button(*dialog, "saveKnownInputs").isEnabled());
    button(*dialog, "addKnownInput").click();
    QVERIFY(!dialog->grab().isNull());
    const auto model = m_session.plan()->modelSha256;
    button(*dialog, "saveKnownInputs").click();
    QVERIFY(waited());
    const auto after = firstForecast();
    QVERIFY(after.demand.mean > before.demand.mean);
    QCOMPARE(m_session.plan()->modelSha256, model); // nothing was trained
    QVERIFY(!after.knownNote.empty());
    const auto shown = m_page->findChild<QLabel*>(QStringLiteral("modelText"))->text();
    QVERIFY2(shown.contains(QStringLiteral("Known in advance: promotion")), qPrintable(shown));
    QVERIFY(m_session.undoStack().canUndo());
    m_session.undoStack().undo();
    QVERIFY(waited());
    QCOMPARE(firstForecast().demand.quantiles, before.demand.quantiles);
    m_session.undoStack().redo();
    QVERIFY(waited());
    QCOMPARE(firstForecast().demand.quantiles, after.demand.quantiles);
    // It is kept, and the same as on the command line.
    AppSession again;
    again.openWorkspace(m_session.workspace());
    QVERIFY(QTest::qWaitFor([&] { return !again.jobs().isRunning(); }, 60'000) && again.plan());
    QCOMPARE(again.plan()->known, m_session.plan()->known);
    QCOMPARE(service::forecastDocument(*again.plan()), service::forecastDocument(*m_session.plan()));
    m_session.setKnownInputs({});
    QVERIFY(waited());
    QVERIFY(m_session.plan()->known.empty());
}

void KnownInputsDialogTest::aFileAtFaultIsNamed() {
    auto* dialog = openDialog();
    QVERIFY(dialog);
    dialog->importFile(write(QStringLiteral("wrong.csv"), "kind,first_day\nclosure,2025-13-01\n"));
    const auto sentence = text(*dialog, "knownInputsSentence");
    QVERIFY2(sentence.contains(QStringLiteral("wrong.csv")) && sentence.contains(QStringLiteral("2")),
             qPrintable(sentence));
    QVERIFY(!button(*dialog, "saveKnownInputs").isEnabled());
    dialog->reject();
    QTRY_VERIFY(m_page->findChild<KnownInputsDialog*>() == nullptr);
}

void KnownInputsDialogTest::closingWithChangesAsks() {
    auto* dialog = openDialog();
    QVERIFY(dialog);
    button(*dialog, "addKnownInput").click();
    button(*dialog, "closeKnownInputs").click();
    QVERIFY(dialog->isVisible());
    auto* question = dialog->findChild<QMessageBox*>(QStringLiteral("discardDialog"));
    QVERIFY(question);
    for (auto* choice : question->buttons())
        if (question->buttonRole(choice) == QMessageBox::DestructiveRole)
            choice->click();
    QTRY_VERIFY(m_page->findChild<KnownInputsDialog*>() == nullptr);
}

QTEST_MAIN(KnownInputsDialogTest)
#include "known_inputs_dialog_test.moc"
