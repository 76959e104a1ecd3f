#include "ui/delegates/cell_delegate.h"

#include "ui/models/table_model.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace planwright::ui {
namespace {

constexpr qsizetype sparklineMonths = 24;

void paintSparkline(QPainter* painter, const QRectF& area, const QList<double>& values, const QColor& colour) {
    const auto shown = values.mid(std::max<qsizetype>(0, values.size() - sparklineMonths));
    if (shown.size() < 2)
        return;
    const auto [least, most] = std::minmax_element(shown.begin(), shown.end());
    const double height = std::max(*most - *least, 1e-9);
    QPainterPath path;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QPointF point(area.left() + area.width() * static_cast<double>(i) / static_cast<double>(shown.size() - 1),
                            area.bottom() - area.height() * (shown[i] - *least) / height);
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.2));
    painter->drawPath(path);
    painter->restore();
}

// Right of the middle for what adds, left of it for what takes away.
void paintBar(QPainter* painter, const QRectF& area, double share, const Tokens& tokens) {
    const double middle = area.center().x();
    const double length = std::clamp(std::abs(share), 0.0, 1.0) * area.width() / 2;
    const QRectF bar(share < 0 ? middle - length : middle, area.top(), std::max(length, 1.0), area.height());
    painter->fillRect(bar, share < 0 ? tokens.riskHigh : tokens.accent);
}

} // namespace

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const auto& tokens = tokensOf(option->palette);
    const auto colourText = [&](const QColor& colour) {
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
    };
    if (const auto risk = index.data(RiskRole); risk.isValid())
        colourText(riskColour(tokens, static_cast<decisions::RiskClass>(risk.toInt())));
    switch (static_cast<Tone>(index.data(ToneRole).toInt())) {
    case Tone::Normal:
        break;
    case Tone::Muted:
        colourText(tokens.muted);
        break;
    case Tone::Strong:
        option->font.setBold(true);
        break;
    case Tone::Accent:
        colourText(tokens.accent);
        break;
    case Tone::Typed:
        colourText(tokens.typed);
        option->font.setBold(true);
        break;
    case Tone::Good:
        colourText(tokens.riskLow);
        break;
    case Tone::Bad:
        colourText(tokens.riskHigh);
        break;
    }
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const auto& tokens = tokensOf(option.palette);
    const QRectF inside = QRectF(option.rect).adjusted(gap, 6, -gap, -7);
    if (const auto trend = index.data(TrendRole); trend.isValid())
        paintSparkline(painter, inside, trend.value<QList<double>>(), tokens.text);
    if (const auto share = index.data(ShareRole); share.isValid())
        paintBar(painter, inside, share.toDouble(), tokens);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    auto size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), rowHeight));
    if (index.data(TrendRole).isValid())
        size.setWidth(std::max(size.width(), 64));
    return size;
}

} // namespace planwright::ui
