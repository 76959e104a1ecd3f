#pragma once

#include <QTableView>

namespace planwright::ui {

/// A table whose first columns stand still while the others scroll sideways. Set it up as any other table, then call
/// freeze() once.
class FrozenTable : public QTableView {
    Q_OBJECT

public:
    explicit FrozenTable(QWidget* parent = nullptr);

    /// After the model and the delegate are set.
    void freeze(int columns);
    /// The width of one of the columns that stand still.
    void setFrozenWidth(int column, int width);
    /// Never under the columns that stand still.
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void place();
    void hideScrolling();
    [[nodiscard]] int frozenWidth() const;

    QTableView* m_still; ///< lies over this table's own first columns
    int m_columns = 0;
};

} // namespace planwright::ui
