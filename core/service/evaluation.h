#pragma once

#include "core/features/time_split.h"
#include "core/service/training_service.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// The errors of the automatic choice, so many months ahead, pooled over the origins of one part and all categories
/// (definitions: decision spec 1.1 and 1.2).
struct HoldOutScore {
    int horizon = 1;
    int forecasts = 0;
    std::optional<double> wape;
    std::optional<double> smape; ///< percent
    std::optional<double> bias;
    std::optional<double> coverage50;
    std::optional<double> coverage80;
    std::optional<double> coverage90;
    std::optional<double> pinball;      ///< mean over the levels .1, .5, .9, in the measure's unit
    std::optional<double> winkler80;    ///< mean interval score of the 80 % band, in the measure's unit
    std::optional<double> crps;         ///< mean continuous ranked probability score, in the measure's unit
    std::array<double, 10> transform{}; ///< actuals in each tenth of their distribution: BandScores::transform
    /// 1 - WAPE / WAPE of the same month a year before, over the forecasts that have one.
    std::optional<double> skill;
};

/// The current snapshot's training, judged on months that it was not chosen by: at each origin the automatic choice is
/// made anew from what was known then, and between the parts lies the embargo that the horizon needs.
struct Evaluation {
    std::string snapshotSha256;
    std::string bundleSha256;
    data::Measure measure = data::Measure::Units;
    int horizonMonths = 1;
    features::TimeSplit split;
    std::vector<HoldOutScore> validation; ///< by horizon, 1 first; empty where no origin validates
    std::vector<HoldOutScore> test;
    std::string selected;
    std::string reason;
    std::string oneOffNote; ///< BacktestRun::oneOffNote
};

/// Trains first where the snapshot has no such training yet. Errors as timeSplit(), and InvalidArgument, with the
/// number to ask for, where the training's backtest does not reach back to the first origin that is to be judged.
[[nodiscard]] Result<Evaluation> evaluate(Workspace& workspace, const TrainingOptions& training,
                                          const features::SplitPlan& plan, const RunContext& context);

/// The `evaluate` document: `test.h1.wape` is the error of the test months one month ahead.
[[nodiscard]] std::string evaluationDocument(const Evaluation& evaluation, std::uint64_t seed);
/// The document's scores alone, without those that are null: what `dvc metrics show` and `diff` make a table of.
[[nodiscard]] std::string metricsText(const Evaluation& evaluation);

} // namespace planwright::service
