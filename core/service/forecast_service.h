#pragma once

#include "core/forecasting/background.h"
#include "core/forecasting/explanation.h"
#include "core/forecasting/forecast.h"
#include "core/service/training_service.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace planwright::service {

/// Whether a forecast also says where it comes from, which takes as long as the forecast itself, and what stands behind
/// it, for which some models may be fitted once more.
enum class Explaining : std::uint8_t { No, Yes };

struct ForecastRun {
    forecasting::ForecastSet forecast;
    std::vector<forecasting::MonthExplanation> explanations; ///< by month; empty unless asked for
    std::vector<forecasting::MonthBackground> backgrounds;   ///< likewise
    std::string document;                                    ///< the `forecast` document, with them
    std::string oneOffNote; ///< what the model learnt with instead of one-off days, in a sentence; empty without any
};

/// The months after the last complete one, by the current snapshot's model (trained first where there is none), with
/// what is known of them: knownInputsFor() this file.
[[nodiscard]] Result<ForecastRun> forecastMonths(Workspace& workspace, const TrainingOptions& training,
                                                 int horizonMonths, const RunContext& context,
                                                 Explaining explaining = Explaining::No,
                                                 const std::optional<std::filesystem::path>& planFile = {});

} // namespace planwright::service
