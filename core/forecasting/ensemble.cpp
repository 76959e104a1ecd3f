#include "core/forecasting/ensemble.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace planwright::forecasting {
namespace {

struct Share {
    std::string_view model;
    double share;
};

// One share each for what errs in its own way; the two smoothers miss the season in the same direction and share one.
constexpr std::array unlikeModels{Share{"base", 1}, Share{"booster_a", 1}, Share{"booster_b", 1}, Share{"ets", 0.5},
                                  Share{"theta", 0.5}};

double shareOf(const ModelRun& run) {
    for (const auto& unlike : unlikeModels) {
        if (unlike.model == run.track.name)
            return unlike.share;
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

/// The shares of the unlike models that have forecasts at the origin.
Weights plainWeights(const RollingGrid& grid, const std::vector<ModelRun>& runs, std::size_t origin) {
    Weights weights(runs.size());
    for (std::size_t m = 0; m < runs.size(); ++m)
        weights[m] = covers(grid, runs[m].track, origin) ? shareOf(runs[m]) : 0;
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

Candidate makePool(std::string name, const RollingGrid& grid, const std::vector<ModelRun>& runs,
                   const std::vector<Weights>& weights) {
    Candidate pool{Track::empty(std::move(name), Simplicity::MixedPool, grid), weights};
    for (std::size_t o = 0; o < grid.originCount(); ++o)
        mixInto(pool.track, grid, runs, o, weights[o]);
    return pool;
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
    if (std::count_if(runs.begin(), runs.end(), [](const ModelRun& run) { return shareOf(run) > 0; }) < 2)
        return candidates;
    std::vector<Weights> plain;
    for (std::size_t o = 0; o < grid.originCount(); ++o)
        plain.push_back(plainWeights(grid, runs, o));
    candidates.push_back(makePool(std::string(plainPool), grid, runs, plain));
    std::vector<Weights> earned;
    for (std::size_t o = 0; o < grid.originCount(); ++o)
        earned.push_back(earnedWeights(grid, runs, candidates.back(), o));
    candidates.push_back(makePool(std::string(earnedPool), grid, runs, earned));
    return candidates;
}

} // namespace planwright::forecasting
