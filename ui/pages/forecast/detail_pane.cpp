#include "ui/pages/forecast/detail_pane.h"

#include "core/service/export/report_sections.h"
#include "ui/charts/demand_chart.h"
#include "ui/models/forecast_grid_model.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/band_gauge.h"
#include "ui/widgets/compact_table.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/views.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <numeric>

namespace planwright::ui {
namespace {

constexpr int leastHistoryColumns = 1, leastNameWidth = 100;

QString monthOnly(Month month) {
    return monthName(month).section(QLatin1Char(' '), 0, 0);
}

// "11,020–14,110" is not to break at its dash.
QString inOneLine(QString range) {
    return range.replace(QStringLiteral("–"), QStringLiteral("\u2060–\u2060"));
}

QString comparison(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& yearAgo = category.months.front()->deltaYoy;
    const auto month = monthName(facts.nextMonth() - 12);
    return yearAgo ? DetailPane::tr("That is %1 on %2.").arg(changeText(yearAgo), month)
                   : DetailPane::tr("There is no %1 to compare with.").arg(month);
}

} // namespace

DetailPane::DetailPane(QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
    , m_name(makeLabel({}, "large"))
    , m_figure(makeLabel({}, "accentFigure"))
    , m_rest(makeSentence({}))
    , m_chart(new DemandChart)
    , m_ownGauge(new BandGauge)
    , m_pooledGauge(new BandGauge)
    , m_months(new ForecastGridModel(this))
    , m_grid(new QTableView) {
    setHandleWidth(12);
    setChildrenCollapsible(false);
    addWidget(makeChartCard());
    addWidget(makeGridCard());
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
}

QWidget* DetailPane::makeChartCard() {
    m_name->setObjectName(QStringLiteral("headlineName"));
    m_figure->setObjectName(QStringLiteral("headlineFigure"));
    m_rest->setObjectName(QStringLiteral("headlineRest"));
    auto* card = new Card;
    auto* headline = new QHBoxLayout;
    headline->setSpacing(10);
    headline->addWidget(m_name);
    headline->addWidget(m_figure);
    headline->addWidget(m_rest, 1);
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(14, 12, 14, 12);
    inside->setSpacing(6);
    inside->addLayout(headline);
    inside->addWidget(m_chart, 1);
    m_ownGauge->setObjectName(QStringLiteral("ownGauge"));
    m_pooledGauge->setObjectName(QStringLiteral("allGauge"));
    for (auto* gauge : {m_ownGauge, m_pooledGauge})
        inside->addWidget(gauge);
    card->body()->addLayout(inside, 1);
    return card;
}

QWidget* DetailPane::makeGridCard() {
    auto* card = new Card;
    m_grid->setModel(m_months);
    setUpTable(*m_grid, QStringLiteral("months"), tr("Months of the selected category, units"));
    makeCompact(*m_grid, 4);
    m_grid->viewport()->installEventFilter(this);
    constexpr int gridRows = 6;
    m_grid->setMinimumHeight(m_grid->horizontalHeader()->sizeHint().height() + gridRows * rowHeight + 4);
    card->body()->addWidget(m_grid);
    return card;
}

void DetailPane::setFacts(const PlanFacts& facts, const CategoryFacts& category) {
    setHeadline(facts, category);
    auto shown = demandChartData(facts, category);
    shown.says = comparison(facts, category) + QLatin1Char(' ') + tr("How often the 80 % band held in the past:");
    m_chart->setData(std::move(shown));
    showRecord(facts, category);
    m_months->setFacts(facts, category);
    fitColumns();
}

void DetailPane::showRecord(const PlanFacts& facts, const CategoryFacts& category) {
    m_ownGauge->show(category.name.isEmpty() ? tr("Total") : category.name,
                     service::band80Of(category.months.front()->error));
    const auto& pooled = facts.plan().bandRecord.pooled;
    m_pooledGauge->show(tr("Categories"), pooled.empty() ? forecasting::BandCheck() : pooled.front().band80());
}

void DetailPane::setHeadline(const PlanFacts& facts, const CategoryFacts& category) {
    const auto& forecast = *category.months.front();
    const auto& q = forecast.demand.quantiles;
    m_name->setText(category.name.isEmpty() ? tr("Total") : category.name);
    m_figure->setText(numberText(q[3]));
    const auto before = monthOnly(facts.nextMonth() - 1);
    const auto change = forecast.delta ? tr("%1 on %2").arg(changeWithArrow(forecast.delta), before)
                                       : tr("nothing sold in %1 to compare with").arg(before);
    m_rest->setText(tr("units · %1 · %2").arg(change, inOneLine(toQt(service::band80(forecast)))));
    m_figure->setAccessibleName(
        tr("%1, %2: %3 %4").arg(m_name->text(), monthName(facts.nextMonth()), m_figure->text(), m_rest->text()));
}

bool DetailPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_grid->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QSplitter::eventFilter(watched, event);
}

// The months ahead are always in sight: where the width is short, the oldest months give way.
void DetailPane::fitColumns() {
    const QAbstractItemView& view = *m_grid;
    const int count = m_months->columnCount();
    if (count == 0)
        return;
    auto* header = m_grid->horizontalHeader();
    std::vector<int> widths;
    for (int column = 0; column < count; ++column) {
        header->showSection(column); // a hidden one has no size hint
        widths.push_back(std::max(header->sectionSizeHint(column), view.sizeHintForColumn(column)) + 2);
    }
    int room = m_grid->viewport()->width() - std::accumulate(widths.begin(), widths.end(), 0);
    int hidden = 0;
    for (; room < 0 && hidden < m_months->historyMonths() - leastHistoryColumns; ++hidden)
        room += widths[static_cast<std::size_t>(1 + hidden)];
    if (room < 0) // then the rows' names, whose tool tips say them in full
        widths.front() = std::max(leastNameWidth, widths.front() + room);
    const int visible = count - 1 - hidden;
    const int extra = std::max(0, room / std::max(1, visible));
    for (int column = 0; column < count; ++column) {
        header->setSectionHidden(column, column > 0 && column <= hidden);
        header->resizeSection(column, widths[static_cast<std::size_t>(column)] + (column > 0 ? extra : 0));
    }
}

} // namespace planwright::ui
