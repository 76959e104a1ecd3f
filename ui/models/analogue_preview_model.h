#pragma once

#include "ui/models/plan_facts.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// A category beside the one that it may be forecast like: what both sold in the last months, and what the next ones
/// would be.
class AnaloguePreviewModel : public TableModelBase {
    Q_OBJECT

public:
    enum Field { MonthName, Own, Like, Result };

    using TableModelBase::TableModelBase;

    void show(const PlanFacts& facts, const CategoryFacts& category, const CategoryFacts& like, double factor);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Row {
        Month month;
        std::optional<double> own, like, result;
        QString band; ///< of the result
    };
    std::vector<Row> m_rows;
};

/// How much of the other one's demand the category sold in the last three months; empty where one of them sold nothing.
[[nodiscard]] std::optional<double> shareOfRecentDemand(const PlanFacts& facts, const CategoryFacts& category,
                                                        const CategoryFacts& like);

} // namespace planwright::ui
