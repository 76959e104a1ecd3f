#include "ui/pages/monitoring_page.h"

#include "core/service/export/figures.h"
#include "core/service/export/past_forecasts.h"
#include "ui/charts/past_error_charts.h"
#include "ui/models/category_error_model.h"
#include "ui/models/number_text.h"
#include "ui/models/sorted_model.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace planwright::ui {

MonitoringPage::MonitoringPage(AppSession& session, QWidget* parent)
    : Page(session, tr("Is it still right?"), parent)
    , m_model(new CategoryErrorModel(this))
    , m_sorted(new SortedModel(m_model, this))
    , m_table(new QTableView)
    , m_errors(new BarChart(tr("Error by month")))
    , m_coverage(new BarChart(tr("Inside the 80 % band by month")))
    , m_error(new FigureTile(tr("Error (WAPE), one month ahead")))
    , m_band(new FigureTile(tr("80 % band held")))
    , m_bias(new FigureTile(tr("Bias"))) {
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    for (auto* tile : {m_error, m_band, m_bias})
        tiles->addWidget(tile, 1);
    content().addLayout(tiles);
    auto* rows = new QSplitter(Qt::Vertical);
    rows->addWidget(makeCharts());
    auto* foot = new QSplitter(Qt::Horizontal);
    foot->addWidget(makeCategories());
    foot->addWidget(makeAlerts());
    foot->setSizes({820, 400});
    foot->setStretchFactor(0, 1);
    foot->setHandleWidth(12);
    rememberSplitter(*foot, QStringLiteral("monitoringColumns"));
    rows->addWidget(foot);
    rows->setSizes({320, 320});
    rows->setHandleWidth(12);
    rememberSplitter(*rows, QStringLiteral("monitoringRows"));
    content().addWidget(rows, 1);
    setEmptyState(tr("Nothing to watch yet"),
                  tr("How far off the forecasts of past months were, how honest the bands "
                     "are and which categories go wrong. Import your events to get there."));
    connect(&session, &AppSession::planChanged, this, &MonitoringPage::showPlan);
    connect(&session, &AppSession::categoryChanged, this, &MonitoringPage::showSelection);
    showPlan();
}

QWidget* MonitoringPage::makeCharts() {
    auto* both = new QWidget;
    auto* layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* errors = new Card(tr("Error by month"));
    errors->body()->addWidget(m_errors);
    auto* coverage = new Card(tr("Band by month"));
    coverage->body()->addWidget(m_coverage);
    layout->addWidget(errors, 1);
    layout->addWidget(coverage, 1);
    return both;
}

QWidget* MonitoringPage::makeCategories() {
    auto* card = new Card(tr("Categories, the worst first"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CategoryErrorModel::Wape, Qt::DescendingOrder);
    setUpTable(*m_table, QStringLiteral("categoryErrors"), tr("Error by category"));
    new ColumnFitter(*m_table);
    card->body()->addWidget(m_table, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_following && current.isValid())
                    session().setCategory(current.data(CategoryRole).toString());
            });
    return card;
}

QWidget* MonitoringPage::makeAlerts() {
    auto* card = new Card(tr("Drift and alerts"));
    auto* holder = new QWidget;
    auto* rows = new QVBoxLayout(holder);
    rows->setContentsMargins(12, 10, 12, 10);
    rows->addWidget(makeSentence(tr("Nothing is watched yet"), ""));
    rows->addWidget(makeSentence(tr("Whether demand has changed its ways, and a word when it does, comes with "
                                    "monitoring of live forecasts. Until then this page tells how the model in use "
                                    "would have done in past months, knowing only what was known then.")));
    rows->addStretch(1);
    card->body()->addWidget(holder);
    return card;
}

void MonitoringPage::showPlan() {
    const auto& plan = session().plan();
    m_following = true;
    m_model->show(plan);
    m_following = false;
    if (!plan)
        return;
    const auto errors = monthErrors(*plan);
    m_errors->show(monthErrorChart(errors));
    m_coverage->show(coverageChart(errors));
    showFigures();
    showSelection();
}

void MonitoringPage::showFigures() {
    const auto& plan = *session().plan();
    const auto* chosen = service::summaryOf(plan.backtest, "auto");
    const auto* naive = service::summaryOf(plan.backtest, "seasonal_naive");
    const forecasting::BacktestSummary nothing;
    const auto& past = chosen != nullptr ? *chosen : nothing;
    m_error->setFigure(shareText(past.wape, 1),
                       naive != nullptr ? tr("repeating last year: %1").arg(shareText(naive->wape, 1)) : QString());
    m_band->setFigure(shareText(past.coverage80), tr("of %1 past forecasts").arg(numberText(past.banded)));
    m_bias->setFigure(toQt(service::changePercent(past.bias, true)), tr("+ is too high, − too low"));
}

void MonitoringPage::showSelection() {
    m_following = true;
    const int row = m_model->rowOf(session().category());
    showRow(*m_table,
            row < 0 ? QModelIndex() : m_sorted->mapFromSource(m_model->index(row, CategoryErrorModel::Category)));
    m_following = false;
}

} // namespace planwright::ui
