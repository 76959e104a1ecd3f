#pragma once

#include "core/base/date.h"
#include "core/data/mapping.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planwright::data {

/// `text` * 10^decimals as an integer, if `text` is a plain decimal number ("-12", "3.50", ".5") that is exact at that
/// many decimals and whose absolute value is at most 10^9. No exponent, no thousands mark, no sign of a currency, no
/// "NaN", no "_": nothing is guessed.
[[nodiscard]] std::optional<std::int64_t> readDecimal(std::string_view text, char decimalMark, int decimals);

/// How an export writes numbers.
struct NumberFormat {
    char decimalMark = '.';
    char thousandsMark = '\0'; ///< 0: none is read
    std::string currencySign;  ///< empty: none is read
};
[[nodiscard]] NumberFormat numberFormatOf(const Mapping& mapping);

/// readDecimal(), and where that fails the same with thousands marks (after each three digits of the whole part, each
/// the format's; as a blank also a hard or a narrow one) and one currency sign before or after the number, blanks
/// between them: "1.234,50 EUR", "-$1,234.50", "$-3". What is not exactly so is not read.
[[nodiscard]] std::optional<std::int64_t> readNumber(std::string_view text, const NumberFormat& format, int decimals);

/// An amount's parts, for whoever finds out how a file writes them: "-1 234,50 EUR" is "1 234,50" and "EUR". Nothing
/// where more than one sign stands beside the number, or something that is none: a currency sign is "$",
/// three capitals, a common one such as "kr", one of up to four bytes that are not all ASCII, or "US$" and the like.
struct AmountParts {
    std::string_view number, sign;
};
[[nodiscard]] std::optional<AmountParts> amountParts(std::string_view text);
/// Without ASCII blanks, hard blanks (U+00A0) and narrow ones (U+2009, U+202F) at its ends.
[[nodiscard]] std::string_view withoutBlanks(std::string_view text);
/// The bytes of the blank that `text` begins with: 0 where it begins with none.
[[nodiscard]] std::size_t blankBytes(std::string_view text);

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
    /// Of a text with Z or an offset such as +02:00: how far that clock is ahead of UTC.
    std::optional<std::int64_t> offset = std::nullopt;
};

/// Year-month-day: YYYY-MM-DD (also with / or .) or YYYYMMDD; the others: D/M/YYYY or M/D/YYYY (also with - or .), the
/// year with four digits. Then, if present, a blank or T, H:MM[:SS[.fraction]], AM or PM, and Z or an offset such as
/// +02:00, which is told but not applied: without a time zone (time_zone.h) an event belongs to the day that the clock
/// of the text showed.
[[nodiscard]] TimeReading readTime(std::string_view text, DateOrder order);

/// The first moment of the month that a text names: YYYY-MM, YYYY/MM, YYYYMM, MM/YYYY, MM.YYYY, "Mar 2024", "March
/// 2024", or a whole date in the given order. `other` dates as readTime() tells them.
[[nodiscard]] TimeReading readMonth(std::string_view text, DateOrder order);
/// Whether the text names a month and no day.
[[nodiscard]] bool isMonth(std::string_view text);

/// The day of a moment in microseconds since 1970-01-01.
[[nodiscard]] Date dayOf(std::int64_t micros);
/// The first moment of a day, in the same.
[[nodiscard]] std::int64_t startOf(Date day);

/// 0 purchase, 1 refund, 2 view, 3 cart, by their names and common synonyms.
[[nodiscard]] std::optional<std::int64_t> readEventType(std::string_view text);

} // namespace planwright::data
