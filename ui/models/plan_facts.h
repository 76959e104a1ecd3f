#pragma once

#include "core/service/export/report_history.h"
#include "core/service/plan.h"

#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace planwright::ui {

/// What was forecast for a month one month before, and what came.
struct PastMonth {
    Month month;
    double forecast = 0;
    double actual = 0;
    std::optional<forecasting::Quantiles> quantiles; ///< empty: no band could be measured then
};

/// All that a plan says of one category, or of the total (whose name is empty).
struct CategoryFacts {
    QString name;
    const service::ReportSeries* history = nullptr;           ///< null: not in the history
    std::vector<const forecasting::CategoryForecast*> months; ///< next month first; never empty
    const forecasting::Distribution* together = nullptr;      ///< those months' sum; null: of one month
    std::vector<PastMonth> past;                              ///< oldest first

    /// Net demand of a complete month, where the history reaches.
    [[nodiscard]] std::optional<double> soldIn(Month month, Month firstMonth) const;
};

/// The parts of a plan that belong together, found once for all categories: a selection must not search.
class PlanFacts {
public:
    explicit PlanFacts(std::shared_ptr<const service::Plan> plan);

    [[nodiscard]] const service::Plan& plan() const { return *m_plan; }
    /// For work on another thread that may outlive these facts.
    [[nodiscard]] const std::shared_ptr<const service::Plan>& planShared() const { return m_plan; }
    [[nodiscard]] Month nextMonth() const { return m_plan->forecast.months.front().month; }
    [[nodiscard]] const CategoryFacts& total() const { return m_total; }
    /// In the forecast's order.
    [[nodiscard]] const std::vector<CategoryFacts>& categories() const { return m_categories; }
    /// The total where the name is empty or not known.
    [[nodiscard]] const CategoryFacts& find(const QString& category) const;
    /// The backtest's summary of a model ("auto", "seasonal_naive"), or null.
    [[nodiscard]] const forecasting::BacktestSummary* summary(std::string_view model) const;

private:
    void addPast();

    std::shared_ptr<const service::Plan> m_plan;
    CategoryFacts m_total;
    std::vector<CategoryFacts> m_categories;
    QHash<QString, std::size_t> m_places;
};

} // namespace planwright::ui
