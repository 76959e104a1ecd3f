#pragma once

#include "core/data/mapping.h"
#include "core/data/values.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planwright::data {

/// Gathers what the texts of a date column say about the order of day, month and year.
class DateEvidence {
public:
    /// Whether the text, which is not empty, is a date in some order.
    bool see(std::string_view text, std::int64_t line);
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

/// Gathers what the texts of number columns say about the decimal mark, thousands marks and currency signs.
class NumberEvidence {
public:
    /// `isMoney`: what stands beside the number may be a currency sign; else such a text says nothing ("3 kg").
    void see(std::string_view text, std::int64_t line, bool isMoney);
    [[nodiscard]] bool isClear() const { return m_point || m_comma || (!m_unclearPoint && !m_unclearComma); }
    /// How all of them are written; `decimalMark`: the one that was asked for, if any. Without any mark it is the
    /// point. InvalidArgument, saying what to give, where "1.234" may be a thousand or a fraction, where both marks are
    /// used as decimal mark, and where amounts carry different signs.
    [[nodiscard]] Result<NumberFormat> decide(const std::string& file, std::optional<char> decimalMark = {}) const;

private:
    void seeNumber(std::string_view number, std::int64_t line);
    [[nodiscard]] Result<char> decimalMarkOf(const std::string& file) const;

    std::optional<std::int64_t> m_point, m_comma; ///< first line that says it is the decimal mark
    /// First line with the mark before exactly three digits, and nothing that tells what it is.
    std::optional<std::int64_t> m_unclearPoint, m_unclearComma;
    char m_grouping = '\0'; ///< a blank or an apostrophe that was seen between thousands
    bool m_groups = false;  ///< the other mark was seen between thousands
    std::string m_sign;
    std::string m_otherSign;
    std::int64_t m_otherSignLine = 0;
};

/// The ISO 4217 code that a currency sign stands for; empty where several currencies use it ("$", "kr").
[[nodiscard]] std::string currencyOfSign(std::string_view sign);

} // namespace planwright::data
