// What a demand chart draws around and over its series.

#include "core/service/export/figures.h"
#include "ui/charts/demand_chart_view.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace planwright::ui {
namespace {

constexpr double keyLine = 14, noteLine = 36, sampleWidth = 18;

// Words over lines and bands stay readable by an edge in the ground's colour.
void drawReadable(QPainter& painter, const QPointF& at, const QString& text, const QColor& colour,
                  const QColor& ground) {
    QPainterPath path;
    path.addText(at, painter.font(), text);
    painter.setPen(QPen(ground, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setPen(colour);
    painter.drawText(at, text);
}

enum class Sample { History, Median, Bands, Past };

void drawSample(QPainter& painter, const QRectF& area, Sample sample, const Tokens& tokens) {
    const auto line = [&](const QPen& pen) {
        painter.setPen(pen);
        painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));
    };
    switch (sample) {
    case Sample::History:
        line(QPen(tokens.text, 1.8));
        break;
    case Sample::Median:
        line(QPen(tokens.accent, 2.4));
        break;
    case Sample::Past:
        line(QPen(tokens.muted, 1.4, Qt::DotLine));
        break;
    case Sample::Bands:
        for (int band = 0; band < 3; ++band) {
            auto colour = tokens.accent;
            colour.setAlpha(60);
            painter.fillRect(area.adjusted(0, band * 2, 0, -band * 2), colour);
        }
        break;
    }
}

} // namespace

QFont DemandChartView::scaleFont() const {
    auto scale = font();
    scale.setPixelSize(11);
    return scale;
}

QString DemandChartView::axisText(double value) {
    return toQt(service::axisFigure(value));
}

void DemandChartView::drawBackground(QPainter* painter, const QRectF& rect) {
    QChartView::drawBackground(painter, rect);
    if (m_data.months() == 0)
        return;
    painter->setFont(scaleFont());
    drawValueScale(*painter);
    drawMonthScale(*painter);
    drawKey(*painter);
    drawLastMonth(*painter);
}

