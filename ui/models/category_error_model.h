#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// How far off the model in use was in each category, one month ahead.
class CategoryErrorModel : public TableModelBase {
    Q_OBJECT

public:
    enum Field { Category, Wape, Mase, Bias, Coverage80, Origins };

    using TableModelBase::TableModelBase;

    void show(std::shared_ptr<const service::Plan> plan);
    /// -1 where there is none.
    [[nodiscard]] int rowOf(const QString& category) const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;

private:
    [[nodiscard]] const forecasting::CategoryForecast& at(int row) const;

    std::shared_ptr<const service::Plan> m_plan;
};

} // namespace planwright::ui
