#pragma once

#include "ui/models/table_model.h"
#include "ui/session/replace_command.h"

#include <QUndoStack>

#include <vector>

namespace planwright::ui {

/// The base of a table to type into. What is typed stays, also where it is wrong: the cell says why. Every change can
/// be undone.
class TypedTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit TypedTableModel(std::vector<Column> columns, QObject* parent = nullptr);

    /// Takes these rows out.
    virtual void remove(const QList<int>& rows) = 0;
    /// Whether something differs from what is kept.
    [[nodiscard]] virtual bool hasChanged() const = 0;
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    /// The first thing that is wrong, naming row and column; empty where nothing is.
    [[nodiscard]] QString fault() const;
    [[nodiscard]] QModelIndex faultIndex() const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const final;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// Something was typed, added, taken away, undone, or shown anew.
    void changed();

protected:
    /// What is wrong with a row: no sentence, or one and the column that it is about.
    struct Fault {
        int column = 0;
        QString sentence;
    };
    using Faults = std::vector<Fault>;

    /// For display, for editing and of a box to tick.
    [[nodiscard]] virtual QVariant value(int row, int column, int role) const = 0;
    /// Of a cell that is not at fault.
    [[nodiscard]] virtual Tone tone(int row, int column) const = 0;
    /// "change the last day": what is undone.
    [[nodiscard]] QString changeOf(int column) const;
    /// One for each row.
    void setFaults(Faults faults) { m_faults = std::move(faults); }

private:
    [[nodiscard]] QString headingWithin(int column) const;

    std::vector<Column> m_columns;
    Faults m_faults;
    QUndoStack m_undo;
};

/// The same with its rows, which are few enough to be kept whole before and after a change.
template <typename Row>
class TypedRowsModel : public TypedTableModel {
public:
    using Rows = std::vector<Row>;
    using TypedTableModel::TypedTableModel;

    [[nodiscard]] bool hasChanged() const final { return m_rows != m_kept; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    [[nodiscard]] virtual Faults faultsOf(const Rows& rows) const = 0;
    [[nodiscard]] const Rows& rows() const { return m_rows; }
    [[nodiscard]] const Row& row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] Rows rowsWithout(const QList<int>& out) const {
        Rows left;
        for (int row = 0; row < rowCount(); ++row)
            if (!out.contains(row))
                left.push_back(this->row(row));
        return left;
    }

    /// These rows as they are kept: nothing to undo, nothing changed.
    void showKept(Rows rows) {
        undoStack().clear();
        m_kept = std::move(rows);
        put(m_kept);
    }
    /// A step that can be undone as `what`; none where nothing differs.
    void change(const QString& what, Rows rows) {
        if (rows != m_rows)
            undoStack().push(
                new ReplaceCommand<Rows>(what, m_rows, std::move(rows), [this](const Rows& kept) { put(kept); }));
    }

private:
    void put(const Rows& rows) {
        const bool isSameSize = rows.size() == m_rows.size();
        if (!isSameSize)
            beginResetModel();
        m_rows = rows;
        setFaults(faultsOf(m_rows));
        if (!isSameSize)
            endResetModel();
        else if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT changed();
    }

    Rows m_rows, m_kept;
};

} // namespace planwright::ui
