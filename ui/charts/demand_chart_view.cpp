#include "ui/charts/demand_chart_view.h"

#include "ui/charts/demand_readout.h"
#include "ui/theme/tokens.h"

#include <QGraphicsLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QtCharts/QChart>

#include <cmath>

namespace planwright::ui {
namespace {

constexpr double rightMargin = 12, topMargin = 46, bottomMargin = 26, leastLeftMargin = 40;
constexpr double zoomStep = .82;

QChart* makeChart() {
    auto* chart = new QChart;
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setAnimationOptions(QChart::NoAnimation);
    return chart;
}

} // namespace

DemandChartView::DemandChartView(QWidget* parent)
    : QChartView(makeChart(), parent)
    , m_series(*chart())
    , m_readout(new QLabel(viewport())) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(260, 160);
    viewport()->setMouseTracking(true);
    m_readout->setProperty("role", QStringLiteral("readout"));
    m_readout->setTextFormat(Qt::RichText);
    m_readout->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout->setMargin(8);
    m_readout->setAutoFillBackground(true);
    m_readout->setFrameShape(QFrame::StyledPanel);
    m_readout->hide();
    applyColours();
}

void DemandChartView::setData(DemandChartData data) {
    const bool sameMonths =
        data.firstMonth == m_data.firstMonth && data.known() == m_data.known() && data.months() == m_data.months();
    m_data = std::move(data);
    // The same months of another category: what was zoomed to stays, so that the two can be compared.
    if (!sameMonths)
        m_window.setMonths(m_data.known(), m_data.months() - m_data.known());
    m_series.setData(m_data);
    hideReadout();
    applyWindow();
}

void DemandChartView::resetWindow() {
    m_window.reset();
    applyWindow();
}

void DemandChartView::applyWindow() {
    m_series.setWindow(m_window);
    layOut();
    placeReadout();
    viewport()->update();
}

void DemandChartView::applyColours() {
    const auto& tokens = tokensOf(palette());
    m_series.setColours(tokens);
    setBackgroundBrush(tokens.background);
    m_readout->setStyleSheet(QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; "
                                            "border-radius: 6px; font-size: %4px; }")
                                 .arg(tokens.panel.name(), tokens.text.name(), tokens.line.name())
                                 .arg(smallText));
}

void DemandChartView::layOut() {
    double widest = 0;
    const QFontMetricsF metrics(scaleFont());
    for (const double tick : m_series.axis().ticks)
        widest = std::max(widest, metrics.horizontalAdvance(axisText(tick)));
    const double left = std::max(leastLeftMargin, widest + 16);
    m_plot = QRectF(left, topMargin, std::max(10.0, viewport()->width() - left - rightMargin),
                    std::max(10.0, viewport()->height() - topMargin - bottomMargin));
    if (chart()->plotArea() != m_plot)
        chart()->setPlotArea(m_plot);
}

double DemandChartView::xOf(double month) const {
    return m_plot.left() + (month - m_window.first()) / m_window.span() * m_plot.width();
}

double DemandChartView::yOf(double value) const {
    const auto& axis = m_series.axis();
    return m_plot.bottom() - (value - axis.low) / (axis.high - axis.low) * m_plot.height();
}

double DemandChartView::monthAt(double x) const {
    return m_window.first() + (x - m_plot.left()) / m_plot.width() * m_window.span();
}

void DemandChartView::showReadout(int month) {
    const int wanted = month < 0 || month >= m_data.months() ? -1 : month;
    if (wanted == m_readoutMonth)
        return;
    m_readoutMonth = wanted;
    if (wanted >= 0) {
        const auto readout = readoutOf(m_data, wanted);
        m_readout->setText(asHtml(readout));
        m_readout->adjustSize();
        setAccessibleDescription(asPlainText(readout));
    } else {
        setAccessibleDescription(m_data.says);
    }
    placeReadout();
    viewport()->update();
}

void DemandChartView::placeReadout() {
    const double x = m_readoutMonth < 0 ? -1 : xOf(m_readoutMonth);
    const bool isSeen = m_readoutMonth >= 0 && x >= m_plot.left() && x <= m_plot.right();
    m_readout->setVisible(isSeen);
    if (!isSeen)
        return;
    // On the side with more room, so that it never hides the month it speaks of.
    const bool toTheLeft = x > m_plot.center().x();
    m_readout->move(static_cast<int>(toTheLeft ? x - 12 - m_readout->width() : x + 12),
                    static_cast<int>(m_plot.top()) + 2);
}

void DemandChartView::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    layOut();
    placeReadout();
}

void DemandChartView::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyColours();
        viewport()->update();
    }
}

void DemandChartView::wheelEvent(QWheelEvent* event) {
    const auto delta = event->angleDelta();
    if (delta.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)) {
        const int turned = delta.x() != 0 ? delta.x() : delta.y();
        m_window.pan(-turned / 120.0 * m_window.span() / 12);
    } else {
        m_window.zoom(std::pow(zoomStep, delta.y() / 120.0), monthAt(event->position().x()));
    }
    applyWindow();
    event->accept();
}

void DemandChartView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    setFocus(Qt::MouseFocusReason);
    m_isDragging = true;
    m_dragFrom = event->position().x();
}

void DemandChartView::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (m_isDragging && event->buttons().testFlag(Qt::LeftButton)) {
        m_window.pan((m_dragFrom - x) / m_plot.width() * m_window.span());
        m_dragFrom = x;
        applyWindow();
        return;
    }
    showReadout(m_plot.contains(event->position()) ? static_cast<int>(std::lround(monthAt(x))) : -1);
}

void DemandChartView::mouseReleaseEvent(QMouseEvent* /*event*/) {
    m_isDragging = false;
}

void DemandChartView::mouseDoubleClickEvent(QMouseEvent* /*event*/) {
    resetWindow();
}

void DemandChartView::keyPressEvent(QKeyEvent* event) {
    const int last = m_data.months() - 1;
    const int at = m_readoutMonth >= 0 ? m_readoutMonth : m_data.known();
    const int step = m_readoutMonth >= 0 ? 1 : 0; // the first key shows the month that is planned
    int wanted = at;
    switch (event->key()) {
    case Qt::Key_Left:
        wanted = std::max(0, at - step);
        break;
    case Qt::Key_Right:
        wanted = std::min(last, at + step);
        break;
    case Qt::Key_Home:
        wanted = 0;
        break;
    case Qt::Key_End:
        wanted = last;
        break;
    case Qt::Key_Plus:
        m_window.zoom(zoomStep, at);
        break;
    case Qt::Key_Minus:
        m_window.zoom(1 / zoomStep, at);
        break;
    case Qt::Key_0:
        resetWindow();
        return;
    case Qt::Key_Escape:
        hideReadout();
        return;
    default:
        QChartView::keyPressEvent(event);
        return;
    }
    m_window.reveal(wanted);
    showReadout(wanted);
    applyWindow();
}

void DemandChartView::focusOutEvent(QFocusEvent* event) {
    QChartView::focusOutEvent(event);
    hideReadout();
}

bool DemandChartView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && !hasFocus())
        hideReadout();
    return QChartView::viewportEvent(event);
}

} // namespace planwright::ui
