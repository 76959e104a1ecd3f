#pragma once

#include "core/service/own_special_days.h"

#include <QAbstractTableModel>
#include <QUndoStack>

#include <vector>

namespace planwright::ui {

/// A planner's special days as a table to type into. What is typed stays, also where it is wrong: the cell says why.
/// Every change can be undone.
class SpecialDaysModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum DayColumn { DateOfDay, Name, Country, Weight, Removes, ColumnCount };
    using Rows = std::vector<service::SpecialDayText>;

    explicit SpecialDaysModel(QObject* parent = nullptr);

    /// The days as they are kept: nothing to undo, nothing changed.
    void show(const std::vector<service::SpecialDay>& days);
    /// A day of that date and without a name, at the end; the row it has.
    int addDay(Date date);
    void removeDays(const QList<int>& rows);
    /// Adds the days of a file; one that stands here already (same date, name and country) is replaced.
    void addDays(const std::vector<service::SpecialDay>& days);

    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] bool hasChanged() const { return m_rows != m_kept; }
    /// The first thing that is wrong, naming row and column; empty where nothing is.
    [[nodiscard]] QString fault() const;
    [[nodiscard]] QModelIndex faultIndex() const;
    /// All of them, where nothing is wrong.
    [[nodiscard]] std::vector<service::SpecialDay> days() const;

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
    friend class SpecialDaysChange;
    void put(Rows rows);
    void change(const QString& what, Rows rows);
    [[nodiscard]] static QString text(const service::SpecialDayText& row, int column);

    Rows m_rows, m_kept;
    std::vector<service::SpecialDayFault> m_faults; ///< one for each row
    QUndoStack m_undo;
};

} // namespace planwright::ui
