#include "core/features/history.h"

#include "core/base/money.h"
#include "core/features/one_offs.h"

#include <fmt/format.h>

#include <numeric>

namespace planwright::features {
namespace {

std::vector<double> scaled(const std::vector<std::int64_t>& raw, std::int64_t scale) {
    std::vector<double> values;
    values.reserve(raw.size());
    for (const auto value : raw)
        values.push_back(static_cast<double>(value) / static_cast<double>(scale));
    return values;
}

} // namespace

Result<History> makeHistory(const data::Panel& panel, data::Measure measure, const HistoryCorrections& corrections) {
    if (!corrections.empty()) {
        PLANWRIGHT_ASSIGN(auto history, makeHistory(learntPanel(panel, corrections), measure));
        history.actual = measure == data::Measure::Units ? scaled(panel.units, Quantity::scale)
                                                         : scaled(panel.revenue, Money::scale);
        return history;
    }
    if (panel.categories.empty() || panel.lastCompleteMonth < panel.firstCompleteMonth)
        return Error(ErrorCode::InsufficientData,
                     "The events cover no complete calendar month, so there is nothing to learn from yet: import at "
                     "least one whole month.");
    History history;
    history.firstDay = panel.firstDay;
    history.dayCount = panel.dayCount;
    history.categories = panel.categories;
    history.firstCompleteMonth = panel.firstCompleteMonth;
    history.lastCompleteMonth = panel.lastCompleteMonth;
    history.measure = measure;
    history.revenue = scaled(panel.revenue, Money::scale);
    history.demand = measure == data::Measure::Units ? scaled(panel.units, Quantity::scale) : history.revenue;
    history.orders = scaled(panel.orders, 1);
    history.customers = scaled(panel.customers, 1);
    history.discounts = scaled(panel.discounts, Money::scale);
    history.promoted = scaled(panel.promoted, Money::scale);
    history.plannedDays = panel.plannedDays;
    return history;
}

Result<CausalView> CausalView::at(const History& history, Month origin) {
    const auto days = origin.lastDay() - history.firstDay + 1;
    if (origin < history.firstCompleteMonth || days > history.dayCount)
        return Error(ErrorCode::InvalidArgument,
                     fmt::format("{} is not a month that the data covers completely.", origin.toWords()));
    return CausalView(history, origin, static_cast<std::size_t>(days));
}

namespace {

/// By group, then day; empty where the view has none of these.
template <typename Of>
std::vector<double> groupSums(const std::vector<CategoryGroup>& groups, std::size_t dayCount, const Of& of) {
    std::vector<double> sums(groups.size() * dayCount);
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const auto category : groups[g].categories) {
            const std::span<const double> days = of(category);
            if (days.empty())
                return {};
            for (std::size_t d = 0; d < dayCount; ++d)
                sums[g * dayCount + d] += days[d];
        }
    return sums;
}

} // namespace

History summedHistory(const CausalView& view, const std::vector<CategoryGroup>& groups) {
    History summed;
    summed.firstDay = view.firstDay();
    summed.dayCount = static_cast<std::int32_t>(view.dayCount());
    for (const auto& group : groups)
        summed.categories.push_back(group.name);
    summed.firstCompleteMonth = view.firstMonth();
    summed.lastCompleteMonth = view.origin();
    summed.measure = view.measure();
    const auto sumsOf = [&](const auto& of) { return groupSums(groups, view.dayCount(), of); };
    summed.demand = sumsOf([&](std::size_t c) { return view.demand(c); });
    summed.revenue = sumsOf([&](std::size_t c) { return view.revenue(c); });
    summed.orders = sumsOf([&](std::size_t c) { return view.orders(c); });
    summed.customers = sumsOf([&](std::size_t c) { return view.customers(c); });
    summed.discounts = sumsOf([&](std::size_t c) { return view.discounts(c); });
    summed.promoted = sumsOf([&](std::size_t c) { return view.promoted(c); });
    summed.plannedDays.assign(view.plannedDays().begin(), view.plannedDays().end());
    if (view.isCorrected())
        summed.actual = sumsOf([&](std::size_t c) { return view.actual(c); });
    return summed;
}

std::vector<double> CausalView::monthlySums(std::span<const double> days) const {
    std::vector<double> months;
    months.reserve(monthCount());
    for (auto month = firstMonth(); month <= m_origin; month = month + 1) {
        const auto first = days.begin() + (month.firstDay() - firstDay());
        months.push_back(std::accumulate(first, first + month.dayCount(), 0.0));
    }
    return months;
}

} // namespace planwright::features
