#pragma once

#include "core/service/own_known_inputs.h"

#include <QAbstractTableModel>
#include <QUndoStack>

#include <vector>

namespace planwright::ui {

/// What a planner knows in advance, as a table to type into. What is typed stays, also where it is wrong: the cell says
/// why. Every change can be undone.
class KnownInputsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum InputColumn { Kind, Category, FirstDay, LastDay, Amount, Name, ColumnCount };
    using Rows = std::vector<service::KnownInputText>;

    explicit KnownInputsModel(service::KnownScope scope, QObject* parent = nullptr);

    /// The inputs as they are kept: nothing to undo, nothing changed.
    void show(const service::KnownInputs& inputs);
    /// A promotion on the first day that is forecast, at the end; the row it has.
    int addInput(const std::string& category);
    void removeInputs(const QList<int>& rows);
    /// Adds the inputs of a file that do not stand here yet.
    void addInputs(const service::KnownInputs& inputs);
    /// Adds a row for each line, its cells between tabs in the order of the columns, as spreadsheets copy them.
    void addLines(const QString& lines);

    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] bool hasChanged() const { return m_rows != m_kept; }
    /// The first thing that is wrong, naming row and column; empty where nothing is.
    [[nodiscard]] QString fault() const;
    [[nodiscard]] QModelIndex faultIndex() const;
    /// All of them, where nothing is wrong.
    [[nodiscard]] service::KnownInputs inputs() const;
    /// The kinds in words, as they are shown and typed.
    [[nodiscard]] static QStringList kindWords();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// Something was typed, added, taken away, undone, or shown anew.
    void changed();

private:
    void put(const Rows& rows);
    void change(const QString& what, const Rows& rows);
    [[nodiscard]] QString shown(const service::KnownInputText& row, int column) const;

    service::KnownScope m_scope;
    Rows m_rows, m_kept;
    std::vector<service::KnownInputFault> m_faults; ///< one for each row
    QUndoStack m_undo;
};

} // namespace planwright::ui
