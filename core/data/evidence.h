#pragma once

#include "core/data/mapping.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planwright::data {

/// Gathers what the texts of a date column say about the order of day, month and year.
class DateEvidence {
public:
    void see(std::string_view text, std::int64_t line);
    /// Some text can be read in one order only.
    [[nodiscard]] bool isClear() const;
    /// InvalidArgument, with file, line and what to give, where the order is ambiguous (every day is 12 or less), where
    /// the dates are written in different formats, or where none can be read.
    [[nodiscard]] Result<DateOrder> decide(const std::string& file, const std::string& column) const;

private:
    /// First line with a text that only this order reads, by DateOrder.
    std::array<std::optional<std::int64_t>, 3> m_only;
    std::optional<std::int64_t> m_ambiguous;
    std::string m_unreadable; ///< the first one
    std::int64_t m_unreadableLine = 0;
};

/// Gathers what the texts of number columns say about the decimal mark.
class DecimalEvidence {
public:
    void see(std::string_view text, std::int64_t line);
    [[nodiscard]] bool isClear() const { return m_point || m_comma || !m_unclear; }
    /// '.' where no number has a mark. InvalidArgument where "1.234" may be a thousand or a fraction, and where both
    /// marks are used.
    [[nodiscard]] Result<char> decide(const std::string& file) const;

private:
    std::optional<std::int64_t> m_point, m_comma; ///< first line that settles it
    std::optional<std::int64_t> m_unclear;        ///< first line with a mark before exactly three digits
};

} // namespace planwright::data
