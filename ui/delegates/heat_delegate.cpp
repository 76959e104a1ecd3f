#include "ui/delegates/heat_delegate.h"

#include "ui/models/coverage_model.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace planwright::ui {
namespace {

// Text on the darkest cell keeps a contrast above 7 : 1 in both themes.
constexpr double darkest = 0.42;
// Left and right of a text: the style sheet's padding and the style's own.
constexpr int markSize = 7;
constexpr int cellMargins = 2 * (gap + 3);

} // namespace

void HeatDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto& tokens = tokensOf(option.palette);
    // The style would paint the selection over the heat.
    auto own = option;
    if (own.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, tokens.selection);
        own.state.setFlag(QStyle::State_Selected, false);
    }
    if (const auto heat = index.data(HeatRole); heat.isValid()) {
        auto colour = tokens.accent;
        colour.setAlphaF(static_cast<float>(darkest * heat.toDouble()));
        painter->fillRect(option.rect, colour);
    }
    if (index.data(GapRole).toBool())
        painter->fillRect(option.rect, QBrush(tokens.line, Qt::BDiagPattern));
    CellDelegate::paint(painter, own, index);
    if (index.data(OutlierRole).toBool()) {
        const auto corner = option.rect.topRight() + QPoint(0, 1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.riskHigh);
        painter->drawPolygon(QPolygon({corner, corner - QPoint(markSize, 0), corner + QPoint(0, markSize)}));
        painter->restore();
    }
}

void HeatDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    CellDelegate::initStyleOption(option, index);
    // The font may just have become bold.
    if (index.column() >= CoverageModel::fixedColumns &&
        QFontMetrics(option->font).horizontalAdvance(option->text) > option->rect.width() - cellMargins)
        option->text.clear();
}

} // namespace planwright::ui
