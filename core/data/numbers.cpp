#include "core/base/text.h"
#include "core/data/digits.h"
#include "core/data/values.h"

#include <algorithm>
#include <array>

namespace planwright::data {

namespace {

constexpr std::int64_t largestWhole = 1'000'000'000;

bool isCurrencySign(std::string_view text) {
    static constexpr std::array<std::string_view, 14> words = {"$",  "kr", "Kr", "zl", "Ft", "lei", "Lei",
                                                               "Fr", "Rs", "Rp", "RM", "R",  "TL",  "lv"};
    if (std::find(words.begin(), words.end(), text) != words.end())
        return true;
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() == 3 && std::all_of(text.begin(), text.end(), isCapital))
        return true;
    const auto isLetter = [&](char c) { return isCapital(c) || (c >= 'a' && c <= 'z'); };
    if (text.size() <= 3 && text.ends_with('$'))
        return std::all_of(text.begin(), text.end() - 1, isLetter);
    const auto isOther = [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; };
    return text.size() <= 4 && std::any_of(text.begin(), text.end(), isOther) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return isOther(c) || isLetter(c); });
}

/// The bytes of the thousands mark that `text` begins with; 0 for none.
std::size_t markBytes(std::string_view text, char mark) {
    if (mark == ' ')
        return blankBytes(text);
    if (mark == '\'' && text.starts_with("\xE2\x80\x99"))
        return 3;
    return !text.empty() && mark != '\0' && text.front() == mark ? 1 : 0;
}

/// Copies a number without its thousands marks; nothing where one does not part groups of three in the whole part, or
/// the number is longer than `digits`.
std::optional<std::size_t> withoutThousands(std::string_view text, const NumberFormat& format,
                                            std::array<char, 40>& digits) {
    std::size_t length = 0;
    std::size_t group = 0; // digits since the last mark
    bool marked = false;
    bool whole = true;
    while (!text.empty()) {
        if (const auto bytes = whole ? markBytes(text, format.thousandsMark) : 0; bytes > 0) {
            if (group == 0 || group > 3 || (marked && group != 3))
                return std::nullopt;
            marked = true;
            group = 0;
            text.remove_prefix(bytes);
            continue;
        }
        if (text.front() == format.decimalMark) {
            if (marked && group != 3)
                return std::nullopt;
            whole = false;
        }
        if (length == digits.size())
            return std::nullopt;
        digits.at(length++) = text.front();
        ++group;
        text.remove_prefix(1);
    }
    if (whole && marked && group != 3)
        return std::nullopt;
    return length;
}

} // namespace

std::optional<std::int64_t> readDecimal(std::string_view text, char decimalMark, int decimals) {
    text = trimmed(text);
    const bool negative = take(text, '-');
    if (!negative)
        take(text, '+');
    std::int64_t value = 0;
    int digits = 0;
    for (; !text.empty() && isDigit(text.front()); ++digits, text.remove_prefix(1)) {
        value = value * 10 + (text.front() - '0');
        if (value > largestWhole)
            return std::nullopt;
    }
    int kept = 0;
    if (take(text, decimalMark)) {
        for (; !text.empty() && isDigit(text.front()); ++digits, text.remove_prefix(1)) {
            if (kept < decimals) {
                value = value * 10 + (text.front() - '0');
                ++kept;
            } else if (text.front() != '0') {
                return std::nullopt;
            }
        }
    }
    if (digits == 0 || !text.empty())
        return std::nullopt;
    for (; kept < decimals; ++kept)
        value *= 10;
    return negative ? -value : value;
}

NumberFormat numberFormatOf(const Mapping& mapping) {
    return {mapping.decimalMark, mapping.thousandsMark, mapping.currencySign};
}

std::size_t blankBytes(std::string_view text) {
    if (text.empty())
        return 0;
    if (text.front() == ' ' || text.front() == '\t')
        return 1;
    if (text.starts_with("\xC2\xA0"))
        return 2;
    return text.starts_with("\xE2\x80\x89") || text.starts_with("\xE2\x80\xAF") ? 3 : 0;
}

std::string_view withoutBlanks(std::string_view text) {
    for (auto bytes = blankBytes(text); bytes > 0; bytes = blankBytes(text))
        text.remove_prefix(bytes);
    for (;;) {
        text = trimmed(text);
        if (text.ends_with("\xC2\xA0"))
            text.remove_suffix(2);
        else if (text.ends_with("\xE2\x80\x89") || text.ends_with("\xE2\x80\xAF"))
            text.remove_suffix(3);
        else
            return text;
    }
}

std::optional<AmountParts> amountParts(std::string_view text) {
    text = withoutBlanks(text);
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text = withoutBlanks(text.substr(1));
    const auto first = text.find_first_of("0123456789.,-+");
    if (first == std::string_view::npos)
        return std::nullopt;
    const auto before = withoutBlanks(text.substr(0, first));
    text.remove_prefix(first);
    if (!before.empty() && (text.front() == '-' || text.front() == '+'))
        text = withoutBlanks(text.substr(1));
    const auto last = text.find_last_of("0123456789.,");
    if (last == std::string_view::npos)
        return std::nullopt;
    const auto after = withoutBlanks(text.substr(last + 1));
    if (!before.empty() && !after.empty())
        return std::nullopt;
    const auto sign = before.empty() ? after : before;
    if (!sign.empty() && !isCurrencySign(sign))
        return std::nullopt;
    return AmountParts{text.substr(0, last + 1), sign};
}

std::optional<std::int64_t> readNumber(std::string_view text, const NumberFormat& format, int decimals) {
    if (const auto plain = readDecimal(text, format.decimalMark, decimals))
        return plain;
    if (format.thousandsMark == '\0' && format.currencySign.empty())
        return std::nullopt;
    text = withoutBlanks(text);
    bool negative = take(text, '-');
    if (!negative)
        take(text, '+');
    text = withoutBlanks(text);
    if (!format.currencySign.empty()) {
        if (text.starts_with(format.currencySign)) {
            text = withoutBlanks(text.substr(format.currencySign.size()));
            if (!negative)
                negative = take(text, '-');
        } else if (text.ends_with(format.currencySign)) {
            text = withoutBlanks(text.substr(0, text.size() - format.currencySign.size()));
        }
    }
    std::array<char, 40> digits{};
    const auto length = withoutThousands(text, format, digits);
    if (!length || digits[0] == '-' || digits[0] == '+')
        return std::nullopt;
    const auto value = readDecimal({digits.data(), *length}, format.decimalMark, decimals);
    return value && negative ? -*value : value;
}

} // namespace planwright::data
