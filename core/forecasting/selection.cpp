#include "core/forecasting/selection.h"

#include "core/forecasting/monthly_errors.h"
#include "core/stats/student.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

namespace planwright::forecasting {
namespace {

// Fewer shared months than this cannot tell models apart; a year-ago form, say, can shine three months running.
constexpr std::size_t enoughMonths = 8;
constexpr std::ptrdiff_t enoughMembers = 3;
constexpr double equalWithin = 0.01;
constexpr double evidence = 0.975;

/// A candidate's past month by month: sums over the categories, one month ahead.
struct Rival {
    std::size_t candidate = 0;
    std::vector<double> errors;
    double wape = 0;
    double unsteadiness = 0; ///< variance of its WAPE from month to month
};

double varianceOf(const std::vector<double>& values) {
    double mean = 0;
    for (const auto value : values)
        mean += value / static_cast<double>(values.size());
    double squares = 0;
    for (const auto value : values)
        squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size());
}

Rival rivalOf(const RollingGrid& grid, const std::vector<Candidate>& candidates, std::size_t candidate,
              const std::vector<std::size_t>& origins) {
    Rival rival;
    rival.candidate = candidate;
    auto months = monthlyErrors(grid, candidates[candidate].track, origins);
    std::vector<double> shares;
    double errors = 0;
    double actuals = 0;
    for (std::size_t i = 0; i < origins.size(); ++i) {
        shares.push_back(months.actuals[i] > 0 ? months.errors[i] / months.actuals[i] : 0);
        actuals += months.actuals[i];
        errors += months.errors[i];
    }
    rival.errors = std::move(months.errors);
    rival.wape = actuals > 0 ? errors / actuals : 0;
    rival.unsteadiness = varianceOf(shares);
    return rival;
}

/// Standard error of the difference of two pooled WAPEs, from their errors' difference month by month.
double standardError(const Rival& a, const Rival& b) {
    const auto sumA = std::accumulate(a.errors.begin(), a.errors.end(), 0.0);
    return sumA > 0 ? standardErrorOfDifference(a.errors, b.errors) * a.wape / sumA : 0;
}

/// How much of the mean the best has beside the one that stands; 1 once it is better beyond doubt.
double shareOfBest(const Rival& standing, const Rival& best) {
    const auto gap = standing.wape - best.wape;
    const auto doubt =
        stats::studentQuantile(evidence, static_cast<double>(best.errors.size() - 1)) * standardError(standing, best);
    if (gap >= doubt)
        return gap > equalWithin * best.wape ? 1 : 0;
    return std::pow(gap / doubt, 3);
}

Weights blend(Weights a, const Weights& b, double shareOfB) {
    for (std::size_t m = 0; m < a.size(); ++m)
        a[m] = (1 - shareOfB) * a[m] + shareOfB * b[m];
    return a;
}

/// What stands as long as nothing speaks against it: the earned pool from three members on, else recent days.
std::optional<std::size_t> standingAt(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& able,
                                      std::size_t origin) {
    std::optional<std::size_t> standing;
    for (const auto i : able) {
        const auto& candidate = candidates[i];
        const auto members = std::count_if(candidate.weights[origin].begin(), candidate.weights[origin].end(),
                                           [](double weight) { return weight > 0; });
        if (candidate.track.name == earnedPool && members >= enoughMembers)
            return i;
        if (candidate.track.name == "recent_days")
            standing = i;
    }
    return standing;
}

/// Origins that all of the candidates have forecast.
std::vector<std::size_t> sharedOrigins(const RollingGrid& grid, const std::vector<Candidate>& candidates,
                                       const std::vector<std::size_t>& able, KnownOrigins known) {
    std::vector<std::size_t> origins;
    for (auto o = known.first; o < known.end; ++o) {
        if (std::ranges::all_of(able, [&](std::size_t i) { return covers(grid, candidates[i].track, o); }))
            origins.push_back(o);
    }
    return origins;
}

struct Compared {
    std::vector<std::size_t> candidates;
    std::vector<std::size_t> origins;
};

/// The able ones; where these share too few months, those of them that have forecast enough by themselves, at origins
/// that knew the days of a year ago if they are known now: the same models, when they have to do without, say little of
/// what they are worth.
Compared comparable(const RollingGrid& grid, const std::vector<Candidate>& candidates,
                    const std::vector<std::size_t>& able, std::size_t origin) {
    auto known = knownOrigins(origin, 1);
    Compared all{able, sharedOrigins(grid, candidates, able, known)};
    if (all.origins.size() >= enoughMonths)
        return all;
    while (grid.monthsKnown(origin) > 12 && known.first < known.end && grid.monthsKnown(known.first) <= 12)
        ++known.first;
    Compared early;
    std::ranges::copy_if(able, std::back_inserter(early.candidates), [&](std::size_t i) {
        return sharedOrigins(grid, candidates, {i}, known).size() >= enoughMonths;
    });
    early.origins = sharedOrigins(grid, candidates, early.candidates, known);
    return !early.candidates.empty() && early.origins.size() >= enoughMonths ? early : all;
}

/// The rivals' names and figures, for the reason.
class Sentence {
public:
    Sentence(const std::vector<Candidate>& candidates, std::size_t months)
        : m_candidates(candidates)
        , m_months(months) {}

