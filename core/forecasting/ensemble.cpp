#include "core/forecasting/ensemble.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace planwright::forecasting {
namespace {

struct PoolMember {
    std::string_view model;
    double share;
};

// The closed forms' mean counts twice: it is a mean of four already.
constexpr std::array unlikeMembers{PoolMember{"base", 2}, PoolMember{"booster_a", 1}, PoolMember{"booster_b", 1},
                                   PoolMember{"theta", 1}};

// Errors earn weights with this power, shrunk by n/(n + 3) after n origins; fourth powers chase noise.
constexpr double earnedPower = 2;
constexpr double earnedPrior = 3;
// A member this many times worse than the pool's plain mean says nothing useful.
constexpr double absurdRatio = 2;

Weights normalised(Weights weights) {
    double sum = 0;
    for (const auto weight : weights)
        sum += weight;
    for (auto& weight : weights)
        weight = sum > 0 ? weight / sum : 0;
    return weights;
}

Weights plainShares(const std::vector<ModelRun>& runs) {
    Weights shares(runs.size());
    for (const auto& member : unlikeMembers) {
        for (std::size_t m = 0; m < runs.size(); ++m) {
            if (runs[m].track.name == member.model)
                shares[m] = member.share;
        }
    }
    return shares;
}

struct PairedErrors {
    double member = 0;
    double pool = 0;
    int origins = 0;
};

/// Absolute one-month-ahead errors of both where both are known, at origins whose target was known at `origin`.
PairedErrors errorsKnownAt(const RollingGrid& grid, const Track& member, const Track& pool, std::size_t origin) {
    PairedErrors sum;
    for (std::size_t o = 0; o < origin; ++o) {
        bool any = false;
        for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
            const auto i = grid.index(o, 1, c);
            if (!Track::known(member.points[i]) || !Track::known(pool.points[i]))
                continue;
            any = true;
            sum.member += std::abs(grid.actual(o, 1, c) - member.points[i]);
            sum.pool += std::abs(grid.actual(o, 1, c) - pool.points[i]);
        }
        sum.origins += any ? 1 : 0;
    }
    return sum;
}

Weights earnedWeights(const RollingGrid& grid, const std::vector<ModelRun>& runs, const Weights& shares,
                      const Track& plain, std::size_t origin) {
    Weights weights = shares;
    for (std::size_t m = 0; m < runs.size(); ++m) {
        if (shares[m] == 0)
            continue;
        const auto errors = errorsKnownAt(grid, runs[m].track, plain, origin);
        if (errors.origins == 0 || errors.pool <= 0)
            continue;
        const auto ratio = errors.member / errors.pool;
        const auto n = static_cast<double>(errors.origins);
        weights[m] *= ratio > absurdRatio && errors.origins >= 3
                          ? 0
                          : std::pow(std::max(ratio, 0.1), -earnedPower * n / (n + earnedPrior));
    }
    return normalised(std::move(weights));
}

/// Models by simplicity, for the gaps of a mean.
std::vector<std::size_t> simplestFirst(const std::vector<ModelRun>& runs) {
    std::vector<std::size_t> order(runs.size());
    for (std::size_t m = 0; m < order.size(); ++m)
        order[m] = m;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return runs[a].track.simplicity < runs[b].track.simplicity; });
    return order;
}

Candidate makePool(std::string name, const RollingGrid& grid, const std::vector<ModelRun>& runs,
                   const std::vector<Weights>& weights) {
    Candidate pool{Track::empty(std::move(name), Simplicity::MixedPool, grid), weights};
    for (std::size_t o = 0; o < grid.originCount(); ++o)
        mixInto(pool.track, grid, runs, o, weights[o]);
    return pool;
}

} // namespace

void mixInto(Track& track, const RollingGrid& grid, const std::vector<ModelRun>& runs, std::size_t origin,
             const Weights& weights) {
    const auto fallbacks = simplestFirst(runs);
    for (int horizon = 1; horizon <= grid.horizonMonths(); ++horizon) {
        for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
            const auto i = grid.index(origin, horizon, c);
            double sum = 0;
            double weight = 0;
            for (std::size_t m = 0; m < runs.size(); ++m) {
                if (weights[m] > 0 && Track::known(runs[m].track.points[i])) {
                    sum += weights[m] * runs[m].track.points[i];
                    weight += weights[m];
                }
            }
            if (weight > 0) {
                track.points[i] = sum / weight;
                continue;
            }
            const auto found = std::find_if(fallbacks.begin(), fallbacks.end(),
                                            [&](std::size_t m) { return Track::known(runs[m].track.points[i]); });
            if (found != fallbacks.end())
                track.points[i] = runs[*found].track.points[i];
        }
    }
}

std::vector<Candidate> makeCandidates(const RollingGrid& grid, const std::vector<ModelRun>& runs) {
    std::vector<Candidate> candidates;
    for (std::size_t m = 0; m < runs.size(); ++m) {
        Weights alone(runs.size());
        alone[m] = 1;
        candidates.push_back({runs[m].track, std::vector<Weights>(grid.originCount(), alone)});
    }
    const auto shares = plainShares(runs);
    if (std::count_if(shares.begin(), shares.end(), [](double share) { return share > 0; }) < 2)
        return candidates;
    candidates.push_back(
        makePool("unlike_mean", grid, runs, std::vector<Weights>(grid.originCount(), normalised(shares))));
    std::vector<Weights> earned;
    for (std::size_t o = 0; o < grid.originCount(); ++o)
        earned.push_back(earnedWeights(grid, runs, shares, candidates.back().track, o));
    candidates.push_back(makePool("earned_mean", grid, runs, earned));
    return candidates;
}

} // namespace planwright::forecasting
