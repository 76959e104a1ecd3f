#pragma once

#include <QObject>

class QTableView;

namespace planwright::ui {

/// Keeps a table's columns as wide as what stands in them, and shares out what is left of the width; until a person
/// makes a column wider or narrower.
class ColumnFitter : public QObject {
    Q_OBJECT

public:
    /// Belongs to the table. Give it its model first.
    explicit ColumnFitter(QTableView& table, int padding = 26);

    void fit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int widthOf(int column) const;

    QTableView& m_table;
    int m_padding; ///< what the style keeps free around a text
    bool m_fitting = false, m_byHand = false;
};

} // namespace planwright::ui
