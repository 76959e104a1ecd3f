#pragma once

#include "core/forecasting/analogue.h"
#include "core/forecasting/bands.h"
#include "core/forecasting/draws/past_ranks.h"
#include "core/forecasting/trained_model.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// What the backtest says of one category's automatic forecasts, one month ahead (or of the total's).
struct SeriesRecord {
    std::string category;
    HistoricalError error;
    std::optional<double> maeRatio; ///< MAE over seasonal naive's at the same origins; empty where that had no forecast
    std::vector<FailedAttempt> failed; ///< models that could not be fitted on, or forecast, this category
};

/// One model of the automatic choice. Weight 0: serves an exception, or fills the gaps that the others leave.
struct Member {
    std::string name;
    double weight = 0;
    std::shared_ptr<const FittedModel> fitted;
};

/// What forecasts one category instead of the portfolio's choice.
struct CategoryMix {
    std::string category;
    std::string selected;
    std::string reason;
    std::vector<double> weights; ///< of the model's members; they sum to 1
};

struct EarlierReconciliation;

/// The automatic choice as it was made at the origin before, by name: enough to fit it again there.
struct EarlierChoice {
    std::string selected;
    std::vector<std::string> members; ///< the gap filler is last
    std::vector<double> weights;      ///< of the members; they sum to 1
    std::vector<CategoryMix> exceptions;
    std::shared_ptr<const EarlierReconciliation> reconciliation; ///< null: the means were added up as they were
};

struct MeanReconciliation;

class TrainedModel {
public:
    data::Measure measure = data::Measure::Units;
    Month trainedUntil;
    std::string selected;
    std::string reason;
    std::vector<Member> members;       ///< weights sum to 1; the gap filler is last
    BandCalibration bands;             ///< `own` in the order of `records`
    PastRanks past;                    ///< how the categories' errors went together, in the order of `records`
    std::vector<SeriesRecord> records; ///< by category, in the panel's order
    SeriesRecord total;
    std::optional<ConfidenceCheck> confidence; ///< how far the categories' confidence could be relied on
    std::vector<CategoryMix> exceptions;
    std::shared_ptr<const MeanReconciliation> reconciliation; ///< null: the means are added up as they are
    Analogues analogues;                                      ///< what a planner said of categories; not learnt
    /// Empty where the month before trainedUntil was too early for a choice, or an older program trained.
    std::optional<EarlierChoice> earlier;
};

} // namespace planwright::forecasting
