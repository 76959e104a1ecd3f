#include "core/forecasting/ensemble.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>

namespace planwright::forecasting {
namespace {

struct Share {
    std::string_view model;
    double share;
};

constexpr double quarter = 0.25;
// One share each for what errs in its own way; the smoothers miss the season in the same direction and share one.
constexpr std::array unlikeModels{
    Share{"base", 1},        Share{"booster_a", 1},     Share{"booster_b", 1},       Share{"ets", quarter},
    Share{"theta", quarter}, Share{"stl_ets", quarter}, Share{"stl_theta", quarter}, Share{"booster_months", 1}};
// Those that learn from seasons that came back lead where histories are long and steady; closed forms spoil their mean.
constexpr std::array steadyModels{Share{"ets", quarter}, Share{"theta", quarter}, Share{"stl_ets", quarter},
                                  Share{"stl_theta", quarter}, Share{"booster_months", 0.5}};
constexpr std::array smoothers{Share{"ets", 1}, Share{"theta", 1}, Share{"stl_ets", 1}, Share{"stl_theta", 1}};

double shareOf(const ModelRun& run, std::span<const Share> shares) {
    for (const auto& share : shares) {
        if (share.model == run.track.name)
            return share.share;
    }
    return 0;
}

// Errors earn weights with this power, shrunk by n/(n + 3) after n origins; fourth powers chase noise.
constexpr double earnedPower = 2;
constexpr double earnedPrior = 3;
// A member this many times worse than the pool's plain mean at several origins is absurd and gets nothing.
constexpr double absurdRatio = 2;
constexpr int absurdAfter = 3;

Weights normalised(Weights weights) {
    double sum = 0;
    for (const auto weight : weights)
        sum += weight;
    for (auto& weight : weights)
        weight = sum > 0 ? weight / sum : 0;
    return weights;
}

/// The shares of those that have forecasts at the origin.
Weights plainWeights(const RollingGrid& grid, const std::vector<ModelRun>& runs, std::span<const Share> shares,
                     std::size_t origin) {
    Weights weights(runs.size());
    for (std::size_t m = 0; m < runs.size(); ++m)
        weights[m] = covers(grid, runs[m].track, origin) ? shareOf(runs[m], shares) : 0;
    return normalised(std::move(weights));
}

struct PairedErrors {
    double member = 0;
    double pool = 0;
    int origins = 0;
};

/// Absolute one-month-ahead errors of both where both are known, at origins whose target was known at `origin`.
PairedErrors errorsKnownAt(const RollingGrid& grid, const Track& member, const Track& pool, std::size_t origin) {
    PairedErrors sum;
    const auto known = knownOrigins(origin, 1);
    for (auto o = known.first; o < known.end; ++o) {
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

Weights earnedWeights(const RollingGrid& grid, const std::vector<ModelRun>& runs, const Candidate& plain,
                      std::size_t origin) {
    auto weights = plain.weights[origin];
    for (std::size_t m = 0; m < runs.size(); ++m) {
        if (weights[m] == 0)
            continue;
        const auto errors = errorsKnownAt(grid, runs[m].track, plain.track, origin);
        if (errors.origins == 0 || errors.pool <= 0)
            continue;
        const auto ratio = errors.member / errors.pool;
        const auto n = static_cast<double>(errors.origins);
        weights[m] *= ratio > absurdRatio && errors.origins >= absurdAfter
                          ? 0
                          : std::pow(std::max(ratio, 0.1), -earnedPower * n / (n + earnedPrior));
    }
    return normalised(std::move(weights));
}

Candidate makePool(Track named, const RollingGrid& grid, const std::vector<ModelRun>& runs,
                   std::vector<Weights> weights) {
    for (std::size_t o = 0; o < grid.originCount(); ++o)
        mixInto(named, grid, runs, o, weights[o]);
    return {std::move(named), std::move(weights)};
}

Candidate makePlainPool(Track named, const RollingGrid& grid, const std::vector<ModelRun>& runs,
                        std::span<const Share> shares) {
    std::vector<Weights> weights;
    for (std::size_t o = 0; o < grid.originCount(); ++o)
        weights.push_back(plainWeights(grid, runs, shares, o));
    return makePool(std::move(named), grid, runs, std::move(weights));
}

/// How many of the shared models were run.
std::size_t memberCount(const std::vector<ModelRun>& runs, std::span<const Share> shares) {
    const auto isMember = [&](const ModelRun& run) { return shareOf(run, shares) > 0; };
    return static_cast<std::size_t>(std::ranges::count_if(runs, isMember));
}

} // namespace

std::size_t gapFiller(const std::vector<ModelRun>& runs) {
    std::size_t filler = 0;
    for (std::size_t m = 0; m < runs.size(); ++m) {
        if (runs[m].track.name == "recent_days")
            return m;
        if (runs[m].track.simplicity < runs[filler].track.simplicity)
            filler = m;
    }
    return filler;
}

void mixInto(Track& track, const RollingGrid& grid, const std::vector<ModelRun>& runs, std::size_t origin,
             const Weights& weights) {
    const auto& filler = runs[gapFiller(runs)].track;
    const auto end = grid.index(origin + 1, 1, 0);
    for (auto i = grid.index(origin, 1, 0); i < end; ++i) {
        double sum = 0;
        double weight = 0;
        for (std::size_t m = 0; m < runs.size(); ++m) {
            const auto point = runs[m].track.points[i];
            if (weights[m] > 0 && Track::known(point)) {
                sum += weights[m] * point;
                weight += weights[m];
            }
        }
        track.points[i] = weight > 0 ? sum / weight : filler.points[i];
    }
}

std::vector<Candidate> makeCandidates(const RollingGrid& grid, const std::vector<ModelRun>& runs) {
    std::vector<Candidate> candidates;
    for (std::size_t m = 0; m < runs.size(); ++m) {
        Weights alone(runs.size());
        alone[m] = 1;
        candidates.push_back({runs[m].track, std::vector<Weights>(grid.originCount(), alone)});
    }
    const auto track = [&](std::string_view name, Simplicity simplicity) {
        return Track::empty(std::string(name), simplicity, grid);
    };
    if (memberCount(runs, smoothers) == smoothers.size())
        candidates.push_back(makePlainPool(track(smoothingPool, Simplicity::SmoothingMean), grid, runs, smoothers));
    if (memberCount(runs, steadyModels) == steadyModels.size())
        candidates.push_back(makePlainPool(track(steadyPool, Simplicity::MixedPool), grid, runs, steadyModels));
    if (memberCount(runs, unlikeModels) < 2)
        return candidates;
    candidates.push_back(makePlainPool(track(plainPool, Simplicity::MixedPool), grid, runs, unlikeModels));
    std::vector<Weights> earned;
    for (std::size_t o = 0; o < grid.originCount(); ++o)
        earned.push_back(earnedWeights(grid, runs, candidates.back(), o));
    candidates.push_back(makePool(track(earnedPool, Simplicity::MixedPool), grid, runs, std::move(earned)));
    return candidates;
}

} // namespace planwright::forecasting
