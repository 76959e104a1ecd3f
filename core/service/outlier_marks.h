#pragma once

#include "core/base/date.h"
#include "core/base/run_context.h"
#include "core/features/one_offs.h"
#include "core/features/special_days.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::service {

class Workspace;

/// What a planner says of days on which a category sold much more or less than usual.
enum class OutlierMeaning : std::uint8_t {
    Ignore,  ///< it is as it is: seen, and no longer open
    OneOff,  ///< will not come again: models learn from the usual units instead (core/features/one_offs.h)
    Repeats, ///< comes again each year: counted as a special day of the planner's own
};
/// "ignore", "one-off", "repeats"
[[nodiscard]] std::string_view meaningName(OutlierMeaning meaning);
[[nodiscard]] std::optional<OutlierMeaning> parseOutlierMeaning(std::string_view name);

/// Names a category and its days, not rows of a snapshot: it holds for what is imported later, too.
struct OutlierMark {
    std::string category;
    Date first, last;
    OutlierMeaning meaning = OutlierMeaning::Ignore;
    std::string note; ///< may be empty; for Repeats what the special day is called

    friend bool operator==(const OutlierMark&, const OutlierMark&) = default;
};
/// By category and first day; no two of a category share a day.
using OutlierMarks = std::vector<OutlierMark>;

/// With the mark, which takes its days from others: what is left of those stays.
[[nodiscard]] OutlierMarks withMark(OutlierMarks marks, const OutlierMark& mark);
/// Without any mark on these days of the category.
[[nodiscard]] OutlierMarks withoutMarks(OutlierMarks marks, const std::string& category, Date first, Date last);

/// What is kept; Conflict where it cannot be read.
[[nodiscard]] Result<OutlierMarks> outlierMarks(Workspace& workspace);
/// Keeps these instead of those before, as a change of its own. NotFound before the first import; InvalidArgument where
/// they are not in order, share days or end before they begin.
[[nodiscard]] Status saveOutlierMarks(Workspace& workspace, const OutlierMarks& marks, const RunContext& context);

/// The days that the marks take for one-offs.
[[nodiscard]] std::vector<features::OneOff> oneOffsOf(const OutlierMarks& marks);

/// The days that the marks take for repeating, in every year that calendars know: each day of the mark on its date, or,
/// where a feast that moves by rule (features::specialDayNear()) lies within three days, as far from that as it was;
/// 29 February is only in leap years. Named by the note, else by that feast, else by the category and the first day, as
/// "Lamps, 3 May".
[[nodiscard]] std::vector<features::SpecialDayEdit> repeatingDays(const OutlierMarks& marks);

} // namespace planwright::service
