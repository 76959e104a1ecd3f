#include "core/forecasting/xgb/quantile_rows.h"

#include "core/features/training_rows.h"

#include <algorithm>
#include <array>

namespace planwright::forecasting {
namespace {

constexpr std::array<int, 3> gaps{0, 30, 61};
constexpr int farthestGap = gaps.back();
constexpr int everyDays = 6;
constexpr float largestStep = 2; ///< logs

template <typename T>
std::vector<T> chosen(const std::vector<T>& all, std::span<const std::size_t> rows, std::size_t width = 1) {
    std::vector<T> some;
    some.reserve(rows.size() * width);
    for (const auto row : rows)
        for (std::size_t i = 0; i < width; ++i)
            some.push_back(all[row * width + i]);
    return some;
}

void add(const features::TrainingRows& from, int gapDays, std::size_t every, QuantileRows& rows) {
    for (std::size_t i = 0; i < from.size(); i += every) {
        const auto cells = std::span(from.values).subspan(i * from.columns, from.columns);
        const auto level = static_cast<float>(quantileLevels[rows.size() % quantileLevels.size()]);
        rows.values.insert(rows.values.end(), cells.begin(), cells.end());
        rows.values.push_back(static_cast<float>(gapDays));
        rows.values.push_back(level);
        rows.targets.push_back(std::clamp(from.logNext[i] - from.logBase[i], -largestStep, largestStep));
        rows.weights.push_back(from.weight[i]);
        rows.levels.push_back(level);
        rows.days.push_back(from.day[i]);
        rows.targetEnds.push_back(from.day[i] + gapDays + features::trainingTargetDays);
    }
}

} // namespace

QuantileRows QuantileRows::only(std::span<const std::size_t> rows) const {
    return {chosen(values, rows, quantileColumns),
            chosen(targets, rows),
            chosen(weights, rows),
            chosen(levels, rows),
            chosen(days, rows),
            chosen(targetEnds, rows)};
}

Result<QuantileRows> quantileRows(const features::DayFeatures& features, std::size_t mostRows,
                                  const RunContext& context) {
    const auto all = features.demand().categoryCount() * static_cast<std::size_t>(features.demand().dayCount()) /
                     static_cast<std::size_t>(everyDays);
    const auto every = 1 + gaps.size() * all / mostRows;
    QuantileRows rows;
    for (const auto gap : gaps) {
        PLANWRIGHT_ASSIGN(const auto some,
                          features::trainingRows(features, {features::dayFeatures.size(), gap, everyDays}, context));
        add(some, gap, every, rows);
    }
    return rows;
}

void writeQuantileRows(const features::DayFeatures& features, std::size_t category, int gapDays, int targetDays,
                       std::span<float> rows) {
    const auto first = rows.first(quantileColumns);
    features.write(category, features.demand().lastDay(), gapDays, targetDays,
                   first.first(features::dayFeatures.size()));
    for (std::size_t q = 0; q < quantileLevels.size(); ++q) {
        const auto row = rows.subspan(q * quantileColumns, quantileColumns);
        std::copy(first.begin(), first.end(), row.begin());
        row[quantileColumns - 2] = static_cast<float>(std::min(gapDays, farthestGap));
        row[quantileColumns - 1] = static_cast<float>(quantileLevels[q]);
    }
}

Quantiles rearranged(Quantiles quantiles) {
    std::ranges::sort(quantiles);
    for (auto& quantile : quantiles)
        quantile = std::max(quantile, 0.0);
    return quantiles;
}

} // namespace planwright::forecasting
