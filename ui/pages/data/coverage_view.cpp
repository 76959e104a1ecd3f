#include "ui/pages/data/coverage_view.h"

#include "ui/delegates/heat_delegate.h"
#include "ui/dialogs/source_rows_dialog.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/frozen_table.h"
#include "ui/widgets/outlier_actions.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace planwright::ui {
namespace {

const auto fitKey = QStringLiteral("data/all_months");
constexpr int narrowestMonth = 16;
const auto wideHeadings = QStringLiteral("QHeaderView::section { padding: 3px 11px 3px 2px; }");
const auto narrowHeadings = QStringLiteral("QHeaderView::section { padding: 3px 2px; font-size: 10px; }");

} // namespace

CoverageView::CoverageView(AppSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new CoverageModel(this))
    , m_table(new FrozenTable)
    , m_measure(new QComboBox)
    , m_fit(new QCheckBox(tr("All months at once")))
    , m_sentence(makeSentence({}))
    , m_rows(new SourceRowsDialog(session, this)) {
    m_fit->setObjectName(QStringLiteral("coverageFit"));
    m_fit->setToolTip(tr("Narrow months, without figures that find no room"));
    m_fit->setChecked(QSettings().value(fitKey).toBool());
    m_measure->addItems({tr("Units a month"), tr("Revenue a month")});
    m_measure->setObjectName(QStringLiteral("coverageMeasure"));
    m_measure->setAccessibleName(tr("What the months count"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, gap, 12, gap);
    head->setSpacing(12);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_fit);
    head->addWidget(m_measure);
    auto* legend = makeSentence(
        tr("The stronger a month's colour, the nearer it is to the category's best one. A hatched 0: nothing was "
           "sold in a month after the category's first sale. A dot: not sold yet. A corner: days that stand out; "
           "right-click to say what they are. Double-click a month, or press Enter, to see the rows of the files "
           "behind it."));
    legend->setContentsMargins(12, 6, 12, 6);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(legend);

    m_table->setModel(m_model);
    setUpTable(*m_table, QStringLiteral("coverageTable"), tr("Units or revenue of each category in each month"));
    // Months differ from workspace to workspace: there are no columns to remember.
    m_table->horizontalHeader()->setSectionsMovable(false);
    m_table->horizontalHeader()->setMinimumSectionSize(narrowestMonth);
    m_table->setItemDelegate(new HeatDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    styleHeadings();
    m_table->freeze(CoverageModel::fixedColumns);
    setFocusProxy(m_table);

    connect(m_measure, &QComboBox::currentIndexChanged, this, &CoverageView::changeMeasure);
    connect(m_fit, &QCheckBox::toggled, this, [this](bool fit) {
        QSettings().setValue(fitKey, fit);
        styleHeadings();
        fitMonths();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    m_session.setCategory(current.data(CategoryRole).toString());
            });
    connect(m_table, &QTableView::activated, this, &CoverageView::showRows);
    m_outlierActions = new OutlierActions(session, *m_table, [this] {
        const auto cell = m_table->currentIndex();
        return m_model->outliersAt(cell.row(), cell.column());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, m_outlierActions, &OutlierActions::follow);
    connect(&session, &AppSession::outliersChanged, this, &CoverageView::showOutliers);
    // The newest months are in sight first, once the columns have their places.
    m_columnsPlaced.setSingleShot(true);
    connect(&m_columnsPlaced, &QTimer::timeout, m_table,
            [this] { m_table->horizontalScrollBar()->setValue(m_table->horizontalScrollBar()->maximum()); });
    connect(&session, &AppSession::planChanged, this, &CoverageView::showPlan);
    connect(&session, &AppSession::categoryChanged, this, &CoverageView::followCategory);
    showPlan();
}

void CoverageView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    wantOutliers();
}

void CoverageView::wantOutliers() {
    if (isVisible())
        m_session.wantOutliers();
}

void CoverageView::showOutliers() {
    m_model->showOutliers(m_session.outliers());
    m_outlierActions->follow();
    wantOutliers();
}

data::Measure CoverageView::measure() const {
    return m_measure->currentIndex() == 0 ? data::Measure::Units : data::Measure::Revenue;
}

void CoverageView::showPlan() {
    const auto& plan = m_session.plan();
    m_model->show(plan, measure());
    if (!plan)
        return;
    const QSignalBlocker blocker(m_measure);
    const auto currency = toQt(plan->currency);
    m_measure->setItemText(1, currency.isEmpty() ? tr("Revenue a month") : tr("Revenue a month (%1)").arg(currency));
    m_table->setFrozenWidth(0, 170);
    m_table->setFrozenWidth(1, 66);
    changeMeasure();
    m_model->showOutliers(m_session.outliers());
    followCategory();
    m_columnsPlaced.start();
}

void CoverageView::changeMeasure() {
    m_model->show(m_session.plan(), measure());
    m_sentence->setText(m_model->sentence());
    fitMonths();
}

void CoverageView::styleHeadings() {
    m_table->horizontalHeader()->setStyleSheet(m_fit->isChecked() ? narrowHeadings : wideHeadings);
}

void CoverageView::fitMonths() {
    const int months = m_model->columnCount() - CoverageModel::fixedColumns;
    if (months <= 0)
        return;
    auto font = m_table->font();
    font.setBold(true);
    int width = QFontMetrics(font).horizontalAdvance(m_model->longestText()) + 2 * (gap + 4);
    if (m_fit->isChecked()) {
        const int room = m_table->viewport()->width() - m_table->columnWidth(0) - m_table->columnWidth(1);
        width = std::clamp(room / months, narrowestMonth, std::max(width, narrowestMonth));
    }
    for (int column = CoverageModel::fixedColumns; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, std::max(width, narrowestMonth));
}

void CoverageView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_fit->isChecked())
        fitMonths();
}

void CoverageView::showRows(const QModelIndex& cell) {
    if (const auto month = m_model->monthAt(cell.column()); month && cell.isValid())
        showRowsOf(cell.siblingAtColumn(0).data(CategoryRole).toString(), *month);
}

void CoverageView::showRowsOf(const QString& category, Month month) {
    m_rows->show(category, month);
}

void CoverageView::followCategory() {
    const int row = m_model->rowOf(m_session.category());
    const auto current = m_table->currentIndex();
    if (row < 0 || row == current.row())
        return;
    m_table->setCurrentIndex(m_model->index(row, std::max(0, current.column())));
}

} // namespace planwright::ui
