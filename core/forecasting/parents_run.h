#pragma once

#include "core/forecasting/backtest_run.h"
#include "core/forecasting/mean_reconciliation.h"
#include "core/forecasting/reconcile/past_reconciliation.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// The backtest of what the categories add up to, and what it says of their forecasts.
struct ParentsRun {
    Hierarchy hierarchy;
    std::map<std::string, std::string> tree; ///< what the hierarchy is made of
    features::History history;               ///< its categories are the hierarchy's parents and total, in their order
    BacktestRun run;
    Track base;                                ///< "auto" of the categories before it was reconciled
    std::vector<ReconciliationChoice> choices; ///< by origin
};

/// The tree's parents, and the total under an empty name, with the leaves below each.
[[nodiscard]] std::vector<features::CategoryGroup> parentGroups(const Hierarchy& hierarchy);

/// Backtests the parents (those of `options.models` but the boosters, which need many series to learn from), chooses
/// how to reconcile at each origin and puts `run.automatic` in agreement. Leaves `run.parents` empty where there is one
/// category, too short a history for a choice, or no model for the parents.
[[nodiscard]] Status reconcileRun(BacktestRun& run, const features::History& history, const Catalog& catalog,
                                  const BacktestOptions& options, const RunContext& context, const PastFits& known);

/// The rule as of the origin; empty where the forecasts are added up there.
[[nodiscard]] std::optional<ReconciliationRule> ruleAt(const BacktestRun& run, std::size_t origin);

/// What `run.automatic` has for its way to agree, in a sentence.
[[nodiscard]] ReconciliationChoice reconciliationOf(const BacktestRun& run);

} // namespace planwright::forecasting
