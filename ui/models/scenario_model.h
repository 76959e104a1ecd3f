#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

#include <optional>
#include <utility>

namespace planwright::ui {

/// Low, expected and high demand, and what each earns; for the portfolio the stress case as well.
class ScenarioModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    /// Without scenarios (no prices) the table is empty.
    void show(const service::Plan& plan, const std::optional<decisions::Scenarios>& scenarios,
              const std::optional<decisions::ScenarioOutcome>& stress);
    void clear();

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;

private:
    using Row = std::pair<QString, decisions::ScenarioOutcome>;

    std::vector<Row> m_rows;
    QString m_unit, m_money;
    int m_decimals = 0;
};

} // namespace planwright::ui
