#pragma once

#include "core/base/run_context.h"
#include "core/data/types/panel.h"
#include "core/features/special_days.h"
#include "core/service/workspace_change.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace planwright::service {

using SpecialDay = features::SpecialDayEdit;

/// The special days that the workspace keeps for its planner, in the order in which they were saved; empty where there
/// are none. Features read them where no calendar file is given (features_service.h). Conflict where what is kept
/// cannot be read.
[[nodiscard]] Result<std::vector<SpecialDay>> ownSpecialDays(Workspace& workspace);

/// What models may know in advance: the days above and those that outlier marks take for repeating, by date. Days that
/// are taken away, and the country of a day, are left out: models know no countries. Errors as ownSpecialDays().
[[nodiscard]] Result<std::vector<data::PlannedDay>> plannedDays(Workspace& workspace);

/// Keeps these days instead of those that were there, as a change of its own. InvalidArgument, with the number of the
/// day (`line`, from 1) and the field, for a day that parseSpecialDays() would refuse; NotFound before the first
/// import.
[[nodiscard]] Status saveSpecialDays(Workspace& workspace, std::span<const SpecialDay> days, const RunContext& context);

/// The document `planwright.special_days/1`: days[] {date, name, country (null: everywhere), weight (null where the day
/// is taken away), remove}.
[[nodiscard]] Result<std::string> specialDaysDocument(Workspace& workspace, std::uint64_t seed);

/// A day as a person types it.
struct SpecialDayText {
    std::string date, name, country, weight;
    bool remove = false;

    friend bool operator==(const SpecialDayText&, const SpecialDayText&) = default;
};
[[nodiscard]] SpecialDayText textOf(const SpecialDay& day);
/// As a line of a file would be read. InvalidArgument, with the field.
[[nodiscard]] Result<SpecialDay> readSpecialDay(const SpecialDayText& text);
/// The countries whose days are built in, two capitals each, sorted.
[[nodiscard]] std::vector<std::string> countriesWithSpecialDays();

/// What is wrong with each day, in their order: an empty text, or a sentence and the field that it is about.
struct SpecialDayFault {
    std::string field, sentence;
};
[[nodiscard]] std::vector<SpecialDayFault> faultsOf(std::span<const SpecialDay> days);
[[nodiscard]] std::vector<SpecialDayFault> faultsOf(std::span<const SpecialDayText> days);

} // namespace planwright::service
