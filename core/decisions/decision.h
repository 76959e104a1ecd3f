#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planwright::decisions {

/// P05 P10 P25 P50 P75 P90 P95 of next month's demand, units.
using Knots = std::array<double, 7>;

enum class RiskClass : std::uint8_t { Low, Medium, High };
enum class Drift : std::uint8_t { None, Warn, Alert };

/// Money per unit, or units; what is missing takes a flagged default (decision spec 2.0).
struct Economics {
    std::optional<double> price;
    std::optional<double> unitCost;
    std::optional<double> salvage;
    std::optional<double> goodwill;
    std::optional<double> holding;
    std::optional<double> onHand;
    std::optional<double> inbound;
    std::optional<double> baselineStock; ///< S0
};

struct CategoryInput {
    std::string category;
    double lastMonth = 0; ///< net units of the last complete month, yL
    std::optional<double> deltaYoy;
    std::optional<double> daysRatio; ///< days of the target month / days of the last complete month, for the trace
    Knots knots{};
    double confidence = 0;
    double volatility = 0;
    std::optional<double> wape;
    Drift drift = Drift::None;   ///< already inside `confidence`; carried for the trace
    std::optional<double> spend; ///< s0, advertising money of a month now
    std::optional<double> elasticity;
    Economics economics;
    std::vector<std::string> flags; ///< flags that come with the forecast, passed on
};

/// One rule that fired.
struct TraceEntry {
    std::string rule; ///< "R1" .. "R9", "BUDGET", "STOCK", ...
    std::map<std::string, double> inputs;
    std::optional<double> threshold;
    std::string effect; ///< a plain sentence
};

struct ScenarioOutcome {
    double units = 0;
    double profit = 0;    ///< before advertising spend
    double netProfit = 0; ///< after advertising spend
};
/// With joint draws: means over those draws whose total revenue lies in ranks 5 to 15 %, over all, and in ranks 85 to
/// 95 %, so that categories add up. Without: each at its own P10, mean and P90.
struct Scenarios {
    ScenarioOutcome low, expected, high;
};

/// Empty values: no price at all, so rules only; the flags say so.
struct CategoryDecision {
    std::string category;
    RiskClass riskClass = RiskClass::Low;
    bool hold = false;
    std::optional<double> spend;
    std::optional<double> spendChange; ///< fraction
    std::optional<double> stockScale;  ///< fraction: Q / S0 - 1
    std::optional<double> orderQuantity;
    std::optional<Scenarios> scenarios;
    std::optional<double> expectedProfit;
    std::optional<double> par95;
    std::optional<double> cvar95;
    std::optional<double> lossProbability;
    std::optional<double> evpi;
    std::optional<double> priority;      ///< money that acting is worth
    std::size_t priorityRank = 0;        ///< 1 = first
    std::optional<double> targetStock;   ///< Q
    std::optional<double> baselineStock; ///< S0
    std::optional<double> serviceLevel;  ///< F(Q): the probability that Q covers the demand
    std::optional<double> delta;
    std::optional<double> signalToNoise;
    std::vector<std::string> flags;
    std::vector<TraceEntry> trace;
};

struct PortfolioDecision {
    double budget = 0;
    double allocated = 0;
    double unallocated = 0;
    std::optional<double> shadowPrice; ///< lambda: what one more currency unit returns
    std::optional<double> expectedProfit;
    std::optional<double> par95;
    std::optional<double> cvar95;
    std::optional<double> lossProbability;
    Scenarios scenarios;
    ScenarioOutcome stress;    ///< every category at its own P10 at once
    std::string scenarioBasis; ///< "joint draws" or "separately"
    std::vector<std::string> flags;
};

/// How demands go together: in each draw, the place of each category's demand among all of its own (0 = the lowest; in
/// every category each place comes once). Without draws a correlation is assumed.
struct JointRanks {
    std::size_t draws = 0;
    std::vector<std::uint32_t> ranks; ///< category · draws + draw
};

struct DecisionRequest {
    std::vector<CategoryInput> categories;
    JointRanks joint;             ///< of the categories, in their order; empty: none
    std::optional<double> budget; ///< empty: the sum of present spends
    std::string configJson;       ///< empty: the built-in default decision config
    std::uint64_t seed = 42;
};

struct DecisionResult {
    std::vector<CategoryDecision> categories; ///< in the order of the request
    PortfolioDecision portfolio;
    std::string configSha256;
    std::uint64_t seed = 42;
};

} // namespace planwright::decisions
