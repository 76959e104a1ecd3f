#include "core/forecasting/reconcile/past_reconciliation.h"

#include "core/stats/diebold_mariano.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace planwright::forecasting {
namespace {

constexpr double equalWithin = .01;
constexpr double vetoLevel = .025;

constexpr std::array methods{Reconciliation::BottomUp, Reconciliation::Ols, Reconciliation::WlsStruct,
                             Reconciliation::WlsVar, Reconciliation::MintShrink};
using ByMethod = std::array<double, methods.size()>;

/// One month ahead, by origin: the sum over all nodes of |actual - reconciled|, by method; and of |actual|.
struct PastMonth {
    std::size_t origin;
    ByMethod errors;
};

Result<std::vector<double>> reconciledAt(const BaseForecasts& base, std::size_t origin, int horizon,
                                         Reconciliation method) {
    PLANWRIGHT_ASSIGN(auto reconciled,
                      reconcile(base.hierarchy(), method, base.of(origin, horizon), base.residuals(origin, horizon)));
    clipAndSum(base.hierarchy(), reconciled.values);
    return std::move(reconciled.values);
}

Result<std::vector<PastMonth>> pastMonths(const BaseForecasts& base) {
    std::vector<PastMonth> months;
    for (std::size_t o = 0; o < base.grid().lastOrigin(); ++o) {
        if (!base.known(o, 1))
            continue;
        PastMonth month{o, {}};
        const auto actuals = base.actuals(o, 1);
        for (std::size_t m = 0; m < methods.size(); ++m) {
            PLANWRIGHT_ASSIGN(const auto values, reconciledAt(base, o, 1, methods[m]));
            for (std::size_t node = 0; node < values.size(); ++node)
                month.errors[m] += std::abs(actuals[node] - values[node]);
        }
        months.push_back(month);
    }
    return months;
}

std::vector<double> errorsOf(const std::vector<PastMonth>& months, std::size_t method) {
    std::vector<double> errors;
    for (const auto& month : months)
        errors.push_back(month.errors[method]);
    return errors;
}

double sumOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

ReconciliationChoice choose(const std::vector<PastMonth>& months) {
    if (months.size() < enoughReconciledMonths)
        return {Reconciliation::BottomUp,
                fmt::format("The categories' forecasts are added up: {} past months are too few to try another way.",
                            months.size())};
    const auto standing = errorsOf(months, 0);
    std::size_t best = 1;
    for (std::size_t m = 2; m < methods.size(); ++m)
        if (sumOf(errorsOf(months, m)) < sumOf(errorsOf(months, best)))
            best = m;
    const auto errors = errorsOf(months, best);
    const double change = sumOf(standing) > 0 ? sumOf(errors) / sumOf(standing) - 1 : 0;
    const auto words = reconciliationWords(methods[best]);
    const auto test = stats::dieboldMariano(errors, standing);
    if (change >= -equalWithin || (test && test->pFirstLower > vetoLevel))
        return {Reconciliation::BottomUp,
                fmt::format("The categories' forecasts are added up: over {} past months the best other way, {} with "
                            "forecasts of the totals, changed the error of all levels by {:+.1f} %{}.",
                            months.size(), words, 100 * change, change < -equalWithin ? ", which may be chance" : "")};
    return {methods[best],
            fmt::format("The categories' forecasts are made to agree with forecasts of the totals by {}: over {} past "
                        "months that changed the error of all levels by {:+.1f} %.",
                        words, months.size(), 100 * change)};
}

} // namespace

BaseForecasts::BaseForecasts(const Hierarchy& hierarchy, const RollingGrid& grid, const Track& leaves,
                             const RollingGrid& parentGrid, const Track& parents)
    : m_hierarchy(&hierarchy)
    , m_grid(&grid)
    , m_leaves(&leaves)
    , m_parentGrid(&parentGrid)
    , m_parents(&parents) {}

bool BaseForecasts::known(std::size_t origin, int horizon) const {
    const auto isKnown = [&](const RollingGrid& grid, const Track& track) {
        const auto first = track.points.begin() + static_cast<std::ptrdiff_t>(grid.index(origin, horizon, 0));
        return std::all_of(first, first + static_cast<std::ptrdiff_t>(grid.categoryCount()), Track::known);
    };
    return isKnown(*m_grid, *m_leaves) && isKnown(*m_parentGrid, *m_parents);
}

std::vector<double> BaseForecasts::of(std::size_t origin, int horizon) const {
    std::vector<double> points;
    for (std::size_t c = 0; c < m_grid->categoryCount(); ++c)
        points.push_back(m_leaves->points[m_grid->index(origin, horizon, c)]);
    for (std::size_t p = 0; p < m_parentGrid->categoryCount(); ++p)
        points.push_back(m_parents->points[m_parentGrid->index(origin, horizon, p)]);
    return points;
}

std::vector<double> BaseForecasts::actuals(std::size_t origin, int horizon) const {
    std::vector<double> actuals(m_hierarchy->nodeCount());
    for (std::size_t c = 0; c < m_grid->categoryCount(); ++c)
        actuals[c] = m_grid->actual(origin, horizon, c);
    m_hierarchy->sumUp(actuals);
    return actuals;
}

NodeResiduals BaseForecasts::residuals(std::size_t origin, int horizon) const {
    NodeResiduals residuals;
    const auto [first, end] = knownOrigins(origin, horizon);
    for (auto o = first; o < end; ++o) {
        if (!known(o, horizon))
            continue;
        const auto points = of(o, horizon), came = actuals(o, horizon);
        for (std::size_t node = 0; node < points.size(); ++node)
            residuals.values.push_back(came[node] - points[node]);
        ++residuals.rows;
    }
    return residuals;
}

Result<std::vector<ReconciliationChoice>> chooseReconciliations(const BaseForecasts& base) {
    PLANWRIGHT_ASSIGN(const auto months, pastMonths(base));
    std::vector<ReconciliationChoice> choices;
    for (std::size_t o = 0; o < base.grid().originCount(); ++o) {
        const auto known = knownOrigins(o, 1);
        std::vector<PastMonth> remembered;
        std::ranges::copy_if(months, std::back_inserter(remembered), [&](const PastMonth& month) {
            return month.origin >= known.first && month.origin < known.end;
        });
        choices.push_back(choose(remembered));
    }
    return choices;
}

Status reconcileAt(Track& leaves, const BaseForecasts& base, std::size_t origin, Reconciliation method) {
    for (int horizon = 1; horizon <= base.grid().horizonMonths(); ++horizon) {
        if (!base.known(origin, horizon))
            continue;
        PLANWRIGHT_ASSIGN(const auto values, reconciledAt(base, origin, horizon, method));
        for (std::size_t c = 0; c < base.grid().categoryCount(); ++c)
            leaves.points[base.grid().index(origin, horizon, c)] = values[c];
    }
    return {};
}

} // namespace planwright::forecasting
