#pragma once

#include "core/base/date.h"
#include "core/data/types/panel.h"
#include "core/forecasting/explanation.h"

#include <string>
#include <string_view>

namespace planwright::forecasting {

/// What an explanation in words needs besides its parts.
struct ExplainedMonth {
    std::string_view category; ///< as the sentence begins, e.g. "Toys", "All categories"
    Month lastMonth, month;
    data::Measure measure = data::Measure::Units;
    std::string_view like = {}; ///< the category that it is forecast like; may be empty
};

/// A part's name in words for tables, e.g. "last year's December", "days of December against November".
[[nodiscard]] std::string partLabel(PartKind kind, const ExplainedMonth& about);

/// "Toys: 1,240 units in December, 310 above November's 930: 420 from last year's December, -110 from falling sales."
/// `parts` as in Explanation, their sum at least 0. Three parts at most are named, the largest first, the others are
/// one more. Numbers are rounded to one unit (a tenth where both months are below 10) and so that they add up as they
/// are printed: a part is off by four such steps at most, and never printed with the other sign.
[[nodiscard]] std::string explanationSentence(const std::vector<Part>& parts, const ExplainedMonth& about);

} // namespace planwright::forecasting
