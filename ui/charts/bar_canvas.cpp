#include "ui/charts/bar_canvas.h"

#include "core/service/export/figures.h"
#include "ui/models/number_text.h"
#include "ui/session/qt_convert.h"
#include "ui/theme/tokens.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace planwright::ui {
namespace {

constexpr double leastRow = 17, mostRow = 30, mostColumn = 56, waterfallRow = 24;
constexpr double namesShare = .42;  // of a waterfall's width
constexpr double leastSpread = .35; // of the largest level, below which an axis from 0 would hide the steps

double wide(const QFontMetricsF& metrics, const QString& text) {
    return metrics.horizontalAdvance(text);
}

} // namespace

// From 0, unless all of a waterfall's levels lie so far up that its steps could not be seen: then from a tick below.
void BarCanvas::makeAxis() {
    double least = 0, most = 0, lowest = std::numeric_limits<double>::infinity();
    const auto cover = [&](std::optional<double> value) {
        least = std::min(least, value.value_or(0));
        most = std::max(most, value.value_or(0));
        lowest = std::min(lowest, value.value_or(lowest));
    };
    for (const auto& bar : m_content.bars) {
        cover(bar.value);
        cover(bar.mark);
        cover(bar.from);
    }
    cover(m_content.reference);
    const double scale = m_content.share ? 100 : 1;
    m_axis = service::makeAxis(least * scale, most * scale);
    const double spread = most - lowest;
    if (!m_content.isWaterfall || lowest <= 0 || spread <= 0 || spread > leastSpread * most)
        return;
    const auto above = service::makeAxis(0, spread * 1.4);
    const double step = above.ticks[1], first = std::floor((lowest - .25 * spread) / step);
    if (first <= 0)
        return;
    const int count = 1 + static_cast<int>(std::ceil(most / step - first));
    m_axis.ticks.clear();
    for (int tick = 0; tick < count; ++tick)
        m_axis.ticks.push_back((first + tick) * step);
    m_axis.low = m_axis.ticks.front();
    m_axis.high = m_axis.ticks.back();
}

void BarCanvas::show(const BarChartContent& content) {
    m_content = content;
    makeAxis();
    auto small = font();
    small.setPixelSize(smallText);
    setFont(small);
    m_current = -1;
    setFocusPolicy(m_content.isWaterfall ? Qt::StrongFocus : Qt::NoFocus);
    fitHeight();
    update();
}

void BarCanvas::fitHeight() {
    const auto count = m_content.horizontal ? m_content.bars.size() : 6;
    double rows = static_cast<double>(count) * leastRow;
    if (m_content.isWaterfall) {
        m_rowHeights = rowHeights();
        rows = std::accumulate(m_rowHeights.begin(), m_rowHeights.end(), 0.0);
    }
    setMinimumHeight(static_cast<int>(std::ceil(rows + 2 * lineHeight + gap + (m_content.isWaterfall ? 4 : 0))));
}

void BarCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_content.isWaterfall)
        fitHeight();
}

// A waterfall's names are wrapped, so that its bars have room.
double BarCanvas::nameWidth() const {
    auto strong = font();
    strong.setBold(true);
    double widest = 0;
    for (const auto& bar : m_content.bars)
        widest = std::max(widest, wide(QFontMetricsF(strong), bar.label));
    return std::ceil(m_content.isWaterfall ? std::min(widest + 1, namesShare * width()) : widest);
}

