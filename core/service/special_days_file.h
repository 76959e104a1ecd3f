#pragma once

#include "core/base/result.h"
#include "core/features/special_days.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::service {

/// A user's own special days as CSV with a heading: `date` (YYYY-MM-DD) and `name`; optional `country` (two capitals;
/// empty: every country of sales), `weight` (empty: 1) and `action` ("add", also when empty, or "remove", which takes a
/// day of that date and name away). In any order. What an edit does: core/features/special_days.h.
/// InvalidArgument, with file, line and field, for an unknown or missing column, a value that cannot be read or is out
/// of range, and for a day that comes twice.
[[nodiscard]] Result<std::vector<features::SpecialDayEdit>> parseSpecialDays(std::string_view text,
                                                                             const std::string& sourceName);
[[nodiscard]] Result<std::vector<features::SpecialDayEdit>> readSpecialDays(const std::filesystem::path& file);

/// The text that parseSpecialDays() reads back, with all five columns, in the order given.
[[nodiscard]] std::string specialDaysText(std::span<const features::SpecialDayEdit> edits);
[[nodiscard]] Status writeSpecialDays(const std::filesystem::path& file,
                                      std::span<const features::SpecialDayEdit> edits);

/// The calendar of these countries with the edits of a file (an empty path: none). Errors as readSpecialDays() and
/// features::SpecialDayCalendar::create(), naming the file where an edit is at fault.
[[nodiscard]] Result<features::SpecialDayCalendar> readCalendar(std::span<const features::CountryShare> countries,
                                                                const std::filesystem::path& file);

} // namespace planwright::service
