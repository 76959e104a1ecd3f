#pragma once

#include "core/base/result.h"

#include <array>
#include <string>
#include <string_view>

namespace planwright::decisions {

/// A figure per risk class: Low, Medium, High (index by riskIndex()).
using PerClass = std::array<double, 3>;

/// A score's two cut-offs: from `medium` on it is worth a Medium point, from `high` on a High point.
struct CutOffs {
    double medium = 0;
    double high = 0;
};

/// Every threshold and weight of the decision rules (decision spec 2); the defaults are this product's own proposal.
struct Config {
    CutOffs volatility{.20, .50};      ///< R1
    CutOffs confidence{.50, .35};      ///< R2, points *below* the cut-off
    CutOffs profitSpread{.90, 1.40};   ///< R3
    CutOffs lossProbability{.10, .25}; ///< R4
    double deadBand = .03;             ///< R5, of |delta|
    double signalToNoise = .25;        ///< R5
    double budgetGain = .5;            ///< R6
    double stockGain = 1.0;            ///< R6
    double budgetCap = .30;            ///< R6 and the spend box
    double stockCap = .40;             ///< R6 and the stock box
    PerClass increaseCap{1, .6, .3};   ///< R7
    PerClass riskWeight{0, .25, .5};   ///< k of the objective J
    double spendFloor = .70;           ///< of present spend
    double stockFloor = .60;           ///< of the baseline plan
    double keepPlanGain = .005;        ///< R9
    double elasticityDefault = .12;
    double unitCostShare = .60; ///< of the price
    double salvageShare = .50;  ///< of the unit cost
    double holdingShare = .02;  ///< of the unit cost
    double portfolioRho = .3;   ///< of the one-factor copula
    int portfolioDraws = 10'000;
    bool rhoIsDefault = true; ///< not stored: nobody named portfolio.rho
};

/// Reads a config that overlays the built-in one: an object of any of its sections. Empty text means the built-in one.
/// InvalidArgument with the field's path for an unknown name, a wrong type, a value out of range or an unknown schema.
[[nodiscard]] Result<Config> parseConfig(std::string_view json);

/// Canonical JSON of the whole effective config: sorted keys, no white space, shortest numbers.
[[nodiscard]] std::string configToJson(const Config& config);

} // namespace planwright::decisions
