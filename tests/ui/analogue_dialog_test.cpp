#include "tests/ui/demo_session.h"
#include "ui/dialogs/analogue_dialog.h"
#include "ui/models/analogue_preview_model.h"
#include "ui/models/number_text.h"
#include "ui/pages/forecast_page.h"
#include "ui/session/qt_convert.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTreeView>

#include <algorithm>
#include <cmath>

using namespace planwright;
using namespace planwright::ui;

/// "Forecast like another category": from the menu to the plan, and back by undo.
class AnalogueDialogTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;
    std::unique_ptr<ForecastPage> m_page;
    QString m_category, m_like;

    template <typename T>
    [[nodiscard]] static T& part(const QWidget& dialog, const char* name) {
        auto* found = dialog.findChild<T*>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return *found;
    }
    [[nodiscard]] forecasting::CategoryForecast forecastOf(const QString& category) const {
        const auto& all = m_session.plan()->forecast.months.front().categories;
        return *std::ranges::find(all, fromQt(category), &forecasting::CategoryForecast::category);
    }
    [[nodiscard]] bool waited() {
        return QTest::qWaitFor([&] { return !m_session.jobs().isRunning(); }, 60'000);
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void theTotalIsLikeNothing();
    void showsBothBeforehand();
    void forecastsLikeItAndCanBeUndone();
    void refusesChains();
};

void AnalogueDialogTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    QSettings().clear();
    const auto& categories = m_session.plan()->forecast.months.front().categories;
    m_category = toQt(categories[0].category);
    m_like = toQt(categories[1].category);
}

void AnalogueDialogTest::init() {
    m_session.setCategory(m_category);
    m_page = std::make_unique<ForecastPage>(m_session);
    m_page->resize(1240, 760);
    m_page->show();
}

void AnalogueDialogTest::theTotalIsLikeNothing() {
    auto& action = part<QAction>(*m_page, "forecastLike");
    QVERIFY(action.isEnabled());
    m_session.setCategory({});
    QVERIFY(!action.isEnabled());
    QVERIFY(m_page->askForAnalogue() == nullptr);
}

void AnalogueDialogTest::showsBothBeforehand() {
    part<QAction>(*m_page, "forecastLike").trigger();
    auto& dialog = *m_page->findChild<AnalogueDialog*>();
    auto& like = part<QComboBox>(dialog, "analogueLike");
    QCOMPARE(like.findText(m_category), -1);
    like.setCurrentText(m_like);
    part<QDoubleSpinBox>(dialog, "analogueFactor").setValue(.5);
    const auto& model = *part<QTableView>(dialog, "analoguePreview").model();
    QCOMPARE(model.rowCount(), 9); // six months before, three ahead
    const double other = forecastOf(m_like).demand.quantiles[3];
    QCOMPARE(model.index(6, AnaloguePreviewModel::Result).data().toString(), numberText(.5 * other));
    QCOMPARE(model.index(6, AnaloguePreviewModel::Like).data().toString(), numberText(other));
    QVERIFY(model.index(5, AnaloguePreviewModel::Result).data().toString().isEmpty());
    QVERIFY(!part<QLabel>(dialog, "analogueShare").text().isEmpty());
    QVERIFY(part<QPushButton>(dialog, "analogueRemove").isHidden());
    QVERIFY(!dialog.grab().isNull());
    dialog.reject();
}

void AnalogueDialogTest::forecastsLikeItAndCanBeUndone() {
    const auto before = forecastOf(m_category);
    auto* dialog = m_page->askForAnalogue();
    part<QComboBox>(*dialog, "analogueLike").setCurrentText(m_like);
    part<QDoubleSpinBox>(*dialog, "analogueFactor").setValue(.5);
    part<QPushButton>(*dialog, "analogueSave").click();
    QVERIFY(waited());
    const auto after = forecastOf(m_category);
    QVERIFY(std::abs(after.demand.mean - .5 * forecastOf(m_like).demand.mean) < 1e-9);
    QCOMPARE(after.model, std::string("analogue"));
    QCOMPARE(m_session.category(), m_category);
    const auto shown = part<QLabel>(*m_page, "modelText").text();
    QVERIFY2(shown.contains(QStringLiteral("× 0.5, as you said.")), qPrintable(shown));
    QVERIFY(m_session.undoStack().canUndo());
    m_session.undoStack().undo();
    QVERIFY(waited());
    QCOMPARE(forecastOf(m_category).demand.quantiles, before.demand.quantiles);
    QCOMPARE(forecastOf(m_category).model, before.model);
    m_session.undoStack().redo();
    QVERIFY(waited());
    QCOMPARE(forecastOf(m_category).demand.quantiles, after.demand.quantiles);
    // It is kept.
    AppSession again;
    again.openWorkspace(m_session.workspace());
    QVERIFY(QTest::qWaitFor([&] { return !again.jobs().isRunning(); }, 60'000) && again.plan());
    QCOMPARE(again.plan()->analogues, m_session.plan()->analogues);
}

// It is like another by now: none can be like it.
void AnalogueDialogTest::refusesChains() {
    m_session.setCategory(m_like);
    auto* dialog = m_page->askForAnalogue();
    part<QComboBox>(*dialog, "analogueLike").setCurrentText(m_category);
    QVERIFY(!part<QPushButton>(*dialog, "analogueSave").isEnabled());
    QVERIFY(part<QLabel>(*dialog, "analogueProblem").text().contains(m_category));
    dialog->reject();
    m_session.removeAnalogue(m_category);
    QVERIFY(waited());
    QVERIFY(m_session.plan()->analogues.empty());
    QVERIFY(forecastOf(m_category).model != "analogue");
}

QTEST_MAIN(AnalogueDialogTest)
#include "analogue_dialog_test.moc"
