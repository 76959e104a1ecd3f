#pragma once

#include <QObject>

class QTableView;

namespace planwright::ui {

/// Keeps a table's columns as wide as what stands in them, and shares out what is left of the width; until a person
/// makes a column wider or narrower.
class ColumnFitter : public QObject {
    Q_OBJECT

public:
    enum class Air { Usual, Little };

    /// Belongs to the table. Give it its model first. Little air is for tables of many columns.
    explicit ColumnFitter(QTableView& table, Air air = Air::Usual);

    void fit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int widthOf(int column) const;

    QTableView& m_table;
    int m_padding; ///< what the style keeps free around a cell's text, px
    bool m_fitting = false, m_byHand = false;
};

} // namespace planwright::ui
