#include "ui/models/sorted_model.h"

#include "ui/models/table_model.h"

namespace planwright::ui {

SortedModel::SortedModel(QAbstractItemModel* source, QObject* parent)
    : QSortFilterProxyModel(parent) {
    setSortRole(SortRole);
    setSourceModel(source);
}

bool SortedModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool leftIsKnown = left.data(SortRole).isValid(), rightIsKnown = right.data(SortRole).isValid();
    if (leftIsKnown && rightIsKnown)
        return QSortFilterProxyModel::lessThan(left, right);
    return sortOrder() == Qt::AscendingOrder ? leftIsKnown && !rightIsKnown : !leftIsKnown && rightIsKnown;
}

} // namespace planwright::ui
