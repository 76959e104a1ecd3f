#pragma once

#include "core/base/run_context.h"
#include "core/forecasting/analogue.h"
#include "core/service/workspace_change.h"

#include <cstdint>
#include <string>

namespace planwright::service {

using Analogue = forecasting::Analogue;
using Analogues = forecasting::Analogues;

/// The categories that the workspace's planner wants forecast like others, by category: they hold for what is imported
/// later, too. Conflict where what is kept cannot be read.
[[nodiscard]] Result<Analogues> ownAnalogues(Workspace& workspace);

/// Keeps these instead of those before, as a change of its own. Errors of forecasting::checkAnalogues(); NotFound
/// before the first import.
[[nodiscard]] Status saveAnalogues(Workspace& workspace, Analogues analogues, const RunContext& context);

/// With the analogue, instead of the category's former one. NotFound where the current data lack one of the two.
[[nodiscard]] Result<Analogues> setAnalogue(Workspace& workspace, const Analogue& analogue, const RunContext& context);
/// Without the category's; NotFound where it has none.
[[nodiscard]] Result<Analogues> removeAnalogue(Workspace& workspace, const std::string& category,
                                               const RunContext& context);

/// The document `planwright.analogues/1`: analogues[] {category, like, factor}.
[[nodiscard]] Result<std::string> analoguesDocument(Workspace& workspace, std::uint64_t seed);

} // namespace planwright::service
