#pragma once

#include "ui/models/plan_facts.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// A category's months side by side: the last complete ones, those that are forecast, and what those come to together.
/// Values in units.
class ForecastGridModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    void setFacts(const PlanFacts& facts, const CategoryFacts& category);
    void clear();
    /// Columns of complete months; they follow the row's name.
    [[nodiscard]] int historyMonths() const { return m_known; }

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Cell {
        QString text;
        std::optional<double> value;
        Tone tone = Tone::Normal;
        QString tip;
    };
    using Row = std::vector<Cell>;

    std::vector<Row> m_rows;
    Month m_first;
    int m_known = 0, m_ahead = 0;
    bool m_hasSum = false;
};

} // namespace planwright::ui
