#pragma once

#include <QString>

class QAbstractItemView;
class QTableView;
class QTreeView;
class QModelIndex;

namespace planwright::ui {

/// Gives a view the look and habits that all tables share: row height, alignment, the delegate, whole rows selected,
/// Ctrl+C (the selected rows with their headings, as tab-separated text), the menu with Copy and Copy all, and columns
/// that are remembered under `name`. `accessibleName` is what a screen reader says.
void setUpTable(QTableView& view, const QString& name, const QString& accessibleName);
void setUpTree(QTreeView& view, const QString& name, const QString& accessibleName);

/// Selects the row of `index` and scrolls to it, where it is not selected already; none where it is invalid.
void showRow(QTableView& view, const QModelIndex& index);

/// Makes the columns as wide as what stands in them, `widest` px at most.
void fitColumns(QTableView& view, int widest);

/// The view's visible columns as tab-separated lines, headings first; the selected rows alone where `selectedOnly`.
[[nodiscard]] QString tsvOf(const QAbstractItemView& view, bool selectedOnly);
/// The same as RFC 4180 CSV.
[[nodiscard]] QString csvOf(const QAbstractItemView& view);

} // namespace planwright::ui
