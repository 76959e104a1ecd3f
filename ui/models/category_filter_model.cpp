#include "ui/models/category_filter_model.h"

#include "ui/models/table_model.h"

namespace planwright::ui {

CategoryFilterModel::CategoryFilterModel(QObject* parent)
    : QSortFilterProxyModel(parent) {
    setSortRole(SortRole);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

bool CategoryFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return !parent.isValid() || QSortFilterProxyModel::filterAcceptsRow(row, parent);
}

bool CategoryFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const auto a = left.data(SortRole), b = right.data(SortRole);
    if (a.isValid() != b.isValid())
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace planwright::ui
