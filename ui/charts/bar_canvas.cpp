#include "ui/charts/bar_canvas.h"

#include "core/service/export/figures.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

constexpr double lineHeight = 18, margin = 12, markSize = 5;
constexpr double leastRow = 17, mostRow = 30, mostColumn = 56;

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

} // namespace

void BarCanvas::show(const BarChartContent& content) {
    m_content = content;
    double least = 0, most = 0;
    const auto cover = [&](std::optional<double> value) {
        least = std::min(least, value.value_or(0));
        most = std::max(most, value.value_or(0));
    };
    for (const auto& bar : m_content.bars) {
        cover(bar.value);
        cover(bar.mark);
    }
    cover(m_content.reference);
    const double scale = m_content.share ? 100 : 1;
    m_axis = service::makeAxis(least * scale, most * scale);
    auto small = font();
    small.setPixelSize(smallText);
    setFont(small);
    const auto rows = static_cast<double>(m_content.horizontal ? m_content.bars.size() : 6);
    setMinimumHeight(static_cast<int>(rows * leastRow + 2 * lineHeight + gap));
    update();
}

// Of the axis of shares: steps of half a per cent need one.
int BarCanvas::axisDecimals() const {
    const double step = m_axis.ticks.size() > 1 ? m_axis.ticks[1] - m_axis.ticks[0] : 1;
    constexpr int most = 3;
    double scaled = step;
    int decimals = 0;
    while (decimals < most && std::abs(scaled - std::round(scaled)) > 1e-6) {
        scaled *= 10;
        ++decimals;
    }
    return decimals;
}

QString BarCanvas::valueText(double value) const {
    if (!m_content.share)
        return numberText(value);
    const int decimals = m_axis.high - m_axis.low < 2 ? 2 : 1; // per cents
    const auto text = shareText(value, decimals);
    return m_content.isChange && value > 0 && text != shareText(0, decimals) ? QLatin1Char('+') + text : text;
}

QRectF BarCanvas::plotArea() const {
    auto strong = font();
    strong.setBold(true);
    const QFontMetricsF metrics(strong);
    double left = 0, right = 0;
    if (m_content.horizontal) {
        for (const auto& bar : m_content.bars) {
            left = std::max(left, wide(metrics, bar.label));
            right = std::max(right, wide(metrics, valueText(bar.value)));
        }
    } else {
        for (const double tick : m_axis.ticks)
            left = std::max(left, wide(metrics, toQt(service::axisFigure(tick))) + (m_content.share ? 14 : 0));
    }
    QRectF plot(margin + left + gap, lineHeight + (m_content.horizontal ? gap : wideGap), 0, 0);
    plot.setRight(width() - margin - right - (right > 0 ? gap : 0));
    plot.setBottom(height() - lineHeight - 4);
    if (m_content.horizontal)
        plot.setHeight(std::min(plot.height(), mostRow * static_cast<double>(m_content.bars.size())));
    return plot;
}

double BarCanvas::along(const QRectF& plot, double value) const {
    const double share = (value * (m_content.share ? 100 : 1) - m_axis.low) / (m_axis.high - m_axis.low);
    return m_content.horizontal ? plot.left() + share * plot.width() : plot.bottom() - share * plot.height();
}

QRectF BarCanvas::barArea(const QRectF& plot, std::size_t bar) const {
    const auto count = static_cast<double>(m_content.bars.size()), place = static_cast<double>(bar);
    const double zero = along(plot, 0), end = along(plot, m_content.bars[bar].value);
    if (m_content.horizontal) {
        const double step = plot.height() / count;
        return QRectF(QPointF(zero, plot.top() + (place + .19) * step), QPointF(end, plot.top() + (place + .81) * step))
            .normalized();
    }
    const double step = plot.width() / count, thick = std::min(step * .62, mostColumn);
    const double middle = plot.left() + (place + .5) * step;
    return QRectF(QPointF(middle - thick / 2, end), QPointF(middle + thick / 2, zero)).normalized();
}

void BarCanvas::paintEvent(QPaintEvent* /*event*/) {
    if (m_content.bars.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto plot = plotArea();
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
    if (m_content.goodName.isEmpty()) {
        painter.fillRect(QRectF(x, middle - 5, 10, 10), tokens.accent);
        x += 16;
    }
    name(m_content.barsName);
    for (const bool good : {true, false}) {
        if (m_content.goodName.isEmpty())
            break;
        painter.fillRect(QRectF(x, middle - 5, 10, 10), good ? tokens.riskLow : tokens.riskHigh);
        x += 16;
        name(good ? m_content.goodName : m_content.badName);
    }
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

QString BarCanvas::tickText(double tick) const {
    return m_content.share ? shareText(tick / 100, axisDecimals()) : toQt(service::axisFigure(tick));
}

// One tick in how many has room for its figure, where they stand side by side.
int BarCanvas::labelledTicks(const QRectF& plot) const {
    double widest = 0;
    for (const double tick : m_axis.ticks)
        widest = std::max(widest, wide(QFontMetricsF(font()), tickText(tick)) + gap);
    const double step = plot.width() / static_cast<double>(m_axis.ticks.size() - 1);
    return m_content.horizontal && step > 0 ? std::max(1, static_cast<int>(std::ceil(widest / step))) : 1;
}

void BarCanvas::paintAxis(QPainter& painter, const QRectF& plot) const {
    const auto& tokens = tokensOf(palette());
    const int every = labelledTicks(plot);
    const auto zero = std::ranges::find(m_axis.ticks, 0.0) - m_axis.ticks.begin();
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
    const auto area = barArea(plot, index);
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
            painter.drawText(QRectF(0, middle, plot.left() - gap, lineHeight), Qt::AlignRight | Qt::AlignVCenter,
                             bar.label);
            painter.drawText(QRectF(plot.right() + gap, middle, width() - plot.right() - gap - margin, lineHeight),
                             Qt::AlignRight | Qt::AlignVCenter, valueText(bar.value));
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

int BarCanvas::barAt(const QPointF& position) const {
    const auto plot = plotArea();
    const auto count = static_cast<double>(m_content.bars.size());
    const double share = m_content.horizontal ? (position.y() - plot.top()) / plot.height()
                                              : (position.x() - plot.left()) / plot.width();
    return share < 0 || share >= 1 ? -1 : static_cast<int>(share * count);
}

bool BarCanvas::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = m_content.bars.empty() ? -1 : barAt(help->pos());
    if (index < 0) {
        QToolTip::hideText();
        return true;
    }
    const auto& bar = m_content.bars[static_cast<std::size_t>(index)];
    auto text = bar.label + QStringLiteral(": ") + valueText(bar.value);
    if (bar.mark)
        text += QLatin1Char('\n') + m_content.marksName + QStringLiteral(": ") + valueText(*bar.mark);
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace planwright::ui
