#pragma once

#include "core/forecasting/reconcile/reconcile.h"
#include "core/forecasting/rolling_grid.h"

#include <cstddef>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// What all nodes of a hierarchy were forecast to be at the origins of a backtest, each by what suits it best, before
/// anything was done to make the numbers agree.
class BaseForecasts {
public:
    /// `leaves` is of `grid`, whose categories are the hierarchy's leaves; `parents` of a grid of the same origins and
    /// horizons whose categories are its other nodes, in their order.
    BaseForecasts(const Hierarchy& hierarchy, const RollingGrid& grid, const Track& leaves,
                  const RollingGrid& parentGrid, const Track& parents);

    [[nodiscard]] const Hierarchy& hierarchy() const { return *m_hierarchy; }
    [[nodiscard]] const RollingGrid& grid() const { return *m_grid; }
    /// Whether every node has a forecast.
    [[nodiscard]] bool known(std::size_t origin, int horizon) const;
    /// By node; only where known().
    [[nodiscard]] std::vector<double> of(std::size_t origin, int horizon) const;
    /// By node; only where the grid hasActual().
    [[nodiscard]] std::vector<double> actuals(std::size_t origin, int horizon) const;
    /// Actual - forecast of the origins that were known, and still remembered, at `origin`.
    [[nodiscard]] NodeResiduals residuals(std::size_t origin, int horizon) const;

private:
    const Hierarchy* m_hierarchy;
    const RollingGrid* m_grid;
    const Track* m_leaves;
    const RollingGrid* m_parentGrid;
    const Track* m_parents;
};

/// Fewer past months than this, and there is no choice.
inline constexpr std::size_t enoughReconciledMonths = 8;

/// What is used at an origin, and why, in a sentence that names the figures.
struct ReconciliationChoice {
    Reconciliation method = Reconciliation::BottomUp;
    std::string reason;
};

/// By origin, from what was known there alone: each method reconciles the one-month-ahead forecasts of past origins by
/// the residuals that were known at them; errors are added up over all nodes, so that each level counts alike. BottomUp
/// stands; from eight months on the method of the lowest error (of equal ones the simplest) takes its place if it is
/// better by more than 1 % and Diebold and Mariano's test (stats/diebold_mariano.h) does not veto it at 2.5 %, as in
/// the choice among models.
[[nodiscard]] Result<std::vector<ReconciliationChoice>> chooseReconciliations(const BaseForecasts& base);

/// The leaves' forecasts at one origin, all horizons, reconciled; none below 0. Where a node has no forecast they stay.
[[nodiscard]] Status reconcileAt(Track& leaves, const BaseForecasts& base, std::size_t origin, Reconciliation method);

} // namespace planwright::forecasting
