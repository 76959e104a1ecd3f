#pragma once

#include "core/decisions/decision.h"
#include "ui/models/table_model.h"

#include <memory>
#include <optional>

namespace planwright::ui {

/// The categories that need a person's eyes first: those at High risk, then those where acting is worth most.
class AttentionModel : public TableModelBase {
    Q_OBJECT

public:
    enum ColumnId { Risk, Category, Why, AtStake };
    static constexpr std::size_t mostRows = 6;

    using TableModelBase::TableModelBase;

    /// Null: nothing. `currency` may be empty.
    void setDecision(std::shared_ptr<const decisions::DecisionResult> decision, const QString& currency);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::shared_ptr<const decisions::DecisionResult> m_decision;
    std::vector<const decisions::CategoryDecision*> m_rows;
};

/// Why a category stands out, in a few words: its risk points, or what is proposed.
[[nodiscard]] QString attentionReason(const decisions::CategoryDecision& decision);

} // namespace planwright::ui
