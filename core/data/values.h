#pragma once

#include "core/base/date.h"
#include "core/data/mapping.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace planwright::data {

/// `text` * 10^decimals as an integer, if `text` is a plain decimal number ("-12", "3.50", ".5") that is exact at that
/// many decimals and whose absolute value is at most 10^9. No exponent, no thousands mark, no sign of a currency, no
/// "NaN", no "_": nothing is guessed.
[[nodiscard]] std::optional<std::int64_t> readDecimal(std::string_view text, char decimalMark, int decimals);

/// What a text says as a date, with or without a time of day.
struct TimeReading {
    enum class Outcome : std::uint8_t {
        Read,
        Unreadable,
        OtherOrder, ///< no date in the order asked for, but a good one in another: the file mixes date formats
        OutOfRange, ///< a date, but not in 1900 .. 2199
    };
    Outcome outcome = Outcome::Unreadable;
    std::int64_t micros = 0; ///< since 1970-01-01 00:00 of the clock that the text was written by
};

/// Year-month-day: YYYY-MM-DD (also with / or .) or YYYYMMDD; the others: D/M/YYYY or M/D/YYYY (also with - or .), the
/// year with four digits. Then, if present, a blank or T, H:MM[:SS[.fraction]], AM or PM, and Z or an offset such as
/// +02:00, which is not applied: an event belongs to the day that the shop's clock showed.
[[nodiscard]] TimeReading readTime(std::string_view text, DateOrder order);

/// The day of a moment in microseconds since 1970-01-01.
[[nodiscard]] Date dayOf(std::int64_t micros);

/// 0 purchase, 1 refund, 2 view, 3 cart, by their names and common synonyms.
[[nodiscard]] std::optional<std::int64_t> readEventType(std::string_view text);

} // namespace planwright::data
