#include "core/forecasting/series/series_forecast.h"

#include "core/base/parallel.h"
#include "core/forecasting/mase_scale.h"
#include "core/forecasting/series/mix_rule.h"
#include "core/forecasting/series/past_origins.h"
#include "core/forecasting/series/point_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <span>

namespace planwright::forecasting::series {
namespace {

constexpr int longestHorizon = 60;
constexpr std::size_t longestSeason = 366;

Status check(const std::vector<Series>& series, const Options& options) {
    const auto wrong = [](const std::string& sentence, std::string field) {
        return Error(ErrorCode::InvalidArgument, sentence, {{}, 0, std::move(field)});
    };
    if (options.horizon < 1 || options.horizon > longestHorizon)
        return wrong(fmt::format("The horizon must be 1 to {} periods, not {}.", longestHorizon, options.horizon),
                     "horizon");
    if (options.season < 1 || options.season > longestSeason)
        return wrong(fmt::format("A season must have 1 to {} periods, not {}.", longestSeason, options.season),
                     "season");
    if (options.origins < 0)
        return wrong("The number of origins cannot be negative.", "origins");
    for (const auto& one : series)
        if (!std::ranges::all_of(one.values, [](double value) { return std::isfinite(value); }))
            return Error(ErrorCode::InvalidArgument,
                         fmt::format("The series \"{}\" holds a value that is no number.", one.name));
    return {};
}

/// One run over a table. Origins are told apart by how many values of each series lie after them.
class Run {
public:
    Run(const std::vector<Series>& series, const Options& options, const GlobalMethod* global,
        const RunContext& context)
        : m_series(series)
        , m_options(options)
        , m_horizon(static_cast<std::size_t>(options.horizon))
        , m_rule(options.season, options.horizon)
        , m_global(global)
        , m_context(context)
        , m_points(series.size()) {
        for (int o = std::max(1, options.origins); o-- > 0;)
            m_targets.push_back(options.origins == 0 ? 0 : m_horizon + static_cast<std::size_t>(o));
    }

    Status fit() {
        std::set<std::size_t, std::greater<>> fitted; // how far back
        for (const auto target : m_targets)
            for (const auto back : learningOrigins(m_horizon))
                fitted.insert(target + back);
        const std::vector<std::size_t> learning(fitted.begin(), fitted.end());
        std::vector<std::unique_ptr<FittedGlobalMethod>> learnt(learning.size());
        const auto fits = m_global != nullptr ? learning.size() : 0;
        const auto fitOrForecast = [&](std::size_t i) -> Status {
            if (i >= fits)
                return forecastOne(i - fits);
            PLANWRIGHT_ASSIGN(learnt[i],
                              m_global->fit(historiesAt(learning[i]), m_options.season, m_options.horizon, m_context));
            return {};
        };
        // The fits first: they are the longest.
        PLANWRIGHT_TRY(parallelFor(fits + m_series.size(), m_context, "forecasting", fitOrForecast));
        return addLearnt(learning, learnt);
    }

    std::vector<Forecast> forecasts() {
        std::vector<MixRule> rules;
        for (const auto target : m_targets)
            rules.push_back(ruleAt(target));
        std::vector<Forecast> forecasts;
        for (std::size_t s = 0; s < m_series.size(); ++s)
            for (std::size_t o = 0; o < m_targets.size(); ++o)
                if (known(s, m_targets[o]) > 0)
                    tell(s, m_targets[o], rules[o], forecasts);
        return forecasts;
    }

private:
    [[nodiscard]] std::size_t known(std::size_t series, std::size_t back) const {
        const auto size = m_series[series].values.size();
        return size > back ? size - back : 0;
    }
    [[nodiscard]] std::span<const double> history(std::size_t series, std::size_t back) const {
        return std::span(m_series[series].values).first(known(series, back));
    }
    [[nodiscard]] Histories historiesAt(std::size_t back) const {
        Histories histories;
        for (std::size_t s = 0; s < m_series.size(); ++s)
            histories.push_back(history(s, back));
        return histories;
    }

    /// What needs no other series.
    Status forecastOne(std::size_t series) {
        for (const auto target : m_targets) {
            for (const auto back : originsOf(known(series, target), m_horizon)) {
                PLANWRIGHT_TRY(m_context.checkStop());
                const auto [entry, isNew] = m_points[series].try_emplace(target + back);
                if (isNew)
                    entry->second = m_rule.forecast(history(series, target + back));
            }
        }
        return {};
    }

