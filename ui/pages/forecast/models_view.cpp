#include "ui/pages/forecast/models_view.h"

#include "ui/charts/category_difference_chart.h"
#include "ui/models/backtest_summary_model.h"
#include "ui/models/model_comparison_model.h"
#include "ui/models/model_words.h"
#include "ui/models/number_text.h"
#include "ui/models/sorted_model.h"
#include "ui/models/table_model.h"
#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"

#include <QScopedValueRollback>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

QString monthsCompared(const forecasting::ModelComparison& comparison) {
    if (comparison.months == 0)
        return ModelsView::tr("There is no past month yet over which models could be compared.");
    const auto first = shortMonthName(comparison.firstMonth), last = shortMonthName(comparison.lastMonth);
    return comparison.months == 1
               ? ModelsView::tr("One month ahead, all categories together, in %1: a single month, which says little.")
                     .arg(first)
               : ModelsView::tr("One month ahead, all categories together, over the %1 past months that the choice "
                                "looks at: %2 to %3, each forecast knowing only what was known then.")
                     .arg(comparison.months)
                     .arg(first, last);
}

QLabel* padded(QLabel* label) {
    label->setContentsMargins(12, 8, 12, 8);
    return label;
}

} // namespace

ModelsView::ModelsView(AppSession& session, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_session(session)
    , m_models(new ModelComparisonModel(this))
    , m_sorted(new SortedModel(m_models, this))
    , m_categories(new CategoryDifferenceModel(this))
    , m_table(new QTableView)
    , m_categoryTable(new QTableView)
    , m_differences(new Card)
    , m_chart(new BarChart(tr("Error by category against the automatic choice")))
    , m_over(makeSentence({}))
    , m_reason(makeSentence({}, "")) {
    setHandleWidth(12);
    setChildrenCollapsible(false);
    addWidget(makeTable());
    addWidget(makeDifferences());
    setStretchFactor(0, 1);
    setSizes({910, 350});
    rememberSplitter(*this, QStringLiteral("forecastModels"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (m_isFollowing || !row.isValid())
            return;
        m_selected = m_models->at(m_sorted->mapToSource(row).row()).model;
        showSelected();
    });
    connect(&session, &AppSession::categoryChanged, this, &ModelsView::showChart);
}

QWidget* ModelsView::makeTable() {
    auto* card = new Card(tr("The models side by side"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ModelComparisonModel::Wape, Qt::AscendingOrder);
    setUpTable(*m_table, QStringLiteral("modelComparison"), tr("Models compared"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    new ColumnFitter(*m_table, ColumnFitter::Air::Little);
    m_over->setObjectName(QStringLiteral("comparedOver"));
    m_reason->setObjectName(QStringLiteral("comparisonReason"));
    card->body()->addWidget(padded(m_over));
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(padded(m_reason));
    card->setMinimumWidth(420);
    return card;
}

QWidget* ModelsView::makeDifferences() {
    auto* tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("differenceTabs"));
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_chart);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(m_chart->accessibleName());
    tabs->addTab(scroll, tr("Picture"));
    auto* sorted = new SortedModel(m_categories, this);
    m_categoryTable->setModel(sorted);
    m_categoryTable->setSortingEnabled(true);
    m_categoryTable->sortByColumn(CategoryDifferenceModel::Difference, Qt::AscendingOrder);
    setUpTable(*m_categoryTable, QStringLiteral("categoryDifferences"), m_chart->accessibleName());
    new ColumnFitter(*m_categoryTable, ColumnFitter::Air::Little);
    tabs->addTab(m_categoryTable, tr("Numbers"));
    m_differences->body()->addWidget(tabs, 1);
    m_differences->setMinimumWidth(340);
    return m_differences;
}

void ModelsView::setPlan(std::shared_ptr<const service::Plan> plan) {
    m_plan = std::move(plan);
    {
        const QScopedValueRollback following(m_isFollowing, true);
        m_models->show(m_plan);
    }
    if (!m_plan)
        return;
    const auto& comparison = m_plan->backtest.comparison;
    m_over->setText(monthsCompared(comparison));
    m_reason->setText(tr("Why this one: %1").arg(withModelWords(m_plan->backtest.reason)));
    if (comparison.find(m_selected) == nullptr) {
        // The best one alone says most beside a pool, which is much like the other pools.
        const auto alone = std::ranges::find_if(comparison.models, [](const forecasting::ComparedModel& row) {
            return row.model != "auto" && !row.isChosen && row.simplicity != forecasting::Simplicity::MixedPool;
        });
        m_selected = alone != comparison.models.end() ? alone->model
                     : comparison.models.empty()      ? std::string()
                                                      : comparison.models.back().model;
    }
    select(m_selected);
}

void ModelsView::select(const std::string& model) {
    const int row = m_models->rowOf(model);
    if (row < 0)
        return;
    m_selected = model;
    {
        const QScopedValueRollback following(m_isFollowing, true);
        showRow(*m_table, m_sorted->mapFromSource(m_models->index(row, 0)));
    }
    showSelected();
}

QString ModelsView::selectedName() const {
    return tr("%1 by category").arg(modelName(m_selected));
}

void ModelsView::showSelected() {
    m_categories->show(m_plan, m_selected);
    m_differences->setTitle(tr("%1 against the automatic choice").arg(modelName(m_selected)));
    showChart();
}

void ModelsView::showChart() {
    if (m_plan)
        m_chart->show(categoryDifferenceChart(*m_plan, m_selected, m_session.category()));
}

} // namespace planwright::ui
