#include "core/base/money.h"
#include "core/features/feature_groups.h"
#include "core/features/theil_sen.h"

#include <array>
#include <numeric>

namespace planwright::features {
namespace {

constexpr std::size_t trendMonths = 12;
constexpr std::size_t fewestTrendMonths = 6;
constexpr std::ptrdiff_t trendWeeks = 13;

std::span<const double> lastMonths(const Situation& s, std::size_t count) {
    const std::span<const double> all(s.facts.monthlyLevel);
    return all.last(std::min(count, all.size()));
}

FeatureValue slope(const Situation& s) {
    const auto months = lastMonths(s, trendMonths);
    return months.size() < fewestTrendMonths ? none(Missing::ShortHistory) : number(theilSenSlope(months));
}

FeatureValue relativeSlope(const Situation& s) {
    const auto absolute = slope(s);
    if (!absolute.known())
        return absolute;
    const auto months = lastMonths(s, trendMonths);
    const auto mean = std::accumulate(months.begin(), months.end(), 0.0) / static_cast<double>(months.size());
    return ratio(absolute.value, mean);
}

FeatureValue acceleration(const Situation& s) {
    const auto months = lastMonths(s, trendMonths);
    if (months.size() < trendMonths)
        return none(Missing::ShortHistory);
    return number(theilSenSlope(months.last(trendMonths / 2)) - theilSenSlope(months.first(trendMonths / 2)));
}

FeatureValue weeklySlope(const Situation& s) {
    if (!s.covers(trendWeeks * 7))
        return none(Missing::ShortHistory);
    std::array<double, trendWeeks> weeks{};
    for (std::ptrdiff_t week = 0; week < trendWeeks; ++week) {
        const auto end = s.day - 7 * (trendWeeks - 1 - week);
        weeks[static_cast<std::size_t>(week)] = Quantity::fromRaw(s.inputs.units.window(s.category, end, 7)).toDouble();
    }
    return number(theilSenSlope(weeks));
}

FeatureValue momentum(const Situation& s) {
    if (!s.covers(90))
        return none(Missing::ShortHistory);
    const auto recent = static_cast<double>(s.inputs.units.window(s.category, s.day, 30)) / 30;
    const auto longer = static_cast<double>(s.inputs.units.window(s.category, s.day, 90)) / 90;
    return longer > 0 ? number(recent / longer - 1) : none(Missing::NoSales);
}

FeatureValue share(const Situation& s, const ExactSums& sums, std::ptrdiff_t days) {
    if (!s.covers(days))
        return none(Missing::ShortHistory);
    return ratio(static_cast<double>(sums.window(s.category, s.day, days)),
                 static_cast<double>(sums.window(s.inputs.portfolio(), s.day, days)));
}

FeatureValue shareChange(const Situation& s) {
    const auto recent = share(s, s.inputs.units, 30);
    const auto longer = share(s, s.inputs.units, 90);
    if (!recent.known() || !longer.known())
        return recent.known() ? longer : recent;
    return number(recent.value - longer.value);
}

} // namespace

void addTrendFeatures(FeatureTable& table) {
    table.push_back({"trend_slope_12", "units/day per month",
                     "Theil-Sen slope (the median of the slopes of all pairs) of the last 12 complete months' mean "
                     "units a day; with 6 to 11 months, of those",
                     "Fewer than 6 complete months.", slope});
    table.push_back({"trend_relative_12", "fraction per month", "trend_slope_12 / the mean of these months",
                     "As trend_slope_12; also where that mean is not above 0.", relativeSlope});
    table.push_back({"trend_acceleration", "units/day per month",
                     "Theil-Sen slope of the last 6 complete months - that of the 6 before, both of mean units a day",
                     "Fewer than 12 complete months.", acceleration});
    table.push_back({"trend_slope_13_weeks", "units/week per week",
                     "Theil-Sen slope of the units of the last 13 weeks of 7 days",
                     "The weeks reach back before the first day of the data.", weeklySlope});
    table.push_back({"momentum", "fraction", "units_mean_30 / units_mean_90 - 1",
                     "The window reaches back before the first day of the data, or nothing was sold.", momentum});
    const std::string noShare = "The window reaches back before the first day of the data, or all categories together "
                                "sold nothing.";
    table.push_back({"share_units_30", "fraction", "units_w / that of all categories", noShare,
                     [](const Situation& s) { return share(s, s.inputs.units, 30); }});
    table.push_back({"share_units_90", "fraction", "units_w / that of all categories", noShare,
                     [](const Situation& s) { return share(s, s.inputs.units, 90); }});
    table.push_back({"share_revenue_30", "fraction", "revenue_30 / that of all categories", noShare,
                     [](const Situation& s) { return share(s, s.inputs.revenue, 30); }});
    table.push_back({"share_change", "fraction", "share_units_30 - share_units_90", noShare, shareChange});
}

} // namespace planwright::features
