#include "ui/charts/bar_canvas.h"
#include "ui/theme/tokens.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

constexpr double markSize = 5, leastBar = 1.5;

double wide(const QFontMetricsF& metrics, const QString& text) {
    return metrics.horizontalAdvance(text);
}

QColor between(const QColor& from, const QColor& to, double share) {
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

void paintDiamond(QPainter& painter, const QPointF& middle, const Tokens& tokens) {
    painter.setPen(QPen(tokens.background, 1.5));
    painter.setBrush(tokens.text);
    painter.drawPolygon(QPolygonF({middle - QPointF(0, markSize + 1), middle + QPointF(markSize + 1, 0),
                                   middle + QPointF(0, markSize + 1), middle - QPointF(markSize + 1, 0)}));
}

const QColor& colourOf(BarTint tint, const Tokens& tokens) {
    switch (tint) {
    case BarTint::Total:
        return tokens.muted;
    case BarTint::Less:
        return tokens.riskHigh;
    case BarTint::Typed:
        return tokens.typed;
    case BarTint::Plain:
    case BarTint::More:
        break;
    }
    return tokens.accent;
}

} // namespace

void BarCanvas::paintEvent(QPaintEvent* /*event*/) {
    if (m_content.bars.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto plot = plotArea();
    paintCurrent(painter, plot);
    paintLegend(painter);
    paintAxis(painter, plot);
    for (std::size_t bar = 0; bar < m_content.bars.size(); ++bar)
        paintBar(painter, plot, bar);
    paintNames(painter, plot);
    paintReference(painter, plot);
}

void BarCanvas::paintLegend(QPainter& painter) const {
    const auto& tokens = tokensOf(palette());
    const QFontMetricsF metrics(font());
    double x = margin;
    const double middle = 4 + lineHeight / 2;
    const auto name = [&](const QString& text) {
        painter.setPen(tokens.muted);
        painter.drawText(QRectF(x, 4, width() - x, lineHeight), Qt::AlignVCenter, text);
        x += wide(metrics, text) + 20;
    };
    const auto square = [&](const QColor& colour, const QString& text) {
        painter.fillRect(QRectF(x, middle - 5, 10, 10), colour);
        x += 16;
        name(text);
    };
    if (m_content.goodName.isEmpty()) {
        square(tokens.accent, m_content.barsName);
    } else {
        name(m_content.barsName);
        square(m_content.isWaterfall ? tokens.accent : tokens.riskLow, m_content.goodName);
        square(tokens.riskHigh, m_content.badName);
    }
    if (!m_content.typedName.isEmpty())
        square(tokens.typed, m_content.typedName);
    if (std::ranges::any_of(m_content.bars, [](const auto& bar) { return bar.mark.has_value(); })) {
        paintDiamond(painter, {x + 5, middle}, tokens);
        x += 16;
        name(m_content.marksName);
    }
    if (m_content.reference) {
        painter.setPen(QPen(tokens.text, 1.2, Qt::DashLine));
        painter.drawLine(QPointF(x, middle), QPointF(x + 18, middle));
        x += 24;
        name(m_content.referenceName);
    }
}

void BarCanvas::paintAxis(QPainter& painter, const QRectF& plot) const {
    const auto& tokens = tokensOf(palette());
    const int every = labelledTicks(plot);
    const auto origin = std::ranges::find(m_axis.ticks, 0.0);
    const auto zero = origin == m_axis.ticks.end() ? 0 : origin - m_axis.ticks.begin();
    for (std::ptrdiff_t i = 0; i < std::ssize(m_axis.ticks); ++i) {
        const double tick = m_axis.ticks[static_cast<std::size_t>(i)];
        const double place = along(plot, m_content.share ? tick / 100 : tick);
        painter.setPen(QPen(tick == 0 ? tokens.muted : tokens.line, 1));
        const auto text = tickText(tick);
        if (m_content.horizontal) {
            painter.drawLine(QPointF(place, plot.top()), QPointF(place, plot.bottom()));
            if ((i - zero) % every != 0)
                continue;
            painter.setPen(tokens.muted);
            painter.drawText(QRectF(place - 50, plot.bottom() + 2, 100, lineHeight), Qt::AlignCenter, text);
        } else {
            painter.drawLine(QPointF(plot.left(), place), QPointF(plot.right(), place));
            painter.setPen(tokens.muted);
            painter.drawText(QRectF(0, place - lineHeight / 2, plot.left() - gap, lineHeight),
                             Qt::AlignRight | Qt::AlignVCenter, text);
        }
    }
}

void BarCanvas::paintBar(QPainter& painter, const QRectF& plot, std::size_t index) const {
    const auto& tokens = tokensOf(palette());
    const auto& bar = m_content.bars[index];
    auto area = barArea(plot, index);
    if (m_content.isWaterfall) {
        area.setWidth(std::max(area.width(), leastBar));
        painter.fillRect(area, colourOf(bar.tint, tokens));
        paintJoin(painter, plot, index);
        paintCut(painter, plot, index);
        return;
    }
    const bool anyStrong = std::ranges::any_of(m_content.bars, &Bar::strong);
    const auto& colour = !bar.good ? tokens.accent : *bar.good ? tokens.riskLow : tokens.riskHigh;
    painter.fillRect(area, anyStrong && !bar.strong ? between(tokens.background, colour, .45) : colour);
    if (bar.mark) {
        const double place = along(plot, *bar.mark);
        paintDiamond(painter,
                     m_content.horizontal ? QPointF(place, area.center().y()) : QPointF(area.center().x(), place),
                     tokens);
    }
}

void BarCanvas::paintNames(QPainter& painter, const QRectF& plot) const {
    const auto& tokens = tokensOf(palette());
    const QFontMetricsF metrics(font());
    const auto count = m_content.bars.size();
    double widest = 0;
    for (const auto& bar : m_content.bars)
        widest = std::max(widest, wide(metrics, bar.label) + gap);
    const double step = plot.width() / static_cast<double>(count);
    const auto every =
        m_content.horizontal ? 1 : std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(widest / step)));
    for (std::size_t i = 0; i < count; ++i) {
        const auto& bar = m_content.bars[i];
        const auto area = barArea(plot, i);
        auto strong = font();
        strong.setBold(bar.strong || bar.isNamed);
        painter.setFont(strong);
        painter.setPen(bar.strong || bar.isNamed ? tokens.text : tokens.muted);
        if (m_content.horizontal) {
            const double middle = area.center().y() - lineHeight / 2;
            const auto row = rowArea(plot, i);
            if (m_content.isWaterfall)
                painter.drawText(QRectF(margin, row.top(), plot.left() - gap - margin, row.height()),
                                 Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, bar.label);
            else
                painter.drawText(QRectF(0, middle, plot.left() - gap, lineHeight), Qt::AlignRight | Qt::AlignVCenter,
                                 bar.label);
            painter.drawText(QRectF(plot.right() + gap, middle, width() - plot.right() - gap - margin, lineHeight),
                             Qt::AlignRight | Qt::AlignVCenter, amountText(bar));
        } else if (i % every == 0) {
            painter.drawText(QRectF(area.center().x() - widest, plot.bottom() + 2, 2 * widest, lineHeight),
                             Qt::AlignCenter, bar.label);
        }
    }
}