void DemandChartView::drawForeground(QPainter* painter, const QRectF& rect) {
    QChartView::drawForeground(painter, rect);
    if (m_data.months() == 0)
        return;
    painter->setFont(scaleFont());
    drawPoints(*painter);
    drawPartialName(*painter);
    if (hasFocus()) {
        painter->setPen(QPen(tokensOf(palette()).accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
}

void DemandChartView::drawValueScale(QPainter& painter) const {
    const auto& tokens = tokensOf(palette());
    const QFontMetricsF metrics(painter.font());
    for (const double tick : m_series.axis().ticks) {
        const double y = std::round(yOf(tick)) + .5;
        painter.setPen(QPen(tick == 0 ? tokens.muted : tokens.line, 1));
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        const auto text = axisText(tick);
        painter.setPen(tokens.muted);
        painter.drawText(QPointF(m_plot.left() - 8 - metrics.horizontalAdvance(text), y + metrics.ascent() / 2 - 1),
                         text);
    }
}

int DemandChartView::labelStep(const QFontMetricsF& metrics) const {
    int step = service::monthStep(static_cast<int>(std::ceil(m_window.span())));
    const double room = metrics.horizontalAdvance(QStringLiteral("Mmm 00")) + 10;
    while (step * m_plot.width() / m_window.span() < room)
        step *= 2;
    return step;
}

void DemandChartView::drawMonthScale(QPainter& painter) const {
    const auto& tokens = tokensOf(palette());
    const QFontMetricsF metrics(painter.font());
    const int step = labelStep(metrics);
    const int target = m_data.known(); // the month that is planned always has its label
    for (int i = target % step; i < m_data.months(); i += step) {
        const double x = xOf(i);
        if (x < m_plot.left() || x > m_plot.right())
            continue;
        const auto text = shortMonthName(m_data.month(i));
        const double width = metrics.horizontalAdvance(text);
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(x, m_plot.bottom()), QPointF(x, m_plot.bottom() + 4));
        painter.setPen(i == target ? tokens.accent : tokens.muted);
        painter.drawText(QPointF(std::min(x - width / 2, viewport()->width() - width - 2), m_plot.bottom() + 18), text);
    }
}

// What does not fit into the width is left out, the least needed last.
void DemandChartView::drawKey(QPainter& painter) const {
    const auto& tokens = tokensOf(palette());
    const QFontMetricsF metrics(painter.font());
    painter.setPen(tokens.muted);
    painter.drawText(QPointF(4, noteLine), m_data.unit);
    double x = 4;
    std::vector<std::pair<Sample, QString>> items{{Sample::History, tr("net demand")},
                                                  {Sample::Median, tr("most likely")},
                                                  {Sample::Bands, tr("50/80/90 % bands")}};
    if (!m_data.past.empty())
        items.emplace_back(Sample::Past, tr("forecast before"));
    for (const auto& [sample, words] : items) {
        const double width = sampleWidth + 6 + metrics.horizontalAdvance(words);
        if (x + width > viewport()->width() - 4)
            break;
        drawSample(painter, QRectF(x, keyLine - 9.5, sampleWidth, 10), sample, tokens);
        painter.setPen(tokens.muted);
        painter.drawText(QPointF(x + sampleWidth + 6, keyLine), words);
        x += width + 12;
    }
}

void DemandChartView::drawLastMonth(QPainter& painter) const {
    const double x = xOf(m_data.known() - 1);
    if (m_data.known() == 0 || x < m_plot.left() || x > m_plot.right())
        return;
    const auto& tokens = tokensOf(palette());
    painter.setPen(QPen(tokens.muted, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, noteLine - 8), QPointF(x, m_plot.bottom()));
    const auto words = tr("last complete month");
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(words);
    painter.setPen(tokens.muted);
    painter.drawText(QPointF(x - width - 6 < 0 ? x + 6 : x - width - 6, noteLine), words);
}

void DemandChartView::drawPartialName(QPainter& painter) const {
    const double x = xOf(m_data.known());
    if (!m_data.partial || !m_data.partialLastDay || x < m_plot.left() || x > m_plot.right())
        return;
    const auto& tokens = tokensOf(palette());
    const auto words = tr("%1: %2").arg(partialDaysText(*m_data.partialLastDay), numberText(m_data.partial));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(words);
    drawReadable(painter, QPointF(std::max(4.0, xOf(m_data.known() - 1) - 6 - width), m_plot.bottom() - 6), words,
                 tokens.muted, tokens.background);
}

void DemandChartView::drawPoints(QPainter& painter) const {
    const auto& tokens = tokensOf(palette());
    const auto dot = [&](int month, double value, const QColor& colour, double size) {
        const QPointF at(xOf(month), yOf(std::isfinite(value) ? value : 0));
        if (!m_plot.adjusted(-2, -2, 2, 2).contains(at))
            return;
        painter.setPen(QPen(tokens.background, 1.5));
        painter.setBrush(colour);
        painter.drawEllipse(at, size, size);
    };
    for (int h = 0; h < static_cast<int>(m_data.future.size()); ++h)
        dot(m_data.known() + h, m_data.future[static_cast<std::size_t>(h)][3], tokens.accent, h == 0 ? 5 : 3.5);
    if (m_readoutMonth < 0)
        return;
    const double x = xOf(m_readoutMonth);
    if (x < m_plot.left() || x > m_plot.right())
        return;
    painter.setPen(QPen(tokens.muted, 1));
    painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
    if (m_readoutMonth < m_data.known())
        dot(m_readoutMonth, m_data.history[static_cast<std::size_t>(m_readoutMonth)], tokens.text, 4.5);
    if (const int yearAgo = m_readoutMonth - 12; yearAgo >= 0 && yearAgo < m_data.known())
        dot(yearAgo, m_data.history[static_cast<std::size_t>(yearAgo)], tokens.muted, 4);
}

} // namespace planwright::ui
