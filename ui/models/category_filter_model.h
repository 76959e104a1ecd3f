#pragma once

#include <QSortFilterProxyModel>

namespace planwright::ui {

/// Sorts and filters what lies under the total; the total always stays. What has no value to sort by comes last,
/// whichever way round.
class CategoryFilterModel : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit CategoryFilterModel(QObject* parent = nullptr);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace planwright::ui
