#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace planwright::ui {

/// What the views ask of a model besides the roles of Qt.
enum ModelRole {
    SortRole = Qt::UserRole, ///< a number or text to sort by; invalid: last
    CategoryRole,            ///< QString: the category that the row is about, empty for the total
    RiskRole,                ///< int of decisions::RiskClass
    TrendRole,               ///< QList<double>: monthly history, oldest first, for a sparkline
    ShareRole,               ///< double -1..1: length of a bar in the cell
    ToneRole,                ///< int of Tone
};

/// How a cell's text is meant; the delegate gives it a colour or weight, never the model.
enum class Tone : int { Normal, Muted, Strong, Accent, Typed, Good, Bad };

struct Column {
    QString heading;
    bool number = true; ///< right-aligned, tabular
    QString toolTip;
};

/// The base of every table: values in, texts out. A subclass swaps its values whole, with reset() or refresh().
class TableModelBase : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

protected:
    [[nodiscard]] virtual int rows() const = 0;
    [[nodiscard]] virtual QString text(int row, int column) const = 0;
    /// SortRole, RiskRole and so on; invalid for what a cell has not.
    [[nodiscard]] virtual QVariant value(int row, int column, int role) const = 0;
    [[nodiscard]] virtual QString toolTip(int row, int column) const;

    /// New columns and rows: `swap` replaces the values.
    template <typename Swap>
    void reset(std::vector<Column> columns, Swap&& swap) {
        beginResetModel();
        m_columns = std::move(columns);
        swap();
        endResetModel();
    }
    /// The same rows and columns with other values: the views keep selection and scroll position.
    template <typename Swap>
    void refresh(Swap&& swap) {
        swap();
        if (rows() > 0 && !m_columns.empty())
            Q_EMIT dataChanged(index(0, 0), index(rows() - 1, columnCount() - 1));
    }

private:
    std::vector<Column> m_columns;
};

} // namespace planwright::ui
