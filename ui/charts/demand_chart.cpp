#include "ui/charts/demand_chart.h"

#include "ui/charts/demand_chart_view.h"
#include "ui/charts/demand_readout.h"
#include "ui/charts/picture_actions.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/page_parts.h"

#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace planwright::ui {

DemandChart::DemandChart(QWidget* parent)
    : QWidget(parent)
    , m_view(new DemandChartView)
    , m_sentence(makeSentence({})) {
    m_view->setObjectName(QStringLiteral("demandPlot"));
    m_sentence->setObjectName(QStringLiteral("demandSentence"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_sentence);
    setFocusProxy(m_view);

    addPictureActions(
        *m_view, [this] { return picture(); }, [this] { return m_view->data().name; });
    auto* all = new QAction(tr("Show the usual months"), m_view);
    connect(all, &QAction::triggered, m_view, &DemandChartView::resetWindow);
    m_view->addAction(all);
}

void DemandChart::setData(DemandChartData data) {
    m_sentence->setText(data.says);
    m_view->setAccessibleName(tr("Demand of %1, %2").arg(data.name, data.unit));
    m_view->setAccessibleDescription(data.says);
    m_view->setData(std::move(data));
}

const DemandChartData& DemandChart::data() const {
    return m_view->data();
}

QString DemandChart::readout() const {
    return m_view->readoutMonth() < 0 ? QString() : asPlainText(readoutOf(m_view->data(), m_view->readoutMonth()));
}

std::pair<int, int> DemandChart::shownMonths() const {
    return {static_cast<int>(std::ceil(m_view->window().first())),
            static_cast<int>(std::floor(m_view->window().last()))};
}

QPixmap DemandChart::picture() {
    m_view->hideReadout();
    m_view->clearFocus();
    constexpr int head = 34, edge = 12;
    const auto& tokens = tokensOf(palette());
    const auto chart = grab();
    QPixmap pixmap(chart.size() + QSize(2 * edge, head + edge) * chart.devicePixelRatio());
    pixmap.setDevicePixelRatio(chart.devicePixelRatio());
    pixmap.fill(tokens.background);
    QPainter painter(&pixmap);
    auto bold = font();
    bold.setPixelSize(largeText);
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(tokens.text);
    painter.drawText(QPoint(edge, 24), m_view->data().name);
    painter.drawPixmap(edge, head, chart);
    return pixmap;
}

} // namespace planwright::ui