    /// At each origin by what was learnt there or at the next origin before it.
    Status addLearnt(const std::vector<std::size_t>& learning,
                     const std::vector<std::unique_ptr<FittedGlobalMethod>>& learnt) {
        std::map<std::size_t, const FittedGlobalMethod*> byOrigin;
        for (const auto& points : m_points)
            for (const auto& [back, point] : points)
                byOrigin[back] = nullptr;
        for (std::size_t i = 0; i < learnt.size(); ++i)
            for (auto& [back, fitted] : byOrigin)
                fitted = back <= learning[i] && learnt[i] ? learnt[i].get() : fitted;
        const std::vector<std::pair<std::size_t, const FittedGlobalMethod*>> all(byOrigin.begin(), byOrigin.end());
        std::vector<std::vector<std::vector<double>>> told(all.size());
        const auto ask = [&](std::size_t i) -> Status {
            if (all[i].second != nullptr) {
                PLANWRIGHT_ASSIGN(told[i], all[i].second->forecast(historiesAt(all[i].first)));
            }
            return {};
        };
        PLANWRIGHT_TRY(parallelFor(all.size(), m_context, ask));
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t s = 0; s < told[i].size(); ++s)
                if (const auto point = m_points[s].find(all[i].first); point != m_points[s].end())
                    point->second.learnt = std::move(told[i][s]);
        return {};
    }

    /// What past errors of all series say at an origin.
    [[nodiscard]] MixRule ruleAt(std::size_t target) const {
        std::vector<PastForecast> past;
        for (std::size_t s = 0; s < m_series.size(); ++s)
            for (const auto back : originsOf(known(s, target), m_horizon))
                if (back > 0)
                    addPast(s, target, target + back, past);
        return mixRuleFrom(past);
    }

    void addPast(std::size_t series, std::size_t target, std::size_t origin, std::vector<PastForecast>& past) const {
        const auto scale = maseScaleOf(history(series, origin), m_options.season);
        if (!scale)
            return;
        const auto& points = m_points[series].at(origin);
        const auto first = known(series, origin);
        for (std::size_t h = 0; h < m_horizon && first + h < known(series, target); ++h)
            past.push_back({series, static_cast<int>(h) + 1, m_series[series].values[first + h], *scale, &points});
    }

    void tell(std::size_t series, std::size_t target, const MixRule& rule, std::vector<Forecast>& forecasts) const {
        const auto values = history(series, target);
        const auto& points = m_points[series].at(target);
        const auto scale = maseScaleOf(values, m_options.season).value_or(0);
        const bool hasFloor = std::ranges::all_of(values, [](double value) { return value >= 0; });
        const auto origin = m_series[series].firstPeriod + static_cast<std::int64_t>(values.size()) - 1;
        for (std::size_t h = 0; h < m_horizon; ++h) {
            const int horizon = static_cast<int>(h) + 1;
            auto value = rule.bands.around(points.mixed(h, rule.shares), scale, horizon);
            if (hasFloor) {
                value.mean = std::max(0.0, value.mean);
                for (auto& quantile : value.quantiles)
                    quantile = std::max(0.0, quantile);
            }
            forecasts.push_back({series, origin, horizon, value, points.nameOf(rule.shares)});
        }
    }

    const std::vector<Series>& m_series;
    const Options& m_options;
    std::size_t m_horizon;
    PointRule m_rule;
    const GlobalMethod* m_global;
    const RunContext& m_context;
    std::vector<std::size_t> m_targets;                  ///< how far back the origins asked for lie, the farthest first
    std::vector<std::map<std::size_t, Points>> m_points; ///< by series, and how far back the origin lies
};

} // namespace

Result<std::vector<Forecast>> forecastSeries(const std::vector<Series>& series, const Options& options,
                                             const GlobalMethod* global, const RunContext& context) {
    PLANWRIGHT_TRY(check(series, options));
    Run run(series, options, global, context);
    PLANWRIGHT_TRY(run.fit());
    auto forecasts = run.forecasts();
    if (forecasts.empty())
        return Error(ErrorCode::InsufficientData, "No series is long enough for a forecast from there: ask for fewer "
                                                  "origins or a shorter horizon.");
    return forecasts;
}

} // namespace planwright::forecasting::series
