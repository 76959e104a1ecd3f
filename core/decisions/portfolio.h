#pragma once

#include "core/base/run_context.h"
#include "core/decisions/decision.h"
#include "core/decisions/profit_curve.h"
#include "core/stats/piecewise_quantile.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planwright::decisions {

/// One category of the joint simulation; without economics (curve null) it adds units but no profit.
struct PortfolioPart {
    const stats::PiecewiseQuantile* demand = nullptr;
    const ProfitCurve* curve = nullptr;
    double order = 0;
};

/// Totals of every draw, in draw order.
struct PortfolioDraws {
    std::vector<double> units;
    std::vector<double> profit;
};

/// One-factor Gaussian copula: per draw a common normal, then one of its own for each part in order, z = sqrt(rho)
/// common + sqrt(1-rho) own, demand = Q(Phi(z)). Numbers from SplitMix64(seed), so results do not depend on
/// context.threads. Cancelled when a stop is requested.
[[nodiscard]] Result<PortfolioDraws> simulatePortfolio(std::span<const PortfolioPart> parts, double rho, int draws,
                                                       std::uint64_t seed, const RunContext& context);

/// The same from the forecast's own joint draws: demand = Q((rank + .5) / draws).
[[nodiscard]] Result<PortfolioDraws> simulatePortfolio(std::span<const PortfolioPart> parts, const JointRanks& joint,
                                                       const RunContext& context);

/// A part's demand in each draw.
[[nodiscard]] std::vector<double> drawnDemand(const PortfolioPart& part, const JointRanks& joint, std::size_t number);

} // namespace planwright::decisions
