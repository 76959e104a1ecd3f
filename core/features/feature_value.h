#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace planwright::features {

/// Why a feature has no value.
enum class Missing : std::uint8_t {
    Nothing, ///< it has one
    ShortHistory,
    NoYearAgo,
    NoSales,
    NotRecorded,
    NotYet,
    NoCalendar,
};
inline constexpr std::array missingReasons{
    Missing::ShortHistory, Missing::NoYearAgo, Missing::NoSales,
    Missing::NotRecorded,  Missing::NotYet,    Missing::NoCalendar,
};
/// "ShortHistory", as documents name it.
[[nodiscard]] std::string_view missingName(Missing missing);
/// The reason as a sentence.
[[nodiscard]] std::string_view missingSentence(Missing missing);

/// A finite number, or why there is none (`value` is 0 then, so that no NaN can leave).
struct FeatureValue {
    double value = 0;
    Missing missing = Missing::Nothing;

    [[nodiscard]] bool known() const { return missing == Missing::Nothing; }
};
[[nodiscard]] inline FeatureValue none(Missing why) {
    return {0, why};
}
[[nodiscard]] inline FeatureValue number(double value) {
    return std::isfinite(value) ? FeatureValue{value == 0 ? 0.0 : value, Missing::Nothing} : none(Missing::NoSales);
}
/// a / b, or NoSales unless b is above 0.
[[nodiscard]] inline FeatureValue ratio(double a, double b) {
    return b > 0 ? number(a / b) : none(Missing::NoSales);
}

} // namespace planwright::features
