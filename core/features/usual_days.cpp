#include "core/features/usual_days.h"

#include "core/base/money.h"
#include "core/stats/quantile.h"

#include <algorithm>
#include <cmath>

namespace planwright::features {
namespace {

constexpr std::int32_t levelReach = 14; // days on either side
constexpr std::size_t fewestOfWeekday = 4;
constexpr double cappedAt = .95;

double signedRoot(double value) {
    return value < 0 ? -std::sqrt(-value) : std::sqrt(value);
}

} // namespace

UsualDays::Range UsualDays::within(std::int32_t firstPlace, std::int32_t endPlace) const {
    const auto at = [this](std::int32_t place) {
        return static_cast<std::size_t>(std::ranges::lower_bound(places, place) - places.begin());
    };
    return {at(firstPlace), at(endPlace)};
}

UsualDays::Range UsualDays::around(std::size_t i) const {
    const auto latest = std::max(places.front(), places.back() - 2 * levelReach);
    const auto first = std::clamp(places[i] - levelReach, places.front(), latest);
    return within(first, first + 2 * levelReach + 1);
}

std::vector<char> openDays(const data::Panel& panel) {
    const auto count = static_cast<std::size_t>(panel.dayCount);
    std::vector<char> open(count, 0);
    for (std::size_t i = 0; i < panel.units.size(); ++i)
        if (panel.units[i] != 0 || panel.orders[i] != 0)
            open[i % count] = 1;
    return open;
}

UsualDays usualDays(const data::Panel& panel, std::span<const char> open, std::size_t category, std::int32_t end,
                    std::span<const char> without) {
    const auto units = panel.of(panel.units, category);
    const auto orders = panel.of(panel.orders, category);
    UsualDays days;
    days.firstDay = panel.firstDay;
    for (std::int32_t place = 0; place < end; ++place) {
        const auto at = static_cast<std::size_t>(place);
        const bool hasBegun = !days.places.empty() || units[at] != 0 || orders[at] != 0;
        if (!hasBegun || open[at] == 0 || (!without.empty() && without[at] != 0))
            continue;
        days.places.push_back(place);
        days.units.push_back(Quantity::fromRaw(units[at]).toDouble());
        days.roots.push_back(signedRoot(days.units.back()));
    }
    return days;
}

std::vector<double> roughLevels(const UsualDays& days) {
    std::vector<double> levels;
    levels.reserve(days.count());
    for (std::size_t i = 0; i < days.count(); ++i) {
        const auto [from, end] = days.around(i);
        levels.push_back(stats::sampleQuantile(std::span(days.roots).subspan(from, end - from), .5));
    }
    return levels;
}

WeekdayProfile weekdayProfile(const UsualDays& days, std::span<const double> levels, UsualDays::Range range) {
    std::array<std::vector<double>, 7> ratios;
    for (auto i = range.first; i < range.end; ++i)
        if (levels[i] > 0)
            ratios[static_cast<std::size_t>(days.weekday(i))].push_back(days.roots[i] / levels[i]);
    WeekdayProfile profile;
    profile.fill(1);
    for (std::size_t w = 0; w < profile.size(); ++w)
        if (ratios[w].size() >= fewestOfWeekday)
            profile[w] = std::max(0.0, stats::sampleQuantile(ratios[w], .5));
    return profile;
}

DailyRates dailyRates(const data::Panel& panel, std::size_t category, const UsualDays& days,
                      std::span<const std::size_t> reference, const WeekdayProfile& profile) {
    std::vector<double> rates, weights;
    double units = 0, revenue = 0, orders = 0, customers = 0;
    for (const auto i : reference) {
        const auto root = profile[static_cast<std::size_t>(days.weekday(i))];
        if (root < leastProfile)
            continue;
        weights.push_back(root * root);
        rates.push_back(days.units[i] / weights.back());
        const auto place = static_cast<std::size_t>(days.places[i]);
        units += days.units[i];
        revenue += static_cast<double>(panel.of(panel.revenue, category)[place]) / Money::scale;
        orders += static_cast<double>(panel.of(panel.orders, category)[place]);
        customers += static_cast<double>(panel.of(panel.customers, category)[place]);
    }
    if (rates.empty() || units <= 0)
        return {};
    const auto most = stats::sampleQuantile(rates, cappedAt);
    double sum = 0, weight = 0;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        sum += weights[i] * std::min(rates[i], most);
        weight += weights[i];
    }
    DailyRates usual;
    usual.units = std::max(0.0, sum / weight);
    usual.revenue = usual.units * std::max(0.0, revenue) / units;
    usual.orders = usual.units * orders / units;
    usual.customers = usual.units * customers / units;
    return usual;
}

} // namespace planwright::features
