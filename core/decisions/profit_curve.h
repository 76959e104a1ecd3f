#pragma once

#include "core/decisions/economics.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace planwright::decisions {

/// Profit of an order Q of one category before advertising spend, over the midpoint grid of its demand.
///   profit(Q, D) = p min(Q,D) + (v-h) (Q-D)+ - c Q - g (D-Q)+
/// is a rising line in D up to Q and a falling one (slope -g) beyond, so a prefix sum over the sorted grid gives the
/// mean, and the worst cases lie at the two ends: both cost O(log n).
class ProfitCurve {
public:
    /// `demand` ascending, its size a multiple of 20 (so that 5 % are whole cases); Co > 0.
    ProfitCurve(std::vector<double> demand, const UnitEconomics& economics);

    struct Moments {
        double expected = 0;
        double cvar95 = 0; ///< mean of the worst 5 % of profits
    };
    [[nodiscard]] Moments moments(double order) const;
    /// J(Q) = (1 - k) E + k CVaR95, concave in Q.
    [[nodiscard]] double objective(double order, double riskWeight) const;
    /// The order in [low, high] with the highest J among the grid demands and the box ends; of equal ones the smallest.
    [[nodiscard]] double best(double low, double high, double riskWeight) const;

    struct Risk {
        double expected = 0;
        double cvar95 = 0;
        double par95 = 0;           ///< expected - 5 % quantile (type 7)
        double lossProbability = 0; ///< share below 0
        double evpi = 0;            ///< what knowing the demand beforehand would add
    };
    [[nodiscard]] Risk risk(double order) const;

    [[nodiscard]] double profit(double order, double demand) const {
        const double sold = std::min(order, demand);
        return m_price * sold + m_leftover * (order - sold) - m_cost * order - m_goodwill * (demand - sold);
    }
    [[nodiscard]] double meanDemand() const { return m_sums.back() / static_cast<double>(m_demand.size()); }
    [[nodiscard]] double highestDemand() const { return m_demand.back(); }

private:
    struct Tail {
        std::size_t left = 0;  ///< so many of the smallest demands ...
        std::size_t right = 0; ///< ... and of the largest are the worst cases
    };
    [[nodiscard]] Tail worst(double order, std::size_t count) const;
    [[nodiscard]] double sumOver(std::size_t from, std::size_t to) const { return m_sums[to] - m_sums[from]; }
    [[nodiscard]] double profitSum(double order, std::size_t from, std::size_t to, std::size_t served) const;
    [[nodiscard]] double slopeAfter(std::size_t kink, double riskWeight) const;

    std::vector<double> m_demand;
    std::vector<double> m_sums; ///< m_sums[i] = sum of the first i demands
    double m_price;
    double m_cost;
    double m_leftover; ///< v - h
    double m_goodwill;
    double m_underage;
    double m_overage;
};

} // namespace planwright::decisions
