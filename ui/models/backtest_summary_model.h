#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// How good every model was in the past, the automatic choice among them.
class BacktestSummaryModel : public TableModelBase {
    Q_OBJECT

public:
    enum Field { Model, Wape, Mase, Bias, Coverage50, Coverage80, Coverage90, Pinball, Forecasts };

    using TableModelBase::TableModelBase;

    void show(std::shared_ptr<const service::Plan> plan);

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    [[nodiscard]] const forecasting::BacktestSummary& at(int row) const;

    std::shared_ptr<const service::Plan> m_plan;
};

/// "exponential smoothing (ETS)"
[[nodiscard]] QString modelName(const std::string& model);

} // namespace planwright::ui