void BarCanvas::paintReference(QPainter& painter, const QRectF& plot) const {
    if (!m_content.reference)
        return;
    painter.setPen(QPen(tokensOf(palette()).text, 1.2, Qt::DashLine));
    const double place = along(plot, *m_content.reference);
    if (m_content.horizontal)
        painter.drawLine(QPointF(place, plot.top()), QPointF(place, plot.bottom()));
    else
        painter.drawLine(QPointF(plot.left(), place), QPointF(plot.right(), place));
}

// The row that the keys are at.
void BarCanvas::paintCurrent(QPainter& painter, const QRectF& plot) const {
    if (m_current < 0 || !hasFocus())
        return;
    auto row = rowArea(plot, static_cast<std::size_t>(m_current));
    row.setLeft(4);
    row.setRight(width() - 4);
    painter.fillRect(row, tokensOf(palette()).selection);
}

// A hairline from where a bar ends to where the next one begins.
void BarCanvas::paintJoin(QPainter& painter, const QRectF& plot, std::size_t bar) const {
    if (bar + 1 >= m_content.bars.size())
        return;
    const double place = along(plot, m_content.bars[bar].value);
    painter.setPen(QPen(tokensOf(palette()).muted, 1));
    painter.drawLine(QPointF(place, barArea(plot, bar).bottom()), QPointF(place, barArea(plot, bar + 1).top()));
}

// Across a bar that does not begin at 0.
void BarCanvas::paintCut(QPainter& painter, const QRectF& plot, std::size_t bar) const {
    if (m_axis.low <= 0 || m_content.bars[bar].from)
        return;
    const auto area = barArea(plot, bar);
    painter.setPen(QPen(tokensOf(palette()).background, 2));
    for (const double x : {area.left() + 4, area.left() + 8})
        painter.drawLine(QPointF(x, area.bottom() + 1), QPointF(x + 4, area.top() - 1));
}

} // namespace planwright::ui
