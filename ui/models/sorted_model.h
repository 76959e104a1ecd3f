#pragma once

#include <QSortFilterProxyModel>

namespace planwright::ui {

/// Sorts by SortRole; cells without a value stand last, whichever way the column is sorted.
class SortedModel : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit SortedModel(QAbstractItemModel* source, QObject* parent = nullptr);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace planwright::ui