std::vector<double> BarCanvas::rowHeights() const {
    std::vector<double> heights;
    for (const auto& bar : m_content.bars) {
        auto drawn = font();
        drawn.setBold(bar.strong || bar.isNamed);
        const QFontMetricsF metrics(drawn);
        const auto box = metrics.boundingRect(QRectF(0, 0, nameWidth(), 1000), Qt::TextWordWrap, bar.label);
        const double lines = std::max(1.0, std::round(box.height() / metrics.lineSpacing()));
        heights.push_back(std::max(waterfallRow, lines * nameLine + 6));
    }
    return heights;
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

QString BarCanvas::amountText(const Bar& bar) const {
    return bar.amount.isEmpty() ? valueText(bar.value) : bar.amount;
}

QString BarCanvas::toolTipOf(std::size_t index) const {
    const auto& bar = m_content.bars[index];
    if (!bar.toolTip.isEmpty())
        return bar.toolTip;
    auto text = bar.label + QStringLiteral(": ") + valueText(bar.value);
    if (bar.mark)
        text += QLatin1Char('\n') + m_content.marksName + QStringLiteral(": ") + valueText(*bar.mark);
    return text;
}

QRectF BarCanvas::plotArea() const {
    auto strong = font();
    strong.setBold(true);
    const QFontMetricsF metrics(strong);
    double left = 0, right = 0;
    if (m_content.horizontal) {
        left = nameWidth();
        for (const auto& bar : m_content.bars)
            right = std::max(right, wide(metrics, amountText(bar)));
    } else {
        for (const double tick : m_axis.ticks)
            left = std::max(left, wide(metrics, toQt(service::axisFigure(tick))) + (m_content.share ? 14 : 0));
    }
    QRectF plot(margin + left + gap, lineHeight + (m_content.horizontal ? gap : wideGap), 0, 0);
    plot.setRight(width() - margin - right - (right > 0 ? gap : 0));
    plot.setBottom(height() - lineHeight - 4);
    if (m_content.horizontal && !m_content.isWaterfall)
        plot.setHeight(std::min(plot.height(), mostRow * static_cast<double>(m_content.bars.size())));
    return plot;
}

double BarCanvas::along(const QRectF& plot, double value) const {
    const double share = (value * (m_content.share ? 100 : 1) - m_axis.low) / (m_axis.high - m_axis.low);
    return m_content.horizontal ? plot.left() + share * plot.width() : plot.bottom() - share * plot.height();
}

QRectF BarCanvas::rowArea(const QRectF& plot, std::size_t bar) const {
    if (!m_content.isWaterfall) {
        const double step = plot.height() / static_cast<double>(m_content.bars.size());
        return {plot.left(), plot.top() + static_cast<double>(bar) * step, plot.width(), step};
    }
    const auto row = m_rowHeights.begin() + static_cast<std::ptrdiff_t>(bar);
    const double stretch = plot.height() / std::accumulate(m_rowHeights.begin(), m_rowHeights.end(), 0.0);
    return {plot.left(), plot.top() + stretch * std::accumulate(m_rowHeights.begin(), row, 0.0), plot.width(),
            stretch * *row};
}

QRectF BarCanvas::barArea(const QRectF& plot, std::size_t index) const {
    const auto& bar = m_content.bars[index];
    const double start = along(plot, std::max(m_axis.low, bar.from.value_or(0))), end = along(plot, bar.value);
    if (m_content.horizontal) {
        const auto row = rowArea(plot, index);
        const double thick = std::min(.62 * row.height(), mostRow * .62), top = row.center().y() - thick / 2;
        return QRectF(QPointF(start, top), QPointF(end, top + thick)).normalized();
    }
    const double step = plot.width() / static_cast<double>(m_content.bars.size());
    const double thick = std::min(step * .62, mostColumn);
    const double middle = plot.left() + (static_cast<double>(index) + .5) * step;
    return QRectF(QPointF(middle - thick / 2, end), QPointF(middle + thick / 2, start)).normalized();
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

int BarCanvas::barAt(const QPointF& position) const {
    const auto plot = plotArea();
    const auto count = static_cast<int>(m_content.bars.size());
    if (!m_content.horizontal) {
        const double share = (position.x() - plot.left()) / plot.width();
        return share < 0 || share >= 1 ? -1 : static_cast<int>(share * count);
    }
    for (int bar = 0; bar < count; ++bar) {
        const auto row = rowArea(plot, static_cast<std::size_t>(bar));
        if (position.y() >= row.top() && position.y() < row.bottom())
            return bar;
    }
    return -1;
}

bool BarCanvas::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = m_content.bars.empty() ? -1 : barAt(help->pos());
    if (index < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), toolTipOf(static_cast<std::size_t>(index)), this);
    return true;
}

void BarCanvas::setCurrent(int bar) {
    const auto index = static_cast<std::size_t>(std::clamp(bar, 0, static_cast<int>(m_content.bars.size()) - 1));
    m_current = static_cast<int>(index);
    const auto text = toolTipOf(index);
    setAccessibleDescription(text);
    const auto row = rowArea(plotArea(), index);
    QToolTip::showText(mapToGlobal(row.bottomLeft().toPoint()), text, this);
    update();
}

void BarCanvas::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_content.isWaterfall && !m_content.bars.empty() && event->reason() != Qt::MouseFocusReason)
        setCurrent(std::max(m_current, 0));
}

void BarCanvas::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_content.bars.size()) - 1;
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier); // Alt+Up is the previous category
    if (m_content.isWaterfall && last >= 0 && isPlain) {
        switch (event->key()) {
        case Qt::Key_Up:
            return setCurrent(m_current - 1);
        case Qt::Key_Down:
            return setCurrent(m_current + 1);
        case Qt::Key_Home:
            return setCurrent(0);
        case Qt::Key_End:
            return setCurrent(last);
        default:
            break;
        }
    }
    QWidget::keyPressEvent(event);
}

} // namespace planwright::ui
