#pragma once

#include "core/decisions/config.h"
#include "core/decisions/decision.h"

#include <optional>
#include <vector>

namespace planwright::decisions {

/// What the rules R1 to R8 read.
struct RuleInputs {
    double lastMonth = 0; ///< yL >= 0
    double p10 = 0;
    double p50 = 0;
    double p90 = 0;
    double confidence = 0;
    double volatility = 0;
    std::optional<double> profitSpread;    ///< (E - CVaR95) / max(Cu * mean demand, 1) at Q*; empty without economics
    std::optional<double> lossProbability; ///< at Q*; empty without economics
    std::optional<double> deltaYoy;        ///< printed only
    std::optional<double> daysRatio;       ///< printed only
    std::optional<double> wape;            ///< printed only
    Drift drift = Drift::None;             ///< printed only
};

struct RuleOutcome {
    RiskClass riskClass = RiskClass::Low;
    bool hold = false;
    bool baseZero = false;
    double delta = 0; ///< (P50 - yL) / max(yL, 1); 0 where yL is 0
    double signalToNoise = 0;
    double phi = 0;          ///< C (1 - V)
    double budgetAction = 0; ///< the rule of thumb, a fraction; the money optimum replaces it where there are economics
    double stockAction = 0;
};

/// Class by R1 to R4, hold by R5, sized actions by R6 to R8 (decision spec 2); every rule leaves a line in `trace`.
[[nodiscard]] RuleOutcome applyRules(const RuleInputs& inputs, const Config& config, std::vector<TraceEntry>& trace);

/// Selling does not pay (Cu <= 0): class High and hold whatever the scores say.
[[nodiscard]] RuleOutcome refuseMargin(const RuleInputs& inputs, double underage, std::vector<TraceEntry>& trace);

/// How far spend and stock may rise: cap * the class's factor, and nothing under HOLD (budget: nor at High, R8).
[[nodiscard]] double budgetRise(const RuleOutcome& rules, const Config& config);
[[nodiscard]] double stockRise(const RuleOutcome& rules, const Config& config);

} // namespace planwright::decisions
