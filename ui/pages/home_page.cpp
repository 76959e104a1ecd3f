#include "ui/pages/home_page.h"

#include "ui/charts/demand_chart.h"
#include "ui/models/attention_model.h"
#include "ui/models/movers_model.h"
#include "ui/pages/home/month_card.h"
#include "ui/pages/home/record_card.h"
#include "ui/pages/home/welcome.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/compact_table.h"
#include "ui/widgets/save_files.h"
#include "ui/widgets/views.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>

namespace planwright::ui {
namespace {

// As tall as its rows: the page has few of them, and none is to be scrolled for.
void fitHeight(QTableView& view) {
    const int rows = view.model()->rowCount();
    view.setFixedHeight(view.horizontalHeader()->sizeHint().height() + rows * rowHeight + 2);
}

} // namespace

HomePage::HomePage(AppSession& session, QWidget* parent)
    : Page(session, tr("Home"), parent)
    , m_stack(new QStackedWidget)
    , m_welcome(new Welcome(session))
    , m_month(new MonthCard)
    , m_chart(new DemandChart)
    , m_record(new RecordCard)
    , m_attention(new AttentionModel(this))
    , m_movers(new MoversModel(this))
    , m_attentionView(new QTableView)
    , m_moversView(new QTableView)
    , m_newEvents(makeButton(tr("Import new events…"))) {
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(makeDashboard());
    content().addWidget(m_stack, 1);
    actions().addWidget(m_newEvents);
    connect(m_newEvents, &QPushButton::clicked, this, &Page::importWanted);
    connect(m_welcome, &Welcome::importWanted, this, &Page::importWanted);
    connect(m_month, &MonthCard::pageWanted, this, &Page::pageWanted);
    connect(m_month, &MonthCard::exportWanted, this, [this] { saveReportAsHtml(this->session(), this); });
    connect(&session, &AppSession::reportSaved, this, &HomePage::showExported);
    connect(&session, &AppSession::planChanged, this, &HomePage::showPlan);
    connect(&session, &AppSession::decisionChanged, this, &HomePage::showDecision);
    connect(&session, &AppSession::workspaceChanged, m_welcome, &Welcome::refresh);
    showPlan();
}

QWidget* HomePage::makeDashboard() {
    auto* dashboard = new QWidget;
    auto* columns = new QHBoxLayout(dashboard);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    auto* left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(m_month);
    left->addWidget(makeChartCard(), 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(makeTableCard(tr("Needs a look"), QStringLiteral("needsALook"), *m_attention, *m_attentionView,
                                   PageId::Decisions));
    right->addWidget(makeTableCard(tr("What changes most next month"), QStringLiteral("movers"), *m_movers,
                                   *m_moversView, PageId::Forecast));
    right->addWidget(m_record);
    right->addStretch(1);
    columns->addLayout(left, 52);
    columns->addLayout(right, 48);
    return dashboard;
}

QWidget* HomePage::makeChartCard() {
    auto* card = new Card(tr("Total demand"));
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(12, 10, 12, 10);
    inside->addWidget(m_chart);
    card->body()->addLayout(inside, 1);
    return card;
}

QWidget* HomePage::makeTableCard(const QString& title, const QString& name, TableModelBase& model, QTableView& view,
                                 PageId target) {
    auto* card = new Card(title);
    view.setModel(&model);
    setUpTable(view, name, title);
    makeCompact(view, 8);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    card->body()->addWidget(&view);
    const auto open = [this, target](const QModelIndex& index) {
        session().setCategory(index.data(CategoryRole).toString());
        Q_EMIT pageWanted(target);
    };
    connect(&view, &QTableView::clicked, this, open);
    connect(&view, &QTableView::activated, this, open);
    return card;
}

void HomePage::showEvent(QShowEvent* event) {
    m_welcome->refresh();
    Page::showEvent(event);
}

void HomePage::showPlan() {
    const auto& plan = session().plan();
    m_stack->setCurrentIndex(plan ? 1 : 0);
    m_newEvents->setVisible(plan != nullptr);
    if (!plan) {
        m_welcome->refresh();
        showTitle();
        return;
    }
    const auto facts = std::make_shared<const PlanFacts>(plan);
    m_month->setPlan(*plan);
    m_month->setExported(false);
    auto shown = demandChartData(*facts, facts->total());
    shown.says = outlookSentence(*facts, facts->total());
    m_chart->setData(std::move(shown));
    m_record->setFacts(*facts);
    m_movers->setFacts(facts);
    fitHeight(*m_moversView);
    m_moversView->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_moversView->horizontalHeader()->setSectionResizeMode(MoversModel::Category, QHeaderView::Stretch);
    showDecision();
}

void HomePage::showDecision() {
    const auto& plan = session().plan();
    if (!plan || !session().decision())
        return;
    m_month->setDecision(*session().decision(), *plan);
    m_attention->setDecision(session().decision(), toQt(plan->currency));
    fitHeight(*m_attentionView);
    auto* header = m_attentionView->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(AttentionModel::Why, QHeaderView::Stretch);
    showTitle();
}

void HomePage::showTitle() {
    const auto& plan = session().plan();
    setTitle(plan ? tr("%1, %2 of %3 steps done")
                        .arg(monthName(plan->forecast.months.front().month))
                        .arg(m_month->doneSteps())
                        .arg(m_month->steps())
                  : tr("Welcome to Planwright"));
}

void HomePage::showExported() {
    m_month->setExported(true);
    showTitle();
}

} // namespace planwright::ui
