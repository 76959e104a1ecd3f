#pragma once

#include "core/base/date.h"
#include "core/base/result.h"

#include <cstdint>

namespace planwright::features {

/// How the past is divided: how many origins (last known months) validate and test, and how far ahead each looks.
struct SplitPlan {
    int validationOrigins = 6;
    int testOrigins = 12;
    int horizonMonths = 1; ///< the farthest target a part is judged by: 1..12
};

/// Consecutive origins, both ends included; none where last < first.
struct OriginRange {
    Month first;
    Month last;

    [[nodiscard]] constexpr int count() const { return last < first ? 0 : last - first + 1; }
    [[nodiscard]] constexpr bool contains(Month origin) const { return first <= origin && origin <= last; }
};

struct TimeSplit {
    OriginRange train;
    OriginRange validation;
    OriginRange test;
};

enum class SplitPart : std::uint8_t { Train, Validation, Test, None };

/// The embargo: an example of origin o with targets up to o + H is known in full at `origin` where o + H <= origin, so
/// the last that may be learned from there is origin - H.
[[nodiscard]] constexpr Month lastKnownExample(Month origin, int horizonMonths) {
    return origin - horizonMonths;
}

/// The split by date of the origins firstOrigin .. lastMonth, where lastMonth (L) is the last month with actuals, V and
/// T are the plan's origins and H its horizon:
///     test       = [L - H - T + 1, L - H]               every test origin has an actual at every horizon
///     validation = the V origins that end with  test.first - H
///     train      = [firstOrigin, validation.first - H]
/// (a part of 0 origins is empty and asks for no embargo). Between two parts H - 1 origins are left out: their targets
/// would reach into months that the later part is to be judged without. InsufficientData where no origin is left to
/// train on, InvalidArgument for a plan out of range.
[[nodiscard]] Result<TimeSplit> timeSplit(Month firstOrigin, Month lastMonth, const SplitPlan& plan);

/// Where an origin belongs; None for those of an embargo, and outside.
[[nodiscard]] SplitPart splitPart(const TimeSplit& split, Month origin);

} // namespace planwright::features
