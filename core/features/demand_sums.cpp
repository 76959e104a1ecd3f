#include "core/features/demand_sums.h"

namespace planwright::features {

RunningSums::RunningSums(std::span<const double> days) {
    m_sums.reserve(days.size() + 1);
    for (const auto value : days)
        m_sums.push_back(m_sums.back() + value);
}

DemandSums::DemandSums(const CausalView& view)
    : m_firstDay(view.firstDay()) {
    std::vector<double> total(view.dayCount(), 0.0);
    m_categories.reserve(view.categoryCount());
    for (std::size_t c = 0; c < view.categoryCount(); ++c) {
        const auto days = view.demand(c);
        m_categories.emplace_back(days);
        for (std::size_t d = 0; d < days.size(); ++d)
            total[d] += days[d];
    }
    m_portfolio = RunningSums(total);
}

} // namespace planwright::features
