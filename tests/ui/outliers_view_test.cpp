#include "core/service/workspace_change.h"
#include "tests/ui/demo_session.h"
#include "ui/models/coverage_model.h"
#include "ui/models/outliers_model.h"
#include "ui/pages/data/coverage_view.h"
#include "ui/pages/data/outliers_view.h"
#include "ui/session/qt_convert.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace planwright;
using namespace planwright::ui;
using service::OutlierMeaning;

namespace {

constexpr int markColumn = 7;

} // namespace

/// What stands out in the demo's data, and what is said of it in the list and in the grid of coverage.
class OutliersViewTest : public QObject {
    Q_OBJECT

private:
    AppSession m_session;

    static QTableView& table(const QWidget& view, const char* name = "outliersTable") {
        return *view.findChild<QTableView*>(QString::fromLatin1(name));
    }
    static QString sentence(const QWidget& view) {
        return view.findChild<QLabel*>(QStringLiteral("outliersSentence"))->text();
    }
    static QAction& action(const QWidget& view, const char* name) {
        return *view.findChild<QAction*>(QString::fromLatin1(name));
    }
    /// Waits until marks are kept and the data were looked at again.
    bool settled() {
        QSignalSpy changed(&m_session, &AppSession::outliersChanged);
        return changed.wait(20'000) && m_session.outliers() != nullptr;
    }
    bool looked() {
        return QTest::qWaitFor([&] { return m_session.outliers() != nullptr; }, 20'000);
    }
    [[nodiscard]] std::vector<service::OutlierMark> kept() const { return m_session.outliers()->marks; }

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void listsWhatStandsOut();
    void modelKeepsTheRules();
    void saysWhatTheyAre();
    void severalAtOnceAndOneAfterTheOther();
    void takesANote();
    void learnsAgain();
    void coverageShowsAndMarksThem();
    void saysWhatCouldNotBeSaved();
    void withoutAWorkspaceItIsEmpty();
};

void OutliersViewTest::initTestCase() {
    QVERIFY(test::openDemo(m_session));
    m_session.wantOutliers();
    QVERIFY(looked());
    QVERIFY2(m_session.outliers()->openCount() >= 3, "the demo has too few outliers for this test");
}

void OutliersViewTest::cleanup() {
    QVERIFY(QTest::qWaitFor([&] { return !m_session.jobs().isRunning(); }, 60'000));
    m_session.wantOutliers();
    QVERIFY(looked());
    if (m_session.outlierMarks().empty())
        return;
    m_session.markOutliers({}, QStringLiteral("clean up"));
    QVERIFY(settled());
    m_session.undoStack().clear();
}

void OutliersViewTest::listsWhatStandsOut() {
    OutliersView view(m_session);
    QSignalSpy counted(&view, &OutliersView::countChanged);
    view.show();
    const auto& rows = *table(view).model();
    QCOMPARE(rows.rowCount(), static_cast<int>(m_session.outliers()->openCount()));
    auto before = std::numeric_limits<double>::infinity();
    for (int row = 0; row < rows.rowCount(); ++row) {
        const auto moved = rows.index(row, OutliersModel::moneyColumn).data(SortRole).toDouble();
        QVERIFY(moved <= before && moved >= 0);
        before = moved;
    }
    QVERIFY(sentence(view).contains(QStringLiteral("open")));
    QVERIFY(view.findChild<QCheckBox*>(QStringLiteral("allOutliers"))->isHidden());
    QVERIFY(view.findChild<QPushButton*>(QStringLiteral("learnAgain"))->parentWidget()->isHidden());
    QVERIFY(!action(view, "oneOffOutlier").isEnabled());
    table(view).selectRow(0);
    QVERIFY(action(view, "oneOffOutlier").isEnabled() && !action(view, "unmarkOutlier").isEnabled());
    QCOMPARE(m_session.category(), rows.index(0, 0).data().toString());
    QSignalSpy wanted(&view, &OutliersView::rowsWanted);
    action(view, "outlierRows").trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), m_session.category());
}

void OutliersViewTest::modelKeepsTheRules() {
    OutliersModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(nullptr, true);
    QCOMPARE(model.rowCount(), 0);
    auto outliers = *m_session.outliers();
    outliers.rows[0].mark = {outliers.rows[0].days.category, outliers.rows[0].days.first, outliers.rows[0].days.last,
                             OutlierMeaning::OneOff, "a\nfair"};
    outliers.rows[0].learntUnits = Quantity::fromRaw(1'000);
    outliers.rows[1].isKnown = false;
    const auto shared = std::make_shared<const service::Outliers>(outliers);
    model.show(shared, false);
    QCOMPARE(model.rowCount(), static_cast<int>(outliers.rows.size()) - 1);
    model.show(shared, true);
    QCOMPARE(model.rowCount(), static_cast<int>(outliers.rows.size()));
    QCOMPARE(model.index(0, markColumn).data().toString(), QStringLiteral("One-off: a fair"));
    QVERIFY(model.index(0, markColumn).data(Qt::ToolTipRole).toString().contains(QStringLiteral("learn from 1 units")));
    QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("–"));
    QVERIFY(!model.index(1, OutliersModel::moneyColumn).data(SortRole).isValid());
    QCOMPARE(shortDays(Date(2010, 9, 28), Date(2010, 9, 28)), QStringLiteral("28 Sep 2010"));
    QCOMPARE(shortDays(Date(2010, 9, 28), Date(2010, 9, 29)), QStringLiteral("28–29 Sep 2010"));
    QCOMPARE(shortDays(Date(2010, 9, 30), Date(2010, 10, 2)), QStringLiteral("30 Sep – 2 Oct 2010"));
    QCOMPARE(shortDays(Date(2010, 12, 30), Date(2011, 1, 2)), QStringLiteral("30 Dec 2010 – 2 Jan 2011"));
}

void OutliersViewTest::saysWhatTheyAre() {
    OutliersView view(m_session);
    view.show();
    const auto open = m_session.outliers()->openCount();
    table(view).selectRow(0);
    const auto category = table(view).currentIndex().data().toString();
    action(view, "ignoreOutlier").trigger();
    QVERIFY(settled());
    QCOMPARE(kept().size(), std::size_t{1});
    QVERIFY(kept()[0].meaning == OutlierMeaning::Ignore && toQt(kept()[0].category) == category);
    QCOMPARE(m_session.outliers()->openCount(), open - 1);
    QCOMPARE(table(view).model()->rowCount(), static_cast<int>(open - 1));
    auto& all = *view.findChild<QCheckBox*>(QStringLiteral("allOutliers"));
    QVERIFY(all.isVisible());
    all.setChecked(true);
    QCOMPARE(table(view).model()->rowCount(), static_cast<int>(open));
    m_session.undoStack().undo();
    QVERIFY(settled());
    QVERIFY(kept().empty());
    m_session.undoStack().redo();
    QVERIFY(settled());
    QCOMPARE(kept().size(), std::size_t{1});
    for (int row = 0; row < table(view).model()->rowCount(); ++row)
        if (table(view).model()->index(row, markColumn).data().toString() == QStringLiteral("Ignored"))
            table(view).selectRow(row);
    QVERIFY(action(view, "unmarkOutlier").isEnabled());
    action(view, "unmarkOutlier").trigger();
    QVERIFY(settled());
    QVERIFY(kept().empty());
    QCOMPARE(m_session.undoStack().count(), 2);
}

void OutliersViewTest::severalAtOnceAndOneAfterTheOther() {
    OutliersView view(m_session);
    view.show();
    table(view).selectAll();
    const auto open = m_session.outliers()->openCount();
    action(view, "repeatingOutlier").trigger();
    // Before the first is written; the last word counts.
    m_session.undoStack().undo();
    m_session.undoStack().redo();
    QCOMPARE(m_session.outlierMarks().size(), open);
    QVERIFY(settled());
    QCOMPARE(kept().size(), open);
    QVERIFY(std::ranges::all_of(kept(), [](const auto& mark) { return mark.meaning == OutlierMeaning::Repeats; }));
    QCOMPARE(m_session.outliers()->openCount(), std::size_t{0});
    QVERIFY(table(view).isHidden() && sentence(view).contains(QStringLiteral("No outlier is open")));
}

void OutliersViewTest::takesANote() {
    OutliersView view(m_session);
    view.show();
    view.findChild<QCheckBox*>(QStringLiteral("allOutliers"))->setChecked(true);
    table(view).selectRow(1);
    const auto category = table(view).currentIndex().data().toString();
    action(view, "oneOffOutlier").trigger();
    QVERIFY(settled());
    for (int row = 0; row < table(view).model()->rowCount(); ++row)
        if (table(view).model()->index(row, markColumn).data().toString() == QStringLiteral("One-off"))
            table(view).selectRow(row);
    action(view, "noteOutlier").trigger();
    auto* dialog = table(view).findChild<QInputDialog*>(QStringLiteral("outlierNoteDialog"));
    QVERIFY(dialog != nullptr && dialog->labelText().contains(category));
    dialog->setTextValue(QStringLiteral(" a wholesaler "));
    dialog->accept();
    QVERIFY(settled());
    QCOMPARE(kept()[0].note, std::string("a wholesaler"));
}

void OutliersViewTest::learnsAgain() {
    OutliersView view(m_session);
    view.show();
    auto& learn = *view.findChild<QPushButton*>(QStringLiteral("learnAgain"));
    const auto bundle = m_session.plan()->modelSha256;
    table(view).selectRow(0);
    action(view, "oneOffOutlier").trigger();
    QVERIFY(settled());
    QVERIFY(m_session.hasLearntOtherwise() && learn.isVisible() && learn.isEnabled());
    learn.click();
    QVERIFY(m_session.jobs().isRunning() && !learn.isEnabled());
    table(view).selectRow(0);
    QVERIFY(!action(view, "oneOffOutlier").isEnabled()); // the training holds the workspace
    QVERIFY(QTest::qWaitFor([&] { return !m_session.jobs().isRunning(); }, 60'000));
    QVERIFY(looked());
    QVERIFY(m_session.plan()->modelSha256 != bundle);
    QVERIFY(!m_session.plan()->served->content.corrections.empty());
    QVERIFY(m_session.plan()->oneOffNote.find("Learnt with 1 one-off day corrected") == 0);
    QVERIFY(!m_session.hasLearntOtherwise() && !learn.isVisible());
    m_session.markOutliers({}, QStringLiteral("take it back"));
    QVERIFY(settled());
    QVERIFY(m_session.hasLearntOtherwise());
    m_session.learnAgain();
    QVERIFY(QTest::qWaitFor([&] { return !m_session.jobs().isRunning(); }, 60'000));
    QCOMPARE(m_session.plan()->modelSha256, bundle);
}

void OutliersViewTest::coverageShowsAndMarksThem() {
    CoverageView view(m_session);
    view.show();
    QVERIFY(looked());
    const auto& first = m_session.outliers()->rows.front();
    auto& grid = table(view, "coverageTable");
    auto* model = qobject_cast<CoverageModel*>(grid.model());
    const auto days = first.days;
    int column = CoverageModel::fixedColumns;
    while (model->monthAt(column) != days.first.month())
        ++column;
    const auto cell = model->index(model->rowOf(toQt(days.category)), column);
    QVERIFY(cell.data(OutlierRole).toBool());
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(shortDays(days.first, days.last)));
    QVERIFY(!model->index(0, column).data(OutlierRole).toBool());
    QVERIFY(!view.grab().isNull()); // paints the corner
    grid.setCurrentIndex(model->index(0, column));
    QVERIFY(!action(view, "ignoreOutlier").isEnabled());
    grid.setCurrentIndex(cell);
    QVERIFY(action(view, "ignoreOutlier").isEnabled());
    const auto count = model->outliersAt(cell.row(), cell.column()).size();
    action(view, "ignoreOutlier").trigger();
    QVERIFY(settled());
    QCOMPARE(kept().size(), count);
    QVERIFY(!cell.data(OutlierRole).toBool());
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("ignored")));
    action(view, "unmarkOutlier").trigger();
    QVERIFY(settled());
    QVERIFY(kept().empty() && cell.data(OutlierRole).toBool());
}

void OutliersViewTest::saysWhatCouldNotBeSaved() {
    OutliersView view(m_session);
    view.show();
    const auto open = m_session.outliers()->openCount();
    const auto workspace = service::Workspace::open(pathFromQt(m_session.workspace()));
    QVERIFY(workspace);
    auto writer = service::WorkspaceChange::begin(**workspace, RunContext());
    QVERIFY(writer);
    QSignalSpy failed(&m_session, &AppSession::failed);
    table(view).selectRow(0);
    action(view, "ignoreOutlier").trigger();
    QVERIFY(failed.wait(20'000));
    writer->reset();
    QVERIFY(settled());
    QVERIFY(kept().empty() && m_session.outlierMarks().empty());
    QCOMPARE(m_session.outliers()->openCount(), open);
    QVERIFY(!m_session.undoStack().canUndo());
}

void OutliersViewTest::withoutAWorkspaceItIsEmpty() {
    AppSession session;
    OutliersView view(session);
    view.show();
    QVERIFY(sentence(view).isEmpty() && table(view).isHidden());
    QVERIFY(!session.outliers() && session.outlierMarks().empty() && !session.hasLearntOtherwise());
    session.markOutliers({{"a", Date(2024, 1, 1), Date(2024, 1, 1), OutlierMeaning::Ignore, {}}}, {});
    QCOMPARE(session.undoStack().count(), 0);
}

QTEST_MAIN(OutliersViewTest)
#include "outliers_view_test.moc"
