#pragma once

#include "core/service/plan.h"
#include "core/service/what_if.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// The worklist: one row a category, in the plan's order. Every column is there always; whether anything is known in
/// it, isKnown() says.
class DecisionModel : public TableModelBase {
    Q_OBJECT

public:
    enum Field {
        Rank,
        Category,
        Worth,
        Demand,
        DemandChange,
        SpendNow,
        SpendPlan,
        SpendChange,
        Stock,
        Order,
        Risk,
        Profit,
        AtRisk
    };

    using TableModelBase::TableModelBase;

    /// Null values empty the table. The same plan with another decision is a refresh.
    void show(std::shared_ptr<const service::Plan> plan, std::shared_ptr<const decisions::DecisionResult> decision,
              const service::WhatIf& whatIf);
    /// Columns of money and of advertising are unknown where the plan has no prices and no spends.
    [[nodiscard]] bool isKnown(int field) const;
    /// -1 where there is none.
    [[nodiscard]] int rowOf(const QString& category) const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Decimals {
        int spend = 0, profit = 0, worth = 0;
    };

    [[nodiscard]] static std::vector<Column> columnsOf(const service::Plan& plan);
    [[nodiscard]] double demandOf(int row, const service::WhatIf& whatIf) const;
    [[nodiscard]] QString textOf(const decisions::CategoryDecision& decision, double demand, int field) const;
    [[nodiscard]] const decisions::CategoryDecision& at(int row) const;

    std::shared_ptr<const service::Plan> m_plan;
    std::shared_ptr<const decisions::DecisionResult> m_decision;
    service::WhatIf m_whatIf;
    Decimals m_decimals;
};

} // namespace planwright::ui
