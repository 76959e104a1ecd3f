#include "ui/pages/forecast/past_view.h"

#include "core/service/band_record_document.h"
#include "core/service/export/figures.h"
#include "ui/charts/past_targets_chart.h"
#include "ui/models/band_record_model.h"
#include "ui/models/past_targets_model.h"
#include "ui/models/sorted_model.h"
#include "ui/session/app_session.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/band_gauge.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/splitter_state.h"
#include "ui/widgets/views.h"

#include <QButtonGroup>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace planwright::ui {
namespace {

template <typename Widget>
Widget* padded(Widget* widget) {
    widget->setContentsMargins(12, 8, 12, 8);
    return widget;
}

QString sentencesOf(const service::Plan& plan, int lead) {
    QStringList sentences;
    const auto add = [&](const std::string& sentence) {
        if (!sentence.empty())
            sentences << toQt(service::typeset(sentence));
    };
    for (const auto& counts : plan.bandRecord.verdicts)
        if (counts.horizon == lead)
            add(service::verdictCountSentence(counts));
    for (const auto& levels : plan.forecast.bandLevels)
        if (levels.horizon == lead)
            add(service::levelSentence(levels));
    add(service::confidenceSentence(plan.forecast.confidenceCheck));
    return sentences.join(QStringLiteral("\n\n"));
}

} // namespace

PastView::PastView(AppSession& session, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_session(session)
    , m_past(new Card(tr("Past forecasts")))
    , m_bands(new Card(tr("The bands of the past")))
    , m_leads(new QButtonGroup(this))
    , m_chart(new BarChart(tr("What came against what was forecast")))
    , m_months(new PastTargetsModel(this))
    , m_monthTable(new QTableView)
    , m_gauge(new BandGauge)
    , m_record(new BandRecordModel(this))
    , m_sorted(new SortedModel(m_record, this))
    , m_bandTable(new QTableView)
    , m_says(makeSentence({}, "")) {
    setHandleWidth(12);
    setChildrenCollapsible(false);
    addWidget(makePast());
    addWidget(makeBands());
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    setSizes({640, 620});
    rememberSplitter(*this, QStringLiteral("forecastPast"));
    connect(m_leads, &QButtonGroup::idClicked, this, &PastView::showLead);
}

QWidget* PastView::makeLeads() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 8, 12, 0);
    layout->setSpacing(0);
    for (int lead = 1; lead <= mostLead; ++lead) {
        auto* button = makeButton(lead == 1 ? tr("1 month ahead") : tr("%1 months ahead").arg(lead));
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("lead%1").arg(lead));
        button->setToolTip(tr("Forecasts made so long before the month that they were for"));
        m_leads->addButton(button, lead);
        layout->addWidget(button);
    }
    m_leads->button(m_lead)->setChecked(true);
    layout->addStretch(1);
    return row;
}

QWidget* PastView::makePast() {
    auto* rows = new QSplitter(Qt::Vertical);
    rows->setChildrenCollapsible(false);
    m_chart->setMinimumHeight(200);
    m_monthTable->setModel(m_months);
    setUpTable(*m_monthTable, QStringLiteral("pastTargets"), tr("Past months against their forecasts, units"));
    new ColumnFitter(*m_monthTable, ColumnFitter::Air::Little);
    rows->addWidget(padded(m_chart));
    rows->addWidget(m_monthTable);
    rows->setStretchFactor(0, 1);
    rows->setStretchFactor(1, 1);
    m_past->body()->addWidget(makeLeads());
    m_past->body()->addWidget(rows, 1);
    m_past->setMinimumWidth(440);
    return m_past;
}

QWidget* PastView::makeBands() {
    m_gauge->setObjectName(QStringLiteral("pooledGauge"));
    m_says->setObjectName(QStringLiteral("bandSentences"));
    m_bandTable->setModel(m_sorted);
    m_bandTable->setSortingEnabled(true);
    m_bandTable->sortByColumn(-1, Qt::AscendingOrder); // as they come: all, the classes, the categories
    setUpTable(*m_bandTable, QStringLiteral("bandRecord"), tr("How past bands held"));
    m_bandTable->setSelectionMode(QAbstractItemView::SingleSelection);
    new ColumnFitter(*m_bandTable, ColumnFitter::Air::Little);
    connect(m_bandTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto category = index.data(CategoryRole).toString(); !category.isEmpty())
            m_session.setCategory(category);
    });
    m_bands->body()->addWidget(padded(m_gauge));
    m_bands->body()->addWidget(m_bandTable, 1);
    m_bands->body()->addWidget(padded(m_says));
    m_bands->setMinimumWidth(400);
    return m_bands;
}

void PastView::setFacts(std::shared_ptr<const PlanFacts> facts, const QString& category) {
    const bool isNew = facts != m_facts;
    m_facts = std::move(facts);
    m_category = category;
    if (isNew)
        showBands();
    showPast();
}

void PastView::showLead(int lead) {
    m_lead = std::clamp(lead, 1, mostLead);
    m_leads->button(m_lead)->setChecked(true);
    showPast();
    showBands();
}

void PastView::showPast() {
    if (!m_facts)
        return;
    const auto& category = m_facts->find(m_category);
    const auto name = category.name.isEmpty() ? tr("Total") : category.name;
    auto targets = pastTargets(*m_facts, category);
    m_past->setTitle(tr("%1: past forecasts against what came").arg(name));
    m_chart->show(pastTargetsChart(name, targets, m_lead));
    m_months->show(std::move(targets), tr("units"));
}

void PastView::showBands() {
    if (!m_facts)
        return;
    const auto& plan = m_facts->plan();
    const auto& pooled = plan.bandRecord.pooled;
    const auto found = std::ranges::find(pooled, m_lead, &forecasting::HorizonRecord::horizon);
    m_gauge->show(tr("80 % band, all categories"), found == pooled.end() ? forecasting::BandCheck() : found->band80());
    m_record->show(plan.bandRecord, m_lead);
    m_says->setText(sentencesOf(plan, m_lead));
}

} // namespace planwright::ui
