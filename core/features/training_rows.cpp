#include "core/features/training_rows.h"

#include "core/features/closed_forms.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planwright::features {
namespace {

float logOf(double sum) {
    return static_cast<float>(std::log1p(std::max(sum, 0.0)));
}

void addRow(const DayFeatures& features, const TrainingPlan& plan, std::size_t category, std::ptrdiff_t day,
            TrainingRows& rows) {
    const auto& sums = features.demand();
    const auto volume = sums.window(category, day, 90);
    if (volume <= 0)
        return;
    const auto forms = closedForms(sums, category, day, plan.gapDays, trainingTargetDays);
    const auto first = rows.values.size();
    rows.values.resize(first + plan.columns);
    features.write(category, day, plan.gapDays, trainingTargetDays, std::span(rows.values).subspan(first));
    rows.logNext.push_back(logOf(sums.window(category, day + plan.gapDays + trainingTargetDays, trainingTargetDays)));
    rows.logRecent.push_back(logOf(forms.recentDays));
    rows.logBase.push_back(logOf(forms.base));
    rows.weight.push_back(static_cast<float>(std::sqrt(volume)));
    rows.day.push_back(static_cast<std::int32_t>(day));
    rows.rowsWithYear += forms.hasYear ? 1 : 0;
}

void scaleToMeanOne(std::vector<float>& weights) {
    const auto mean = std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
    for (auto& weight : weights)
        weight = static_cast<float>(weight / mean);
}

} // namespace

int TrainingRows::daysCovered() const {
    const auto [first, last] = std::minmax_element(day.begin(), day.end());
    return day.empty() ? 0 : *last - *first + 1;
}

Result<TrainingRows> trainingRows(const DayFeatures& features, const TrainingPlan& plan, const RunContext& context) {
    TrainingRows rows;
    rows.columns = plan.columns;
    const auto lastDay = features.demand().lastDay() - plan.gapDays - trainingTargetDays;
    const auto categories = features.demand().categoryCount();
    const auto days = lastDay >= warmUpDays ? static_cast<std::size_t>(lastDay - warmUpDays + 1) : 0;
    const auto every =
        std::max(static_cast<std::size_t>(plan.everyDays), (categories * days + plan.mostRows - 1) / plan.mostRows);
    const auto daysEach = (days + every - 1) / every;
    rows.values.reserve(categories * daysEach * plan.columns);
    for (std::size_t c = 0; c < categories; ++c) {
        PLANWRIGHT_TRY(context.checkStop());
        for (auto day = lastDay; day >= warmUpDays; day -= static_cast<std::ptrdiff_t>(every))
            addRow(features, plan, c, day, rows);
    }
    if (rows.size() > 0)
        scaleToMeanOne(rows.weight);
    return rows;
}

} // namespace planwright::features
