#include "core/forecasting/series/series_forecast.h"

#include "core/base/parallel.h"
#include "core/forecasting/series/point_rule.h"
#include "core/forecasting/series/series_bands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <span>

namespace planwright::forecasting::series {
namespace {

constexpr int longestHorizon = 60;
constexpr std::size_t fewestPastOrigins = 6; // as far as the series allows
constexpr int shortestPast = 24;             ///< values before an origin whose errors count, where the series allows it

/// That the naive forecasts may have; the first also where nothing is known of errors.
constexpr std::array naiveShares{0.25, 0.0, 0.5};

/// What one series says at one origin, and how far off it would have been before.
struct AtOrigin {
    std::size_t known = 0; ///< values up to the origin; 0: the series is too short
    Points points;
    double scale = 0;
    struct Past {
        int horizon = 1;
        double actual = 0, scale = 1;
        const Points* points = nullptr;
        [[nodiscard]] double error(double naiveShare) const {
            return std::abs(actual - points->mixed(static_cast<std::size_t>(horizon) - 1, naiveShare)) / scale;
        }
    };
    std::vector<Past> past;
};

/// How far back origins lie whose errors count: close together at first, where short horizons are known, then some at
/// which all of the horizon is.
std::vector<std::size_t> pastOrigins(std::size_t horizon) {
    std::vector<std::size_t> back;
    for (std::size_t next = 1; next < horizon; next = std::max(next + 1, next * 8 / 5))
        back.push_back(next);
    const std::size_t step = std::max<std::size_t>(1, horizon / 3);
    for (std::size_t i = 0; i < 3 || back.size() < fewestPastOrigins; ++i)
        back.push_back(horizon + i * step);
    return back;
}

/// One series at all of its origins; what two of them need is worked out once.
class OneSeries {
public:
    /// `points` keeps them, by how many values were known.
    OneSeries(const Series& series, int horizon, std::map<std::size_t, Points>& points)
        : m_values(series.values)
        , m_horizon(horizon)
        , m_points(points) {}

    AtOrigin at(std::size_t known) {
        AtOrigin result{known, pointsAt(known), scaleOf(m_values.first(known)), {}};
        for (const auto back : pastOrigins(static_cast<std::size_t>(m_horizon))) {
            if (known <= back || (known - back < shortestPast && !result.past.empty()))
                break;
            addPast(known - back, known, result.past);
        }
        return result;
    }

private:
    const Points& pointsAt(std::size_t known) {
        const auto [entry, isNew] = m_points.try_emplace(known);
        if (isNew)
            entry->second = forecastPoints(m_values.first(known), m_horizon);
        return entry->second;
    }

    void addPast(std::size_t past, std::size_t known, std::vector<AtOrigin::Past>& all) {
        const double scale = scaleOf(m_values.first(past));
        if (scale <= 0)
            return;
        const auto& points = pointsAt(past);
        for (std::size_t h = 0; h < points.naive.size() && past + h < known; ++h)
            all.push_back({static_cast<int>(h) + 1, m_values[past + h], scale, &points});
    }

    std::span<const double> m_values;
    int m_horizon;
    std::map<std::size_t, Points>& m_points;
};

Status check(const std::vector<Series>& series, const Options& options) {
    if (options.horizon < 1 || options.horizon > longestHorizon)
        return Error(ErrorCode::InvalidArgument,
                     fmt::format("The horizon must be 1 to {} periods, not {}.", longestHorizon, options.horizon),
                     {{}, 0, "horizon"});
    if (options.origins < 0)
        return Error(ErrorCode::InvalidArgument, "The number of origins cannot be negative.", {{}, 0, "origins"});
    for (const auto& one : series)
        if (!std::ranges::all_of(one.values, [](double value) { return std::isfinite(value); }))
            return Error(ErrorCode::InvalidArgument,
                         fmt::format("The series \"{}\" holds a value that is no number.", one.name));
    return {};
}

/// How many values are known at the origin with this number, oldest first; 0 where the series is too short for it.
std::size_t knownAt(const Series& series, const Options& options, int number) {
    const auto size = static_cast<std::int64_t>(series.values.size());
    const auto back = options.origins == 0 ? 0 : options.horizon + options.origins - 1 - number;
    return size > back ? static_cast<std::size_t>(size - back) : 0;
}

/// What past errors of all series say at an origin.
struct Rule {
    double naiveShare = 0;
    Bands bands;
};

Rule ruleFrom(const std::vector<std::vector<AtOrigin>>& found, std::size_t origin) {
    double best = std::numeric_limits<double>::infinity();
    double naiveShare = 0;
    std::vector<ScaledError> errors;
    for (const double share : naiveShares) {
        double sum = 0;
        std::vector<ScaledError> now;
        for (const auto& one : found) {
            for (const auto& past : one[origin].past) {
                now.push_back({past.horizon, past.error(share)});
                sum += now.back().size;
            }
        }
        if (sum < best) {
            best = sum;
            naiveShare = share;
            errors = std::move(now);
        }
    }
    return {naiveShare, Bands(errors)};
}

void tell(const Series& series, std::size_t place, const AtOrigin& at, const Rule& rule,
          std::vector<Forecast>& forecasts) {
    const bool hasFloor =
        std::ranges::all_of(std::span(series.values).first(at.known), [](double v) { return v >= 0; });
    for (std::size_t h = 0; h < at.points.naive.size(); ++h) {
        const int horizon = static_cast<int>(h) + 1;
        auto value = rule.bands.around(at.points.mixed(h, rule.naiveShare), at.scale, horizon);
        if (hasFloor) {
            value.mean = std::max(0.0, value.mean);
            for (auto& quantile : value.quantiles)
                quantile = std::max(0.0, quantile);
        }
        const bool isMixed = rule.naiveShare > 0 && !at.points.smoothed.empty();
        forecasts.push_back({place, series.firstPeriod + static_cast<std::int64_t>(at.known) - 1, horizon, value,
                             at.points.model + std::string(isMixed ? "_with_naive" : "")});
    }
}

} // namespace

Result<std::vector<Forecast>> forecastSeries(const std::vector<Series>& series, const Options& options,
                                             const RunContext& context) {
    PLANWRIGHT_TRY(check(series, options));
    const auto origins = static_cast<std::size_t>(std::max(1, options.origins));
    std::vector<std::vector<AtOrigin>> found(series.size(), std::vector<AtOrigin>(origins));
    std::vector<std::map<std::size_t, Points>> points(series.size());
    PLANWRIGHT_TRY(parallelFor(series.size(), context, [&](std::size_t s) -> Status {
        OneSeries one(series[s], options.horizon, points[s]);
        for (std::size_t o = 0; o < origins; ++o) {
            if (context.stopRequested())
                return context.checkStop();
            if (const auto known = knownAt(series[s], options, static_cast<int>(o)))
                found[s][o] = one.at(known);
        }
        return {};
    }));
    std::vector<Rule> rules;
    for (std::size_t o = 0; o < origins; ++o)
        rules.push_back(ruleFrom(found, o));
    std::vector<Forecast> forecasts;
    for (std::size_t s = 0; s < series.size(); ++s)
        for (std::size_t o = 0; o < origins; ++o)
            if (found[s][o].known > 0)
                tell(series[s], s, found[s][o], rules[o], forecasts);
    if (forecasts.empty())
        return Error(ErrorCode::InsufficientData, "No series is long enough for a forecast from there: ask for fewer "
                                                  "origins or a shorter horizon.");
    return forecasts;
}

} // namespace planwright::forecasting::series
