#include "core/features/closed_forms.h"

#include <algorithm>
#include <cmath>

namespace planwright::features {
namespace {

constexpr int levelDays = 30;
constexpr int growthDays = 180;

} // namespace

int daysSinceLastYear(Date day) {
    const auto ymd = day.ymd();
    return day - Date(std::chrono::year_month_day(ymd.year() - std::chrono::years(1), ymd.month(), ymd.day()));
}

double clippedRatio(double a, double b) {
    static const double limit = std::exp(1.5);
    return std::clamp((std::max(a, 0.0) + 1) / (std::max(b, 0.0) + 1), 1 / limit, limit);
}

double lastYearsDays(const RunningSums& series, std::ptrdiff_t originDay, int gapDays, int targetDays, int yearDays) {
    const auto first = originDay + 1 + gapDays - yearDays;
    const auto known = std::clamp<std::ptrdiff_t>(originDay - first + 1, 1, targetDays);
    const auto sum = std::max(series.window(first + known - 1, known), 0.0);
    return sum * static_cast<double>(targetDays) / static_cast<double>(known);
}

ClosedForms closedForms(const DemandSums& sums, std::size_t category, std::ptrdiff_t originDay, int gapDays,
                        int targetDays) {
    const auto& own = sums.category(category);
    const auto& all = sums.portfolio();
    const auto monthShare = static_cast<double>(targetDays) / levelDays;

    ClosedForms forms;
    forms.recentDays = std::max(own.window(originDay, levelDays), 0.0) * monthShare;
    const auto start = originDay + 1 + gapDays;
    const auto year = daysSinceLastYear(sums.firstDay() + static_cast<std::int32_t>(start));
    const auto yearAgo = originDay - year;
    forms.hasYear = yearAgo + 1 >= levelDays;
    if (!forms.hasYear) {
        forms.sameDaysLastYear = forms.grownLastYear = forms.borrowedSeason = forms.base = forms.recentDays;
        return forms;
    }

    const auto lastYear = [&](const RunningSums& series) {
        return lastYearsDays(series, originDay, gapDays, targetDays, year);
    };
    const auto growthWindow = std::min<std::ptrdiff_t>(growthDays, yearAgo + 1);
    const auto growth = [&](const RunningSums& series) {
        return std::sqrt(clippedRatio(series.window(originDay, growthWindow), series.window(yearAgo, growthWindow)));
    };
    forms.sameDaysLastYear = lastYear(own);
    forms.ownGrowth = growth(own);
    forms.portfolioGrowth = growth(all);
    forms.grownLastYear = forms.sameDaysLastYear * forms.ownGrowth * forms.portfolioGrowth;
    forms.borrowedSeason = forms.recentDays * clippedRatio(lastYear(all), all.window(yearAgo, levelDays) * monthShare);
    forms.base = (forms.recentDays + forms.sameDaysLastYear + forms.grownLastYear + forms.borrowedSeason) / 4;
    return forms;
}

} // namespace planwright::features
