#pragma once

#include "core/forecasting/background.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// The past months that looked most like the one that is forecast: what was forecast of each, and what came.
class SimilarMonthsModel : public TableModelBase {
    Q_OBJECT

public:
    enum ColumnId { MonthName, Category, Forecast, Came, Error };

    using TableModelBase::TableModelBase;

    void show(const forecasting::SimilarMonths& similar);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_months.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::vector<forecasting::SimilarMonth> m_months;
};

} // namespace planwright::ui
