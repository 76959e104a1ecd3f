#pragma once

#include "core/base/date.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planwright::features {

/// What to learn from on a category's day instead of what was sold, in the raw integers of a data::Panel.
struct CorrectedDay {
    std::string category;
    Date day;
    std::int64_t units = 0;     ///< 1/1,000 unit
    std::int64_t revenue = 0;   ///< 1/10,000 currency unit
    std::int64_t orders = 0;    ///< whole ones
    std::int64_t customers = 0; ///< whole ones

    friend bool operator==(const CorrectedDay&, const CorrectedDay&) = default;
};

/// Stands beside a panel, which stays as it was: makeHistory() alone puts the two together. By category and day, each
/// once; a category or day that a panel does not have is of no effect on it.
struct HistoryCorrections {
    std::vector<CorrectedDay> days;

    [[nodiscard]] bool empty() const { return days.empty(); }
    friend bool operator==(const HistoryCorrections&, const HistoryCorrections&) = default;
};

} // namespace planwright::features
