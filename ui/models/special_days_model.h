#pragma once

#include "core/service/own_special_days.h"
#include "ui/models/typed_table_model.h"

namespace planwright::ui {

/// A planner's special days as a table to type into.
class SpecialDaysModel : public TypedRowsModel<service::SpecialDayText> {
    Q_OBJECT

public:
    enum DayColumn { DateOfDay, Name, Country, Weight, Removes, ColumnCount };

    explicit SpecialDaysModel(QObject* parent = nullptr);

    /// The days as they are kept: nothing to undo, nothing changed.
    void show(const std::vector<service::SpecialDay>& days);
    /// A day of that date and without a name, at the end; the row it has.
    int addDay(Date date);
    void remove(const QList<int>& rows) override;
    /// Adds the days of a file; one that stands here already (same date, name and country) is replaced.
    void addDays(const std::vector<service::SpecialDay>& days);
    /// All of them, where nothing is wrong.
    [[nodiscard]] std::vector<service::SpecialDay> days() const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

protected:
    [[nodiscard]] Faults faultsOf(const Rows& rows) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] Tone tone(int row, int column) const override;
};

} // namespace planwright::ui
