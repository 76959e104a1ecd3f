#include "core/forecasting/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

constexpr std::size_t yearOfMonths = 13;
constexpr int fewestOrigins = 3;
constexpr std::size_t windowOrigins = 18;
constexpr double equalWithin = 0.01;

/// Sums over one origin's categories, one month ahead.
struct OriginLoss {
    double error = 0;
    double actual = 0;
};

bool covers(const RollingGrid& grid, const Track& track, std::size_t origin) {
    for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
        if (Track::known(track.points[grid.index(origin, 1, c)]))
            return true;
    }
    return false;
}

OriginLoss lossAt(const RollingGrid& grid, const Track& track, std::size_t origin) {
    OriginLoss loss;
    for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
        const auto point = track.points[grid.index(origin, 1, c)];
        const auto actual = grid.actual(origin, 1, c);
        // A category that a rival leaves out counts as if it had said nothing, so that silence never pays.
        loss.error += std::abs(actual - (Track::known(point) ? point : 0));
        loss.actual += std::abs(actual);
    }
    return loss;
}

struct Rival {
    std::size_t candidate;
    std::vector<OriginLoss> losses;
    double wape = 0;
};

double pooled(const std::vector<OriginLoss>& losses) {
    OriginLoss sum;
    for (const auto& loss : losses) {
        sum.error += loss.error;
        sum.actual += loss.actual;
    }
    return sum.actual > 0 ? sum.error / sum.actual : 0;
}

/// Standard error of the difference of two pooled WAPEs, from their difference month by month.
double standardError(const Rival& a, const Rival& b) {
    const auto n = static_cast<double>(a.losses.size());
    double meanActual = 0;
    double meanGap = 0;
    for (std::size_t i = 0; i < a.losses.size(); ++i) {
        meanActual += a.losses[i].actual / n;
        meanGap += (a.losses[i].error - b.losses[i].error) / n;
    }
    double squares = 0;
    for (std::size_t i = 0; i < a.losses.size(); ++i) {
        const auto gap = a.losses[i].error - b.losses[i].error - meanGap;
        squares += gap * gap;
    }
    return n > 1 && meanActual > 0 ? std::sqrt(squares / (n - 1) / n) / meanActual : 0;
}

const Track* trackNamed(const std::vector<Candidate>& candidates, std::string_view name) {
    for (const auto& candidate : candidates) {
        if (candidate.track.name == name)
            return &candidate.track;
    }
    return nullptr;
}

Result<Choice> chooseWithoutErrors(const RollingGrid& grid, const std::vector<Candidate>& candidates,
                                   std::size_t origin) {
    const auto months = grid.monthsKnown(origin);
    const std::vector<std::string_view> order =
        months >= yearOfMonths ? std::vector<std::string_view>{"unlike_mean", "base", "recent_days", "naive"}
                               : std::vector<std::string_view>{"recent_days", "naive"};
    for (const auto name : order) {
        const auto* track = trackNamed(candidates, name);
        if (track != nullptr && covers(grid, *track, origin)) {
            for (std::size_t i = 0; i < candidates.size(); ++i) {
                if (&candidates[i].track == track)
                    return Choice{i, fmt::format("{}: with {} months of history there are too few past forecasts to "
                                                 "compare models by, so the standing choice for so short a history "
                                                 "is used.",
                                                 name, months)};
            }
        }
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (covers(grid, candidates[i].track, origin))
            return Choice{i, fmt::format("{}: the only model that could forecast from {} months of history.",
                                         candidates[i].track.name, months)};
    }
    return Error(ErrorCode::InsufficientData,
                 fmt::format("No model could forecast from {} months of history: import more.", months));
}

} // namespace

Result<Choice> chooseAt(const RollingGrid& grid, const std::vector<Candidate>& candidates, std::size_t origin) {
    std::vector<std::size_t> able;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (covers(grid, candidates[i].track, origin))
            able.push_back(i);
    }
    std::vector<std::size_t> origins;
    for (auto o = origin > windowOrigins ? origin - windowOrigins : 0; o < origin; ++o) {
        const auto all =
            std::all_of(able.begin(), able.end(), [&](std::size_t i) { return covers(grid, candidates[i].track, o); });
        if (all && grid.monthsKnown(o) >= yearOfMonths)
            origins.push_back(o);
    }
    if (able.empty() || static_cast<int>(origins.size()) < fewestOrigins)
        return chooseWithoutErrors(grid, candidates, origin);

    std::vector<Rival> rivals;
    for (const auto i : able) {
        Rival rival{i, {}, 0};
        for (const auto o : origins)
            rival.losses.push_back(lossAt(grid, candidates[i].track, o));
        rival.wape = pooled(rival.losses);
        rivals.push_back(std::move(rival));
    }
    const auto best =
        *std::min_element(rivals.begin(), rivals.end(), [](const Rival& a, const Rival& b) { return a.wape < b.wape; });
    auto chosen = best;
    for (const auto& rival : rivals) {
        const auto& track = candidates[rival.candidate].track;
        if (rival.wape <= best.wape * (1 + equalWithin) &&
            track.simplicity < candidates[chosen.candidate].track.simplicity)
            chosen = rival;
    }
    const auto& name = candidates[chosen.candidate].track.name;
    if (chosen.candidate == best.candidate)
        return Choice{chosen.candidate,
                      fmt::format("{}: lowest error (WAPE {:.4f}) of {} candidates over the {} past months they all "
                                  "forecast.",
                                  name, chosen.wape, rivals.size(), origins.size())};
    return Choice{chosen.candidate,
                  fmt::format("{}: WAPE {:.4f} over {} past months, within 1 % of the best of {} candidates, {} "
                              "({:.4f}; standard error of the difference {:.4f}), and simpler.",
                              name, chosen.wape, origins.size(), rivals.size(), candidates[best.candidate].track.name,
                              best.wape, standardError(chosen, best))};
}

} // namespace planwright::forecasting
