#pragma once

#include "ui/delegates/cell_delegate.h"

namespace planwright::ui {

/// Cells whose background is the darker the nearer HeatRole is to 1; gaps (GapRole) are hatched. A
/// figure that finds no room is left out rather than cut.
class HeatDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace planwright::ui
