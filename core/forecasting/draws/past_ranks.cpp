#include "core/forecasting/draws/past_ranks.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planwright::forecasting {
namespace {

/// A score and the row it stands in.
using Scores = std::vector<std::pair<double, std::size_t>>;

Scores scoresOf(const RollingGrid& grid, const Track& track, const KnownOrigins& rows, const KnownOrigins& known,
                int horizon, std::size_t category) {
    Scores scores;
    for (auto o = std::max(rows.first, known.first); o < known.end; ++o) {
        const auto point = track.points[grid.index(o, horizon, category)];
        if (Track::known(point) && grid.active(o, category))
            scores.emplace_back((grid.actual(o, horizon, category) - point) / std::sqrt(std::max(point, 1.0)),
                                o - rows.first);
    }
    std::sort(scores.begin(), scores.end());
    return scores;
}

} // namespace

PastRanks pastRanks(const RollingGrid& grid, const Track& track, std::size_t origin) {
    const auto rows = knownOrigins(origin, 1);
    PastRanks past{rows.end - rows.first, static_cast<std::size_t>(grid.horizonMonths()), grid.categoryCount(), {}};
    past.ranks.resize(past.origins * past.horizons * past.categories);
    for (std::size_t h = 1; h <= past.horizons; ++h) {
        const auto known = knownOrigins(origin, static_cast<int>(h));
        for (std::size_t c = 0; c < past.categories; ++c) {
            const auto scores = scoresOf(grid, track, rows, known, static_cast<int>(h), c);
            for (std::size_t begin = 0, end = 0; begin < scores.size(); begin = end) {
                while (end < scores.size() && scores[end].first == scores[begin].first)
                    ++end;
                for (auto i = begin; i < end; ++i)
                    past.ranks[past.index(scores[i].second, h, c)] = static_cast<double>(begin + end + 1) / 2;
            }
        }
    }
    return past;
}

} // namespace planwright::forecasting
