#include "core/forecasting/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace planwright::forecasting {
namespace {

// Fewer shared months than this cannot tell models apart; a year-ago form, say, can shine three months running.
constexpr std::size_t enoughMonths = 8;
constexpr std::ptrdiff_t enoughMembers = 3;
constexpr double equalWithin = 0.01;
constexpr double evidence = 2; // standard errors

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
    std::vector<double> shares;
    double errors = 0;
    double actuals = 0;
    for (const auto o : origins) {
        double error = 0;
        double actualSum = 0;
        for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
            const auto point = candidates[candidate].track.points[grid.index(o, 1, c)];
            const auto actual = grid.actual(o, 1, c);
            // A category that a rival leaves out counts as a forecast of 0, so that silence never pays.
            error += std::abs(actual - (Track::known(point) ? point : 0));
            actualSum += std::abs(actual);
        }
        shares.push_back(actualSum > 0 ? error / actualSum : 0);
        actuals += actualSum;
        rival.errors.push_back(error);
        errors += error;
    }
    rival.wape = actuals > 0 ? errors / actuals : 0;
    rival.unsteadiness = varianceOf(shares);
    return rival;
}

/// Standard error of the difference of two pooled WAPEs, from their errors' difference month by month.
double standardError(const Rival& a, const Rival& b) {
    const auto n = static_cast<double>(a.errors.size());
    double sum = 0;
    double sumA = 0;
    for (std::size_t i = 0; i < a.errors.size(); ++i) {
        sum += a.errors[i] - b.errors[i];
        sumA += a.errors[i];
    }
    if (n < 2 || sumA <= 0)
        return 0;
    double squares = 0;
    for (std::size_t i = 0; i < a.errors.size(); ++i) {
        const auto gap = a.errors[i] - b.errors[i] - sum / n;
        squares += gap * gap;
    }
    return std::sqrt(squares / (n - 1) * n) * a.wape / sumA;
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
    [[nodiscard]] std::string stands(const Rival& standing, const Rival& best) const {
        return fmt::format(
            "{} stands: WAPE {:.4f} over {} past months; the best, {}, had {:.4f}, but the difference of "
            "{:.4f} (standard error {:.4f}) is too small to be told from chance.",
            name(standing), standing.wape, m_months, name(best), best.wape, standing.wape - best.wape,
            standardError(standing, best));
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
                      std::optional<std::size_t> standing) {
    std::vector<Rival> rivals;
    rivals.reserve(able.size());
    for (const auto i : able)
        rivals.push_back(rivalOf(grid, candidates, i, origins));
    const auto& best =
        *std::min_element(rivals.begin(), rivals.end(), [](const Rival& a, const Rival& b) { return a.wape < b.wape; });
    const Sentence sentence(candidates, origins.size());
    const auto* leader = &best;
    auto reason = sentence.lowest(best, rivals.size());
    for (const auto& rival : rivals) {
        if (rival.candidate != standing || rival.candidate == best.candidate)
            continue;
        const auto isBeaten = rival.wape > best.wape * (1 + equalWithin) &&
                              rival.wape - best.wape > evidence * standardError(rival, best);
        if (!isBeaten) {
            leader = &rival;
            reason = sentence.stands(rival, best);
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
    if (chosen != leader)
        reason = sentence.simpler(*chosen, *leader);
    return {chosen->candidate, std::move(reason)};
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
    std::vector<std::size_t> origins;
    const auto known = knownOrigins(origin, 1);
    for (auto o = known.first; o < known.end; ++o) {
        if (std::all_of(able.begin(), able.end(), [&](std::size_t i) { return covers(grid, candidates[i].track, o); }))
            origins.push_back(o);
    }
    const auto standing = standingAt(candidates, able, origin);
    if (origins.size() >= enoughMonths || (!standing && !origins.empty()))
        return chooseByErrors(grid, candidates, able, origins, standing);
    if (!standing)
        return Choice{able.front(), fmt::format("{} is the first model that could forecast from {} complete months.",
                                                candidates[able.front()].track.name, months)};
    return Choice{*standing,
                  fmt::format("{} stands without comparison: all candidates share {} past months, and fewer than {} "
                              "cannot tell them apart.",
                              candidates[*standing].track.name, origins.size(), enoughMonths)};
}

} // namespace planwright::forecasting
