#include "tests/ui/demo_session.h"
#include "ui/models/missing_days_model.h"
#include "ui/models/stockouts_model.h"
#include "ui/pages/data/file_picker.h"
#include "ui/pages/data/stockouts_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace planwright;
using namespace planwright::ui;

/// The demo's stock-outs and days without a sale, as the data page shows them.
class StockoutsViewTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;
    QTemporaryDir m_folder;

    [[nodiscard]] bool looked() {
        return QTest::qWaitFor([&] { return m_session.quality() || !m_session.qualityProblem().isEmpty(); }, 60'000);
    }
    static QTableView& table(const QWidget& view, const char* name) {
        return *view.findChild<QTableView*>(QString::fromLatin1(name));
    }
    static QString text(const QWidget& view, const char* label) {
        return view.findChild<QLabel*>(QString::fromLatin1(label))->text();
    }
    static QComboBox& meaning(const QWidget& view) {
        return *view.findChild<QComboBox*>(QStringLiteral("missingDaysMeaning"));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(ui::test::openDemo(m_session)); }
    void looksWhenItIsInSight();
    void modelsKeepTheRules();
    void keepsWhatIsChosen();
    void keepsWhatIsChosenForOneCategory();
    void readsAStockTableAndSaysWhatIsWrongWithIt();
    void savesTheLostDemand();
    void withoutAWorkspaceItIsEmpty();
};

void StockoutsViewTest::looksWhenItIsInSight() {
    StockoutsView view(m_session);
    QVERIFY(!m_session.quality());
    QSignalSpy counted(&view, &StockoutsView::countChanged);
    view.resize(1100, 500);
    view.show();
    QVERIFY2(text(view, "stockoutsSentence").startsWith(QStringLiteral("Looking")), "it says what it does");
    QVERIFY(looked());
    QVERIFY2(m_session.quality(), qPrintable(m_session.qualityProblem()));
    auto& runs = *table(view, "stockoutsTable").model();
    const auto& found = m_session.quality()->stockouts;
    QVERIFY(found.runs.size() > 5);
    QCOMPARE(counted.last().first().toInt(), static_cast<int>(found.runs.size()));
    QCOMPARE(runs.rowCount(), static_cast<int>(found.runs.size() + found.open.size()));
    // The most money first.
    double before = 1e300;
    for (int row = 0; row < runs.rowCount(); ++row) {
        const auto lost = runs.index(row, StockoutsModel::lostMoneyColumn).data(SortRole).toDouble();
        QVERIFY(lost <= before && lost > 0);
        before = lost;
    }
    QCOMPARE(table(view, "missingDaysTable").model()->rowCount(),
             static_cast<int>(m_session.quality()->categories.size()));
    QVERIFY(text(view, "missingDaysSentence").startsWith(QStringLiteral("A day without a sale counts as no demand")));
    table(view, "stockoutsTable").selectRow(0);
    QCOMPARE(m_session.category(), runs.index(0, 0).data().toString());
}

