#pragma once

#include "ui/models/plan_facts.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// The categories whose demand is expected to change most from the last complete month to the next, in units.
class MoversModel : public TableModelBase {
    Q_OBJECT

public:
    enum ColumnId { Category, LastMonth, NextMonth, Change };
    static constexpr std::size_t mostRows = 6;

    using TableModelBase::TableModelBase;

    /// Null: nothing.
    void setFacts(std::shared_ptr<const PlanFacts> facts);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;

private:
    std::shared_ptr<const PlanFacts> m_facts;
    std::vector<const CategoryFacts*> m_rows;
};

} // namespace planwright::ui
