#include "core/service/evaluation.h"

#include "core/data/snapshot.h"
#include "core/features/history.h"
#include "core/forecasting/band_scores.h"
#include "core/stats/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace planwright::service {
namespace {

using features::OriginRange;
using forecasting::BacktestForecast;

/// Monthly demand by category, so that a forecast finds the same month a year before.
class MonthlyDemand {
public:
    static Result<MonthlyDemand> of(const features::History& history) {
        MonthlyDemand demand;
        demand.m_first = history.firstCompleteMonth;
        PLANWRIGHT_ASSIGN(const auto view, features::CausalView::at(history, history.lastCompleteMonth));
        for (std::size_t c = 0; c < view.categoryCount(); ++c)
            demand.m_months[view.category(c)] = view.monthlyDemand(c);
        return demand;
    }
    /// Empty before the first complete month.
    [[nodiscard]] std::optional<double> at(const std::string& category, Month month) const {
        if (month < m_first)
            return std::nullopt;
        return m_months.at(category).at(static_cast<std::size_t>(month - m_first));
    }

private:
    Month m_first;
    std::map<std::string, std::vector<double>> m_months;
};

/// The forecasts of one part and horizon as columns, for the metrics.
struct Columns {
    std::vector<double> actual, mean;
    forecasting::BandColumns bands;
    std::vector<double> comparedActual, comparedMean, yearBefore;

    void add(const BacktestForecast& forecast, const MonthlyDemand& demand) {
        actual.push_back(forecast.actual);
        mean.push_back(forecast.mean);
        if (forecast.quantiles)
            bands.add(forecast.actual, *forecast.quantiles);
        if (const auto before = demand.at(forecast.category, forecast.month - 12)) {
            comparedActual.push_back(forecast.actual);
            comparedMean.push_back(forecast.mean);
            yearBefore.push_back(*before);
        }
    }
};

std::optional<double> skill(const Columns& columns) {
    const auto own = stats::wape(columns.comparedActual, columns.comparedMean);
    const auto naive = stats::wape(columns.comparedActual, columns.yearBefore);
    return own && naive && *naive > 0 ? std::optional(1 - *own / *naive) : std::nullopt;
}

HoldOutScore scoreOf(int horizon, const Columns& columns) {
    const auto bands = bandScores(columns.bands);
    return {horizon,
            static_cast<int>(columns.actual.size()),
            stats::wape(columns.actual, columns.mean),
            stats::smapePercent(columns.actual, columns.mean),
            stats::bias(columns.actual, columns.mean),
            bands.coverage50,
            bands.coverage80,
            bands.coverage90,
            bands.pinball,
            bands.winkler80,
            bands.crps,
            bands.transform,
            skill(columns)};
}

std::vector<HoldOutScore> scoresOf(const OriginRange& part, int horizonMonths,
                                   const std::vector<BacktestForecast>& forecasts, const MonthlyDemand& demand) {
    std::vector<HoldOutScore> scores;
    for (int horizon = 1; part.count() > 0 && horizon <= horizonMonths; ++horizon) {
        Columns columns;
        for (const auto& forecast : forecasts)
            if (forecast.horizon == horizon && part.contains(forecast.origin))
                columns.add(forecast, demand);
        scores.push_back(scoreOf(horizon, columns));
    }
    return scores;
}

/// The backtest's origins are the last ones before `lastMonth`; all that are judged must be among them.
Status checkReach(const features::TimeSplit& split, Month lastMonth, const TrainingOptions& training) {
    const auto& first = split.validation.count() > 0 ? split.validation : split.test;
    const int needed = first.count() > 0 ? lastMonth - first.first : 0;
    if (needed <= training.origins)
        return {};
    return Error(
        ErrorCode::InvalidArgument,
        fmt::format("The first month to judge by, {}, lies {} origins back, and the backtest goes back {}: train "
                    "and evaluate with --origins {} or more, or ask for fewer months.",
                    first.first.toWords(), needed, training.origins, needed),
        {{}, 0, "origins"});
}

} // namespace

Result<Evaluation> evaluate(Workspace& workspace, const TrainingOptions& training, const features::SplitPlan& plan,
                            const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto snapshot, workspace.currentSnapshot());
    PLANWRIGHT_ASSIGN(const auto panel,
                      data::loadPanel(workspace.snapshotsDirectory() / snapshot, training.until, context));
    PLANWRIGHT_ASSIGN(const auto history, features::makeHistory(panel, training.measure));
    Evaluation evaluation;
    PLANWRIGHT_ASSIGN(evaluation.split,
                      features::timeSplit(history.firstCompleteMonth, history.lastCompleteMonth, plan));
    PLANWRIGHT_TRY(checkReach(evaluation.split, history.lastCompleteMonth, training));
    PLANWRIGHT_ASSIGN(auto trained, currentTraining(workspace, training, context));
    const auto kept = keptBacktest(trained.backtest.result);
    PLANWRIGHT_ASSIGN(const auto demand, MonthlyDemand::of(history));
    evaluation.snapshotSha256 = std::move(trained.backtest.snapshotSha256);
    evaluation.bundleSha256 = std::move(trained.bundleSha256);
    evaluation.measure = training.measure;
    evaluation.horizonMonths = plan.horizonMonths;
    evaluation.validation = scoresOf(evaluation.split.validation, plan.horizonMonths, kept.forecasts, demand);
    evaluation.test = scoresOf(evaluation.split.test, plan.horizonMonths, kept.forecasts, demand);
    evaluation.selected = kept.selected;
    evaluation.reason = kept.reason;
    evaluation.oneOffNote = std::move(trained.backtest.oneOffNote);
    return evaluation;
}

} // namespace planwright::service