void StockoutsViewTest::modelsKeepTheRules() {
    StockoutsModel runs;
    MissingDaysModel days;
    const QAbstractItemModelTester first(&runs, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester second(&days, QAbstractItemModelTester::FailureReportingMode::QtTest);
    runs.show(nullptr);
    days.show(nullptr);
    QCOMPARE(runs.rowCount() + days.rowCount(), 0);
    runs.show(m_session.quality());
    days.show(m_session.quality());
    QVERIFY(runs.rowCount() > 0 && days.rowCount() > 0);
    QVERIFY(runs.index(0, 7).data(Qt::ToolTipRole).toString().contains(QStringLiteral("1 in ")));
    QCOMPARE(days.index(0, 6).data().toString(), QStringLiteral("no demand"));
    service::Quality one;
    one.stockouts.open.resize(1);
    one.stockouts.open.front().product = "P";
    runs.show(std::make_shared<const service::Quality>(one));
    QCOMPARE(runs.rowCount(), 1);
    QCOMPARE(runs.index(0, 1).data().toString(), QStringLiteral("P"));
    QCOMPARE(runs.index(0, 7).data().toString(), QStringLiteral("not sold since"));
}

void StockoutsViewTest::keepsWhatIsChosen() {
    StockoutsView view(m_session);
    view.show();
    QVERIFY(looked());
    QCOMPARE(meaning(view).currentIndex(), 0);
    meaning(view).setCurrentIndex(1);
    Q_EMIT meaning(view).activated(1);
    QVERIFY(!m_session.quality());
    QVERIFY(looked());
    QVERIFY(m_session.quality()->isChosen);
    QVERIFY(text(view, "missingDaysSentence").contains(QStringLiteral("no trading day, as was chosen")));
    QCOMPARE(table(view, "missingDaysTable").model()->index(0, 6).data().toString(), QStringLiteral("no trading day"));
    Q_EMIT meaning(view).activated(0);
    QVERIFY(looked());
    QVERIFY(m_session.quality()->missingDays.meaning == service::MissingDayMeaning::Zero);
}

void StockoutsViewTest::keepsWhatIsChosenForOneCategory() {
    StockoutsView view(m_session);
    view.show();
    QVERIFY(looked());
    auto& days = table(view, "missingDaysTable");
    const auto shown = [&](int row) { return days.model()->index(row, 6).data().toString(); };
    const auto choose = [&](const QString& words) {
        for (auto* action : days.actions())
            if (action->text().contains(words))
                action->trigger();
    };
    choose(QStringLiteral("no trading day")); // of nothing that is selected
    QVERIFY(m_session.quality());
    days.selectRow(1);
    choose(QStringLiteral("not known"));
    QVERIFY(!m_session.quality());
    QVERIFY(looked());
    QCOMPARE(shown(0), QStringLiteral("no demand"));
    QCOMPARE(shown(1), QStringLiteral("not known"));
    m_session.undoStack().undo();
    QVERIFY(looked());
    QCOMPARE(shown(1), QStringLiteral("no demand"));
    m_session.undoStack().redo();
    QVERIFY(looked());
    QCOMPARE(shown(1), QStringLiteral("not known"));
    days.selectRow(1);
    choose(QStringLiteral("as in the other"));
    QVERIFY(looked());
    QCOMPARE(shown(1), QStringLiteral("no demand"));
    QVERIFY(m_session.quality()->missingDays.categories.empty());
}

void StockoutsViewTest::readsAStockTableAndSaysWhatIsWrongWithIt() {
    StockoutsView view(m_session);
    view.show();
    QVERIFY(looked());
    const auto found = m_session.quality()->stockouts.runs;
    auto& picker = *view.findChild<FilePicker*>();
    QFile file(m_folder.filePath(QStringLiteral("stock.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("product_id,date,stock\n" + QByteArray::fromStdString(found[0].product) + ",2024-13-01,0\n");
    file.close();
    picker.setFile(file.fileName());
    m_session.checkQuality(picker.file());
    QVERIFY(looked());
    QVERIFY(!m_session.quality());
    QVERIFY(text(view, "stockoutsSentence").contains(QStringLiteral("YYYY-MM-DD")));
    QVERIFY(table(view, "stockoutsTable").isHidden());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("product_id,date,stock\n" + QByteArray::fromStdString(found[0].product) + "," +
               QByteArray::fromStdString(found[0].first.toString()) + ",9\n");
    file.close();
    m_session.checkQuality(picker.file());
    QVERIFY(looked());
    QVERIFY(m_session.quality());
    QCOMPARE(m_session.quality()->stockouts.runs.size(), found.size() - 1);
}

void StockoutsViewTest::savesTheLostDemand() {
    StockoutsView view(m_session);
    view.show();
    QVERIFY(looked());
    QVERIFY(view.findChild<QPushButton*>(QStringLiteral("saveLostDemand"))->isVisible());
    QFile file(m_folder.filePath(QStringLiteral("lost.csv")));
    QVERIFY(m_session.exportLostDemand(file.fileName()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readLine().startsWith("category,date,products,lost_units"));
    QSignalSpy failed(&m_session, &AppSession::failed);
    QVERIFY(!m_session.exportLostDemand(m_folder.filePath(QStringLiteral("lost.pdf"))));
    QCOMPARE(failed.size(), 1);
}

void StockoutsViewTest::withoutAWorkspaceItIsEmpty() {
    AppSession session;
    StockoutsView view(session);
    view.show();
    QVERIFY(text(view, "stockoutsSentence").isEmpty());
    QVERIFY(table(view, "stockoutsTable").isHidden() && meaning(view).isHidden());
    QVERIFY(!session.exportLostDemand(m_folder.filePath(QStringLiteral("none.csv"))));
}

QTEST_MAIN(StockoutsViewTest)
#include "stockouts_view_test.moc"
