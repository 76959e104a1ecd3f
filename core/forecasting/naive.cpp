#include "core/forecasting/naive.h"

#include "core/forecasting/rule_forecaster.h"

#include <fmt/format.h>

#include <algorithm>

namespace planwright::forecasting {
namespace {

constexpr std::size_t season = 12;

CategoryPoints lastMonth(const std::vector<double>& months, int horizonMonths) {
    CategoryPoints points;
    points.mean.assign(static_cast<std::size_t>(horizonMonths), std::max(months.back(), 0.0));
    return points;
}

CategoryPoints sameMonthLastYear(const std::vector<double>& months, int horizonMonths) {
    const auto start = std::find_if(months.begin(), months.end(), [](double month) { return month != 0; });
    const auto known = static_cast<std::size_t>(months.end() - start);
    if (known > 0 && known < season) {
        auto points = lastMonth(months, horizonMonths);
        points.note = fmt::format("Only {} of 12 months are known, so this is the last month again.", known);
        return points;
    }
    CategoryPoints points;
    for (std::size_t h = 0; h < static_cast<std::size_t>(horizonMonths); ++h)
        points.mean.push_back(months.size() < season ? 0 : std::max(months[months.size() - season + h], 0.0));
    return points;
}

template <typename PerCategory>
Rule onMonths(PerCategory forecast) {
    return [forecast](const features::CausalView& view, int horizonMonths) {
        PointForecasts points;
        for (std::size_t c = 0; c < view.categoryCount(); ++c)
            points.push_back(forecast(view.monthlyDemand(c), horizonMonths));
        return points;
    };
}

/// The last month, and last year's month against it where that is what is said.
RuleParts partsOnMonths(bool fromLastYear) {
    return [fromLastYear](const features::CausalView& view, int horizonMonths) {
        std::vector<CategoryParts> all(view.categoryCount());
        for (std::size_t c = 0; c < all.size(); ++c) {
            const auto months = view.monthlyDemand(c);
            const auto said =
                fromLastYear ? sameMonthLastYear(months, horizonMonths) : lastMonth(months, horizonMonths);
            for (const double mean : said.mean) {
                Parts parts;
                parts[PartKind::LastMonth] = std::max(months.back(), 0.0);
                parts[PartKind::LastYear] = mean - parts[PartKind::LastMonth];
                all[c].push_back(parts);
            }
        }
        return all;
    };
}

} // namespace

std::unique_ptr<const Forecaster> makeNaive() {
    return makeRuleForecaster("naive", onMonths(lastMonth), partsOnMonths(false));
}

std::unique_ptr<const Forecaster> makeSeasonalNaive() {
    return makeRuleForecaster("seasonal_naive", onMonths(sameMonthLastYear), partsOnMonths(true));
}

} // namespace planwright::forecasting