    [[nodiscard]] const std::string& name(const Rival& rival) const { return m_candidates[rival.candidate].track.name; }
    [[nodiscard]] std::string lowest(const Rival& chosen, std::size_t rivals) const {
        return fmt::format("{} had the lowest error of {} candidates over the {} past months they all forecast: WAPE "
                           "{:.4f}.",
                           name(chosen), rivals, m_months, chosen.wape);
    }
    [[nodiscard]] std::string stands(const Rival& standing, const Rival& best, double share) const {
        const auto counts = share < .005 ? std::string() : fmt::format(": {} counts for {:.2f}", name(best), share);
        return fmt::format(
            "{} stands: WAPE {:.4f} over {} past months; the best, {}, had {:.4f}, but the difference of "
            "{:.4f} (standard error {:.4f}) is too small to be told from chance{}.",
            name(standing), standing.wape, m_months, name(best), best.wape, standing.wape - best.wape,
            standardError(standing, best), counts);
    }
    [[nodiscard]] std::string simpler(const Rival& chosen, const Rival& leader) const {
        return fmt::format(
            "{} is simpler than {}, no less steady, and within 1 % of the best over {} past months: WAPE {:.4f} "
            "against {:.4f} (standard error of the difference {:.4f}).",
            name(chosen), name(leader), m_months, chosen.wape, leader.wape, standardError(chosen, leader));
    }

private:
    const std::vector<Candidate>& m_candidates;
    std::size_t m_months;
};

Choice chooseByErrors(const RollingGrid& grid, const std::vector<Candidate>& candidates,
                      const std::vector<std::size_t>& able, const std::vector<std::size_t>& origins,
                      std::optional<std::size_t> standing, std::size_t origin) {
    std::vector<Rival> rivals;
    rivals.reserve(able.size());
    for (const auto i : able)
        rivals.push_back(rivalOf(grid, candidates, i, origins));
    const auto& best =
        *std::min_element(rivals.begin(), rivals.end(), [](const Rival& a, const Rival& b) { return a.wape < b.wape; });
    const Sentence sentence(candidates, origins.size());
    const auto* leader = &best;
    auto reason = sentence.lowest(best, rivals.size());
    auto weights = candidates[best.candidate].weights[origin];
    for (const auto& rival : rivals) {
        if (rival.candidate != standing || rival.candidate == best.candidate)
            continue;
        const auto share = shareOfBest(rival, best);
        if (share < 1) {
            leader = &rival;
            reason = sentence.stands(rival, best, share);
            weights = blend(candidates[rival.candidate].weights[origin], weights, share);
        }
    }
    const auto* chosen = leader;
    const auto simplicityOf = [&](const Rival& rival) { return candidates[rival.candidate].track.simplicity; };
    for (const auto& rival : rivals) {
        const auto isNear = rival.wape <= best.wape * (1 + equalWithin) &&
                            simplicityOf(rival) < simplicityOf(*leader) && rival.unsteadiness <= leader->unsteadiness;
        if (isNear && (simplicityOf(rival) < simplicityOf(*chosen) ||
                       (simplicityOf(rival) == simplicityOf(*chosen) && rival.wape < chosen->wape)))
            chosen = &rival;
    }
    if (chosen != leader) {
        reason = sentence.simpler(*chosen, *leader);
        weights = candidates[chosen->candidate].weights[origin];
    }
    return {chosen->candidate, std::move(reason), std::move(weights)};
}

} // namespace

Result<Choice> chooseAt(const RollingGrid& grid, const std::vector<Candidate>& candidates, std::size_t origin) {
    std::vector<std::size_t> able;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (covers(grid, candidates[i].track, origin))
            able.push_back(i);
    }
    const auto months = grid.monthsKnown(origin);
    if (able.empty())
        return Error(ErrorCode::InsufficientData,
                     fmt::format("No model could forecast from {} complete months of history: import more months, or "
                                 "ask for other models.",
                                 months));
    const auto compared = comparable(grid, candidates, able, origin);
    const auto& origins = compared.origins;
    const auto standing = standingAt(candidates, able, origin);
    if (origins.size() >= enoughMonths || (!standing && !origins.empty()))
        return chooseByErrors(grid, candidates, compared.candidates, origins, standing, origin);
    if (!standing)
        return Choice{able.front(),
                      fmt::format("{} is the first model that could forecast from {} complete months.",
                                  candidates[able.front()].track.name, months),
                      candidates[able.front()].weights[origin]};
    return Choice{*standing,
                  fmt::format("{} stands without comparison: all candidates share {} past months, and fewer than {} "
                              "cannot tell them apart.",
                              candidates[*standing].track.name, origins.size(), enoughMonths),
                  candidates[*standing].weights[origin]};
}

} // namespace planwright::forecasting
