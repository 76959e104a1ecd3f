#pragma once

#include "ui/models/plan_facts.h"
#include "ui/models/table_model.h"

namespace planwright::ui {

/// How far past forecasts were off: of the selected category, of the automatic choice over all, and of repeating last
/// year.
class AccuracyModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    void setFacts(const PlanFacts& facts, const CategoryFacts& category);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    struct Row {
        QString name, tip;
        std::array<QString, 3> values; ///< the category's, all categories', seasonal naive's
    };
    std::vector<Row> m_rows;
};

/// Past one-month-ahead forecasts of a category, newest first.
class PastForecastsModel : public TableModelBase {
    Q_OBJECT

public:
    using TableModelBase::TableModelBase;

    void setFacts(const CategoryFacts& category);

protected:
    [[nodiscard]] int rows() const override { return static_cast<int>(m_past.size()); }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column, int role) const override;
    [[nodiscard]] QString toolTip(int row, int column) const override;

private:
    std::vector<PastMonth> m_past;
};

} // namespace planwright::ui
