#pragma once

#include "core/base/result.h"
#include "core/features/history_corrections.h"

#include <string>
#include <string_view>

namespace planwright::serving {

/// Corrections as JSON of integers ("planwright.one_off_days/1"): exact both ways, and equal ones give the same bytes.
[[nodiscard]] std::string oneOffDaysToJson(const features::HistoryCorrections& corrections);
/// InvalidArgument where the text is no such document, or its days are not in order.
[[nodiscard]] Result<features::HistoryCorrections> oneOffDaysFromJson(std::string_view text);

/// "Learnt with 3 one-off days corrected: 2 of Cards, 1 of Lamps."; empty where there are none.
[[nodiscard]] std::string oneOffSentence(const features::HistoryCorrections& corrections);

} // namespace planwright::serving
