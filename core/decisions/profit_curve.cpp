#include "core/decisions/profit_curve.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planwright::decisions {
namespace {

constexpr std::size_t tailDivisor = 20; // 5 %

} // namespace

ProfitCurve::ProfitCurve(std::vector<double> demand, const UnitEconomics& economics)
    : m_demand(std::move(demand))
    , m_sums(m_demand.size() + 1)
    , m_price(economics.price)
    , m_cost(economics.unitCost)
    , m_leftover(economics.salvage - economics.holding)
    , m_goodwill(economics.goodwill)
    , m_underage(economics.underage())
    , m_overage(economics.overage()) {
    for (std::size_t i = 0; i < m_demand.size(); ++i)
        m_sums[i + 1] = m_sums[i] + m_demand[i];
}

double ProfitCurve::profitSum(double order, std::size_t from, std::size_t to, std::size_t served) const {
    const auto split = std::clamp(served, from, to);
    return (m_price - m_leftover) * sumOver(from, split) - m_overage * order * static_cast<double>(split - from) +
           m_underage * order * static_cast<double>(to - split) - m_goodwill * sumOver(split, to);
}

// Profit is unimodal in demand, so the best n - count cases are a window of neighbours: find where it begins.
ProfitCurve::Tail ProfitCurve::worst(double order, std::size_t count) const {
    const auto window = m_demand.size() - count;
    std::size_t low = 0;
    std::size_t high = count;
    while (low < high) {
        const auto middle = (low + high) / 2;
        if (profit(order, m_demand[middle]) <= profit(order, m_demand[middle + window]))
            low = middle + 1;
        else
            high = middle;
    }
    return {low, count - low};
}

ProfitCurve::Moments ProfitCurve::moments(double order) const {
    const auto n = m_demand.size();
    const auto count = n / tailDivisor;
    const auto served =
        static_cast<std::size_t>(std::upper_bound(m_demand.begin(), m_demand.end(), order) - m_demand.begin());
    const auto tail = worst(order, count);
    const double worstSum = profitSum(order, 0, tail.left, served) + profitSum(order, n - tail.right, n, served);
    return {profitSum(order, 0, n, served) / static_cast<double>(n), worstSum / static_cast<double>(count)};
}

double ProfitCurve::objective(double order, double riskWeight) const {
    const auto at = moments(order);
    return (1 - riskWeight) * at.expected + riskWeight * at.cvar95;
}

// dJ/dQ just above the kink m_demand[kink]: counting keeps its sign right however close the kinks are.
double ProfitCurve::slopeAfter(std::size_t kink, double riskWeight) const {
    const auto n = m_demand.size();
    const auto count = n / tailDivisor;
    const double order = m_demand[kink];
    const auto served =
        static_cast<std::size_t>(std::upper_bound(m_demand.begin(), m_demand.end(), order) - m_demand.begin());
    const auto tail = worst(order, count);
    const auto servedInTail = std::min(tail.left, served) + (served > n - tail.right ? served - (n - tail.right) : 0);
    const double both = m_underage + m_overage;
    const double mean = m_underage - both * static_cast<double>(served) / static_cast<double>(n);
    const double worstMean = m_underage - both * static_cast<double>(servedInTail) / static_cast<double>(count);
    return (1 - riskWeight) * mean + riskWeight * worstMean;
}

double ProfitCurve::best(double low, double high, double riskWeight) const {
    // A slope of a few last bits is a level stretch, of which the smallest order counts.
    const double level = 1e-12 * (std::abs(m_underage) + m_overage);
    std::size_t from = 0;
    std::size_t to = m_demand.size() - 1;
    while (from < to) {
        const auto middle = (from + to) / 2;
        if (slopeAfter(middle, riskWeight) > level)
            from = middle + 1;
        else
            to = middle;
    }
    const double found = std::clamp(m_demand[to], low, high);
    // With goodwill CVaR also bends between two demands: the kink before may then be the better one. Nothing at all is
    // ordered where even the first unit does not pay.
    const double before = std::clamp(to == 0 ? 0.0 : m_demand[to - 1], low, high);
    return objective(before, riskWeight) >= objective(found, riskWeight) ? before : found;
}

ProfitCurve::Risk ProfitCurve::risk(double order) const {
    const auto n = m_demand.size();
    const auto at = moments(order);
    Risk risk{at.expected, at.cvar95, 0, 0, 0};

    const double position = .05 * static_cast<double>(n - 1);
    const auto below = static_cast<std::size_t>(position);
    const auto tail = worst(order, below + 2);
    std::vector<double> smallest;
    smallest.reserve(below + 2);
    for (std::size_t i = 0; i < tail.left; ++i)
        smallest.push_back(profit(order, m_demand[i]));
    for (std::size_t i = n - tail.right; i < n; ++i)
        smallest.push_back(profit(order, m_demand[i]));
    std::sort(smallest.begin(), smallest.end());
    const double fifth =
        smallest[below] + (position - static_cast<double>(below)) * (smallest[below + 1] - smallest[below]);
    risk.par95 = at.expected - fifth;

    std::size_t losses = 0;
    for (const double demand : m_demand)
        losses += static_cast<std::size_t>(profit(order, demand) < 0);
    risk.lossProbability = static_cast<double>(losses) / static_cast<double>(n);

    const double perfect = meanDemand() * (m_underage > 0 ? m_price - m_cost : -m_goodwill);
    risk.evpi = std::max(0.0, perfect - at.expected);
    return risk;
}

} // namespace planwright::decisions
