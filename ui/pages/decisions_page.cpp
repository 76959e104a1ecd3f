#include "ui/pages/decisions_page.h"

#include "ui/charts/profit_range.h"
#include "ui/models/decision_model.h"
#include "ui/models/sorted_model.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/because_panel.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/decision_tiles.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/save_files.h"
#include "ui/widgets/scenario_panel.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"
#include "ui/widgets/what_if_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

namespace planwright::ui {

DecisionsPage::DecisionsPage(AppSession& session, QWidget* parent)
    : Page(session, tr("What should we do about it?"), parent)
    , m_model(new DecisionModel(this))
    , m_sorted(new SortedModel(m_model, this))
    , m_tiles(new DecisionTiles)
    , m_strip(new WhatIfStrip(session))
    , m_table(new QTableView)
    , m_chartCard(new Card(tr("Profit next month")))
    , m_chart(new BarChart(tr("Profit next month")))
    , m_because(new BecausePanel)
    , m_scenarios(new ScenarioPanel)
    , m_all(makeButton(tr("All categories"), "link")) {
    addExport();
    content().addWidget(m_tiles);
    content().addWidget(m_strip);
    m_chartCard->body()->addWidget(m_chart);
    auto* left = new QSplitter(Qt::Vertical);
    left->addWidget(makeWorklist());
    left->addWidget(m_chartCard);
    left->setSizes({520, 200});
    left->setStretchFactor(0, 1);
    left->setHandleWidth(12);
    rememberSplitter(*left, QStringLiteral("decisionsRows"));
    auto* both = new QSplitter(Qt::Horizontal);
    both->addWidget(left);
    both->addWidget(makeReasons());
    both->setSizes({940, 300});
    both->setStretchFactor(0, 1);
    both->setHandleWidth(12);
    rememberSplitter(*both, QStringLiteral("decisionsColumns"));
    content().addWidget(both, 1);
    setEmptyState(
        tr("Nothing to decide yet"),
        tr("Where the next month's advertising money goes, how much to order and what is at risk, category by "
           "category. Import your events to get there."));
    connect(&session, &AppSession::planChanged, this, &DecisionsPage::showPlan);
    connect(&session, &AppSession::decisionChanged, this, &DecisionsPage::showDecision);
    connect(&session, &AppSession::categoryChanged, this, &DecisionsPage::showSelection);
    showPlan();
}

void DecisionsPage::addExport() {
    auto* button = makeExportButton(QStringLiteral("exportDecisions"));
    auto* menu = button->menu();
    connect(menu->addAction(tr("Worklist as CSV…")), &QAction::triggered, this,
            [this] { saveTableAsCsv(session(), *m_table, QStringLiteral("worklist"), this); });
    connect(menu->addAction(tr("Report as HTML…")), &QAction::triggered, this,
            [this] { saveReportAsHtml(session(), this); });
    actions().addWidget(button);
}

QWidget* DecisionsPage::makeWorklist() {
    auto* card = new Card;
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(DecisionModel::Rank, Qt::AscendingOrder);
    setUpTable(*m_table, QStringLiteral("worklist"), tr("Worklist"));
    m_table->viewport()->installEventFilter(this);
    m_columns = new ColumnFitter(*m_table, ColumnFitter::Air::Little);
    card->body()->addWidget(m_table, 1);
    auto* note = makeSentence(tr("# is the order of what acting is worth. Hold: the change is too small or too unsure; "
                                 "spend and stock may fall, not rise."));
    note->setContentsMargins(12, 6, 12, 6);
    card->body()->addWidget(note);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!m_following && current.isValid())
                    session().setCategory(current.data(CategoryRole).toString());
            });
    return card;
}

QWidget* DecisionsPage::makeReasons() {
    auto* card = new Card;
    auto* tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("decisionTabs"));
    tabs->addTab(m_because, tr("Because"));
    tabs->addTab(m_scenarios, tr("Scenarios"));
    tabs->setCornerWidget(m_all);
    m_all->setObjectName(QStringLiteral("allCategories"));
    connect(m_all, &QPushButton::clicked, this, [this] { session().setCategory({}); });
    card->body()->addWidget(tabs);
    card->setMinimumWidth(260);
    return card;
}

void DecisionsPage::showPlan() {
    m_following = true;
    m_model->show(session().plan(), session().decision(), session().whatIf());
    m_following = false;
    for (int field = 0; field < m_model->columnCount(); ++field)
        m_table->setColumnHidden(field, !m_model->isKnown(field));
    if (session().plan() == nullptr)
        return;
    m_columns->fit();
    showDecision();
    showSelection();
}

void DecisionsPage::showDecision() {
    if (session().plan() == nullptr || session().decision() == nullptr)
        return;
    m_model->show(session().plan(), session().decision(), session().whatIf());
    m_tiles->show(*session().plan(), *session().decision());
    showReasons();
    m_unpainted = true;
    m_table->viewport()->update();
}

void DecisionsPage::showSelection() {
    m_following = true;
    const int row = m_model->rowOf(session().category());
    showRow(*m_table, row < 0 ? QModelIndex() : m_sorted->mapFromSource(m_model->index(row, DecisionModel::Category)));
    m_following = false;
    showReasons();
}

void DecisionsPage::showReasons() {
    if (session().plan() == nullptr || session().decision() == nullptr)
        return;
    const auto& plan = *session().plan();
    const auto& decision = *session().decision();
    const int row = m_model->rowOf(session().category());
    m_all->setVisible(row >= 0);
    auto range = BarChartContent();
    if (row < 0) {
        m_because->showPortfolio(plan, decision);
        m_scenarios->showPortfolio(plan, decision.portfolio);
        range = profitRange(plan, decision.portfolio);
    } else {
        const auto& category = decision.categories[static_cast<std::size_t>(row)];
        m_because->showCategory(plan, category);
        m_scenarios->showCategory(plan, category);
        range = profitRange(plan, category);
    }
    if (range.bars.empty())
        range.sentence = tr("No price is known, so no profit can be said.");
    m_chart->show(std::move(range));
}

bool DecisionsPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint && m_unpainted) {
        m_unpainted = false;
        QTimer::singleShot(0, m_strip, &WhatIfStrip::answerShown);
    }
    return Page::eventFilter(watched, event);
}

void DecisionsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && session().plan() != nullptr && session().decision() != nullptr)
        m_tiles->show(*session().plan(), *session().decision());
}

} // namespace planwright::ui
