#pragma once

#include "core/decisions/decision.h"
#include "core/forecasting/forecast.h"
#include "core/service/training_service.h"

#include <filesystem>
#include <optional>
#include <string>

namespace planwright::service {

struct DecideOptions {
    std::optional<double> budget;                   ///< empty: the sum of present spends
    std::optional<std::filesystem::path> economics; ///< CSV, see economics_file.h
    std::optional<std::filesystem::path> plan;      ///< known in advance: knownInputsFor() this file
};

struct DecisionRun {
    std::optional<forecasting::ForecastSet> forecast; ///< empty for a question that was put directly
    decisions::DecisionResult result;
    std::string document; ///< the `decide` document
};

/// What to do next month, by the current snapshot's model (trained first where there is none).
[[nodiscard]] Result<DecisionRun> decideNextMonth(Workspace& workspace, const TrainingOptions& training,
                                                  const DecideOptions& options, const RunContext& context);

/// Answers a decision input document (design.md section 5) without any workspace; a given budget or seed wins over the
/// file's.
[[nodiscard]] Result<DecisionRun> decideInputs(const std::filesystem::path& inputs, std::optional<double> budget,
                                               std::optional<std::uint64_t> seed, const RunContext& context);

} // namespace planwright::service
