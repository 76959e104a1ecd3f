#include "core/features/feature_inputs.h"

#include "core/base/money.h"

namespace planwright::features {
namespace {

/// Running sums of the categories and, last, of the portfolio.
template <typename Day>
ExactSums summed(const data::Panel& panel, const std::vector<Day>& block) {
    const auto days = static_cast<std::size_t>(panel.dayCount);
    const auto categories = panel.categories.size();
    ExactSums sums(categories + 1, days);
    std::vector<std::int64_t> total(days);
    for (std::size_t c = 0; c < categories; ++c) {
        const auto series = std::span(block).subspan(c * days, days);
        sums.add(series);
        for (std::size_t d = 0; d < days; ++d)
            total[d] += static_cast<std::int64_t>(series[d]);
    }
    sums.add(std::span<const std::int64_t>(total));
    return sums;
}

std::vector<std::int32_t> sellingDaysOf(const std::vector<std::int64_t>& bought) {
    std::vector<std::int32_t> days;
    days.reserve(bought.size());
    for (const auto units : bought)
        days.push_back(units > 0 ? 1 : 0);
    return days;
}

} // namespace

FeatureInputs::FeatureInputs(const data::Panel& panel, const data::Activity& activity)
    : units(summed(panel, panel.units))
    , revenue(summed(panel, panel.revenue))
    , bought(summed(panel, activity.bought))
    , paid(summed(panel, activity.paid))
    , listed(summed(panel, activity.listed))
    , orders(summed(panel, activity.orders.front()))
    , customers(summed(panel, activity.customers.front()))
    , views(summed(panel, activity.views))
    , carts(summed(panel, activity.carts))
    , sellingDays(summed(panel, sellingDaysOf(activity.bought)))
    , m_panel(&panel)
    , m_activity(&activity) {
    for (std::size_t c = 0; c < categoryCount(); ++c) {
        std::ptrdiff_t day = 0;
        while (day < panel.dayCount && panel.units[at(c, day)] == 0 && panel.revenue[at(c, day)] == 0 &&
               panel.orders[at(c, day)] == 0 && activity.bought[at(c, day)] == 0)
            ++day;
        m_firstActive.push_back(day);
    }
    sumSegments();
}

void FeatureInputs::sumSegments() {
    segments.resize(categoryCount());
    segmentsFrom.fill(m_panel->dayCount);
    for (const auto& series : m_activity->series) {
        SegmentSums sums;
        while (series.field != data::segmentFields[sums.field])
            ++sums.field;
        sums.value = series.value;
        sums.units.push_back(0);
        sums.purchases.push_back(0);
        for (const auto& day : series.days) {
            sums.days.push_back(day.day);
            sums.units.push_back(sums.units.back() + day.units);
            sums.purchases.push_back(sums.purchases.back() + day.purchases);
        }
        if (!sums.days.empty())
            segmentsFrom[sums.field] = std::min<std::ptrdiff_t>(segmentsFrom[sums.field], sums.days.front());
        segments[series.category].push_back(std::move(sums));
    }
}

double FeatureInputs::unitsOn(std::size_t category, std::ptrdiff_t day) const {
    return Quantity::fromRaw(m_panel->units[at(category, day)]).toDouble();
}

double FeatureInputs::monthUnits(std::size_t category, Month month) const {
    return Quantity::fromRaw(units.window(category, dayOf(month.lastDay()), month.dayCount())).toDouble();
}

double FeatureInputs::monthRevenue(std::size_t category, Month month) const {
    return Money::fromRaw(revenue.window(category, dayOf(month.lastDay()), month.dayCount())).toDouble();
}

} // namespace planwright::features
