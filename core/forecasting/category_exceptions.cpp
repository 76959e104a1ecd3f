#include "core/forecasting/category_exceptions.h"

#include "core/stats/diebold_mariano.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace planwright::forecasting {
namespace {

constexpr std::size_t enoughMonthsOfCategory = 12;
constexpr std::size_t enoughMonthsThatPaid = 8;
constexpr double evidence = 0.025;

using Exceptions = std::vector<CategoryException>;

double errorAt(const RollingGrid& grid, const Track& track, std::size_t origin, std::size_t category) {
    return std::abs(grid.actual(origin, 1, category) - track.points[grid.index(origin, 1, category)]);
}

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Origins known at `origin` where the category was alive and has a forecast of the common choice.
std::vector<std::size_t> monthsOf(const RollingGrid& grid, const Track& common, std::size_t origin,
                                  std::size_t category) {
    std::vector<std::size_t> origins;
    const auto known = knownOrigins(origin, 1);
    for (auto o = known.first; o < known.end; ++o) {
        if (grid.active(o, category) && Track::known(common.points[grid.index(o, 1, category)]))
            origins.push_back(o);
    }
    return origins;
}

/// Its errors at these origins; empty where it lacks a forecast of one of them, or of the coming months.
std::vector<double> errorsOf(const RollingGrid& grid, const Track& track, const std::vector<std::size_t>& origins,
                             std::size_t origin, std::size_t category) {
    for (int horizon = 1; horizon <= grid.horizonMonths(); ++horizon)
        if (!Track::known(track.points[grid.index(origin, horizon, category)]))
            return {};
    std::vector<double> errors;
    for (const auto o : origins) {
        if (!Track::known(track.points[grid.index(o, 1, category)]))
            return {};
        errors.push_back(errorAt(grid, track, o, category));
    }
    return errors;
}

std::optional<CategoryException> proposalOf(const RollingGrid& grid, const std::vector<Candidate>& candidates,
                                            const Track& common, std::size_t origin, std::size_t category) {
    const auto origins = monthsOf(grid, common, origin, category);
    if (origins.size() < enoughMonthsOfCategory || !grid.active(origin, category))
        return std::nullopt;
    const auto standing = errorsOf(grid, common, origins, origin, category);
    std::size_t best = 0;
    std::vector<double> lowest;
    for (std::size_t i = 0; i < candidates.size() && !standing.empty(); ++i) {
        auto errors = errorsOf(grid, candidates[i].track, origins, origin, category);
        if (errors.empty() || (!lowest.empty() && sum(errors) >= sum(lowest)))
            continue;
        best = i;
        lowest = std::move(errors);
    }
    if (lowest.empty())
        return std::nullopt;
    const auto test = stats::dieboldMariano(lowest, standing);
    if (!test || test->pFirstLower >= evidence / static_cast<double>(candidates.size()))
        return std::nullopt;
    return CategoryException{
        category, best,
        fmt::format("{} forecasts this category instead: over {} past months it was off by {:.4g} a month here, the "
                    "portfolio's choice by {:.4g}, and such exceptions would have paid.",
                    candidates[best].track.name, origins.size(), sum(lowest) / static_cast<double>(origins.size()),
                    sum(standing) / static_cast<double>(origins.size()))};
}

/// Whether what was proposed at earlier origins would have had lower errors than the common choice.
bool wouldHavePaid(const RollingGrid& grid, const std::vector<Candidate>& candidates, const Track& common,
                   const std::vector<Exceptions>& proposed, std::size_t origin) {
    std::vector<double> theirs;
    std::vector<double> standing;
    const auto known = knownOrigins(origin, 1);
    for (auto o = known.first; o < known.end; ++o) {
        if (proposed[o].empty())
            continue;
        theirs.push_back(0);
        standing.push_back(0);
        for (const auto& exception : proposed[o]) {
            theirs.back() += errorAt(grid, candidates[exception.candidate].track, o, exception.category);
            standing.back() += errorAt(grid, common, o, exception.category);
        }
    }
    if (theirs.size() < enoughMonthsThatPaid)
        return false;
    const auto test = stats::dieboldMariano(theirs, standing);
    return test && test->pFirstLower < evidence;
}

} // namespace

std::vector<Exceptions> chooseExceptions(const RollingGrid& grid, const std::vector<Candidate>& candidates,
                                         const Track& common) {
    std::vector<Exceptions> proposed(grid.originCount());
    std::vector<Exceptions> taken(grid.originCount());
    for (std::size_t o = 0; o < grid.originCount(); ++o) {
        for (std::size_t c = 0; c < grid.categoryCount(); ++c)
            if (auto proposal = proposalOf(grid, candidates, common, o, c))
                proposed[o].push_back(std::move(*proposal));
        if (wouldHavePaid(grid, candidates, common, proposed, o))
            taken[o] = proposed[o];
    }
    return taken;
}

} // namespace planwright::forecasting
