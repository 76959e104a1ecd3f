#pragma once

#include "core/service/plan.h"
#include "ui/models/table_model.h"

#include <memory>

namespace planwright::ui {

/// The models side by side over the same past months: accuracy, how simple and how steady they are, and whether what
/// sets them apart could be chance. The chosen one is marked.
class ModelComparisonModel : public TableModelBase {
    Q_OBJECT

public:
    enum Field { Model, Wape, AgainstAuto, Chance, AgainstBest, Unsteadiness, Kind, Coverage80, Bias, Mase, Months };

    using TableModelBase::TableModelBase;

    void show(std::shared_ptr<const service::Plan> plan);
    /// -1 where there is none of that name.
    [[nodiscard]] int rowOf(const std::string& model) const;
    [[nodiscard]] const forecasting::ComparedModel& at(int row) const;

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::shared_ptr<const service::Plan> m_plan;
};

/// One model's error in each category, beside that of the automatic choice.
class CategoryDifferenceModel : public TableModelBase {
    Q_OBJECT

public:
    enum Field { Category, Own, Automatic, Difference };

    using TableModelBase::TableModelBase;

    /// A model of the plan's comparison.
    void show(const std::shared_ptr<const service::Plan>& plan, const std::string& model);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;

private:
    struct Row {
        QString category;
        std::optional<double> own, automatic, difference;
    };
    std::vector<Row> m_rows;
};

/// "+1.2", "−0.4": per cent of demand.
[[nodiscard]] QString pointsText(std::optional<double> fraction);
/// What makes a kind of model easy or hard to explain, in a sentence.
[[nodiscard]] QString kindExplained(forecasting::Simplicity simplicity);

} // namespace planwright::ui
