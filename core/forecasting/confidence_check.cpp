#include "core/forecasting/confidence_check.h"

#include "core/base/rng.h"
#include "core/forecasting/past_series.h"
#include "core/stats/rank_correlation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <vector>

namespace planwright::forecasting {
namespace {

constexpr double leastCorrelation = -.2;
constexpr double mostChance = .05;
constexpr int permutations = 9999;
constexpr std::uint64_t permutationSeed = 42; // the check is the same whatever seed the forecasts had

/// Ranks of the categories that have pairs at the same origins, origin by origin.
struct Group {
    std::vector<std::vector<double>> confidences, errors;

    /// Sum over pairs of the product of ranks, were the confidences of `from[i]` those of category i.
    [[nodiscard]] double product(const std::vector<std::size_t>& from) const {
        double sum = 0;
        for (std::size_t i = 0; i < from.size(); ++i)
            sum += std::inner_product(errors[i].begin(), errors[i].end(), confidences[from[i]].begin(), 0.0);
        return sum;
    }
};

std::vector<Group> groupsOf(std::span<const ConfidencePair> pairs, const std::vector<double>& confidences,
                            const std::vector<double>& errors) {
    struct Member {
        std::vector<std::size_t> origins;
        std::vector<double> confidences, errors;
    };
    std::map<std::size_t, Member> members;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        auto& member = members[pairs[i].category];
        member.origins.push_back(pairs[i].origin);
        member.confidences.push_back(confidences[i]);
        member.errors.push_back(errors[i]);
    }
    std::map<std::vector<std::size_t>, Group> groups;
    for (auto& [category, member] : members) {
        auto& group = groups[member.origins];
        group.confidences.push_back(std::move(member.confidences));
        group.errors.push_back(std::move(member.errors));
    }
    std::vector<Group> all;
    all.reserve(groups.size());
    for (auto& [origins, group] : groups)
        all.push_back(std::move(group));
    return all;
}

/// Ranks keep their places in any permutation, so the correlation is as low as the sum of their products.
double chanceOfAsLow(const std::vector<Group>& groups) {
    std::vector<std::vector<std::size_t>> from;
    double observed = 0;
    for (const auto& group : groups) {
        from.emplace_back(group.errors.size());
        std::iota(from.back().begin(), from.back().end(), std::size_t{0});
        observed += group.product(from.back());
    }
    const auto roundOff = 1e-9 * std::abs(observed);
    SplitMix64 random(permutationSeed);
    int asLow = 1; // the observed one is one of them
    for (int p = 0; p < permutations; ++p) {
        double sum = 0;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            for (auto i = from[g].size(); i > 1; --i)
                std::swap(from[g][i - 1], from[g][random.below(static_cast<std::uint32_t>(i))]);
            sum += groups[g].product(from[g]);
        }
        asLow += sum <= observed + roundOff ? 1 : 0;
    }
    return static_cast<double>(asLow) / (permutations + 1);
}

} // namespace

std::vector<ConfidencePair> confidencePairs(const BacktestRun& run, std::size_t firstOrigin, int origins) {
    const auto& grid = run.grid;
    const auto naive = yardstickOf(run);
    const auto& calibrations = run.calibrations;
    const auto isFirm = [&](std::size_t origin) { return standsOnErrors(calibrations[origin].horizons.front()); };
    std::vector<ConfidencePair> pairs;
    for (auto o = firstOrigin; o < grid.lastOrigin(); ++o) {
        const auto first = o - std::min(o, static_cast<std::size_t>(origins));
        for (std::size_t c = 0; c < grid.categoryCount() && isFirm(o); ++c) {
            const auto point = run.automatic.points[grid.index(o, 1, c)];
            if (!Track::known(point))
                continue;
            PastSeries past;
            for (auto k = first; k < o; ++k) {
                const auto said = run.automatic.points[grid.index(k, 1, c)];
                if (!Track::known(said))
                    continue;
                const auto came = grid.actual(k, 1, c);
                past.add(came, said, naive.points[grid.index(k, 1, c)], {});
                if (isFirm(k))
                    past.addBand(came, bandAround(calibrations[k], c, 1, said));
            }
            const auto band = bandAround(calibrations[o], c, 1, point);
            if (const auto confidence = confidenceOf(past.record({}), band, static_cast<int>(grid.monthsBegun(o, c)))) {
                const auto actual = grid.actual(o, 1, c);
                pairs.push_back({c, o, *confidence, std::abs(actual - point) / std::max(std::abs(actual), 1.0)});
            }
        }
    }
    return pairs;
}

ConfidenceCheck checkConfidence(std::span<const ConfidencePair> pairs) {
    ConfidenceCheck check;
    std::set<std::size_t> categories, origins;
    std::vector<double> confidences, errors;
    for (const auto& pair : pairs) {
        categories.insert(pair.category);
        origins.insert(pair.origin);
        confidences.push_back(pair.confidence);
        errors.push_back(pair.error);
    }
    check.pairs = static_cast<int>(pairs.size());
    check.categories = static_cast<int>(categories.size());
    check.origins = static_cast<int>(origins.size());
    check.correlation = stats::spearman(confidences, errors);
    if (check.correlation)
        check.pValue = chanceOfAsLow(groupsOf(pairs, stats::midRanks(confidences), stats::midRanks(errors)));
    return check;
}

bool isInformative(const ConfidenceCheck& check) {
    return check.correlation && *check.correlation <= leastCorrelation && check.pValue < mostChance;
}

std::string confidenceSentence(const ConfidenceCheck& check) {
    if (!check.correlation)
        return "Confidence not informative: too few past forecasts to compare it with the errors that followed.";
    const auto figures = fmt::format(
        "rank correlation with the error that followed {:.2f} over {} past forecasts of {} {}, p {}",
        *check.correlation, check.pairs, check.categories, check.categories == 1 ? "category" : "categories",
        check.pValue < .001 ? "under 0.001" : fmt::format("= {:.3f}", check.pValue));
    return isInformative(check)
               ? fmt::format("Confidence is informative: the higher it was, the smaller the error ({}).", figures)
               : fmt::format("Confidence not informative: {}; -0.20 or less with p under 0.05 would be.", figures);
}

} // namespace planwright::forecasting
