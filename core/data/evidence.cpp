#include "core/data/evidence.h"

#include "core/base/text.h"
#include "core/data/values.h"

#include <algorithm>

namespace planwright::data {

namespace {

constexpr std::array orders = {DateOrder::YearMonthDay, DateOrder::MonthDayYear, DateOrder::DayMonthYear};

} // namespace

bool DateEvidence::see(std::string_view text, std::int64_t line) {
    if (trimmed(text).empty())
        return false;
    std::array<bool, 3> reads{};
    std::array<std::int64_t, 3> micros{};
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const auto reading = readTime(text, orders[i]);
        reads[i] = reading.outcome == TimeReading::Outcome::Read;
        micros[i] = reading.micros;
    }
    const auto count = std::count(reads.begin(), reads.end(), true);
    if (count == 0 && m_unreadable.empty()) {
        m_unreadable = std::string(text.substr(0, 60));
        m_unreadableLine = line;
    }
    if (count == 1) {
        auto& only = m_only[static_cast<std::size_t>(std::find(reads.begin(), reads.end(), true) - reads.begin())];
        if (!only)
            only = line;
    }
    // 5/5/2020 says nothing, but does not mislead either.
    if (count == 2 && !m_ambiguous)
        m_ambiguous = line;
    return count > 0;
}

bool DateEvidence::isClear() const {
    return std::any_of(m_only.begin(), m_only.end(), [](const auto& line) { return line.has_value(); });
}

Result<DateOrder> DateEvidence::decide(const std::string& file, const std::string& column) const {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        // Year first beside day or month first is a mixture even where the latter is ambiguous.
        const bool withAmbiguous = i == 0 && m_only[0] && m_ambiguous;
        if (!m_only[i] && !withAmbiguous)
            continue;
        if (found || withAmbiguous) {
            const auto other = withAmbiguous ? *m_ambiguous : *m_only[i];
            const auto line = std::max(other, *m_only[found.value_or(i)]);
            return Error(
                ErrorCode::InvalidArgument,
                "The dates are not all written the same way: up to this line they were in another order. Export "
                "them in one format.",
                {file, line, column});
        }
        found = i;
    }
    if (found)
        return orders[*found];
    if (m_ambiguous)
        return Error(ErrorCode::InvalidArgument,
                     "The dates can be read as day/month or as month/day: say which with --date-order DMY or "
                     "--date-order MDY (in "
                     "a mapping: \"date_order\").",
                     {file, *m_ambiguous, column});
    if (m_unreadable.empty())
        return Error(ErrorCode::InvalidArgument, "The column holds no date.", {file, 1, column});
    return Error(ErrorCode::InvalidArgument,
                 "\"" + m_unreadable +
                     "\" is not a date that can be read: write dates as YYYY-MM-DD, or as M/D/YYYY or D/M/YYYY with "
                     "--date-order MDY or --date-order DMY.",
                 {file, m_unreadableLine, column});
}

void NumberEvidence::see(std::string_view text, std::int64_t line, bool isMoney) {
    const auto parts = amountParts(text);
    if (!parts || (!isMoney && !parts->sign.empty()))
        return;
    if (!parts->sign.empty() && m_sign.empty()) {
        m_sign = std::string(parts->sign);
    } else if (!parts->sign.empty() && parts->sign != m_sign && m_otherSign.empty()) {
        m_otherSign = std::string(parts->sign);
        m_otherSignLine = line;
    }
    seeNumber(parts->number, line);
}

void NumberEvidence::seeNumber(std::string_view number, std::int64_t line) {
    std::string plain;
    char grouping = '\0';
    while (!number.empty()) {
        const bool curved = number.starts_with("\xE2\x80\x99");
        if (const auto blank = blankBytes(number); blank > 0 || curved || number.front() == '\'') {
            grouping = blank > 0 ? ' ' : '\'';
            number.remove_prefix(blank > 0 ? blank : curved ? 3 : 1);
            continue;
        }
        if (std::string_view("0123456789.,").find(number.front()) == std::string_view::npos)
            return;
        plain += number.front();
        number.remove_prefix(1);
    }
    if (grouping != '\0')
        m_grouping = grouping;
    const auto last = plain.find_last_of(".,");
    if (last == std::string::npos)
        return;
    const bool point = plain[last] == '.';
    auto& asDecimal = point ? m_point : m_comma;
    auto& asThousands = point ? m_comma : m_point;
    const auto marks = std::count(plain.begin(), plain.end(), plain[last]);
    const bool both = plain.find(point ? ',' : '.') < last;
    const bool threeAfter = plain.size() - last - 1 == 3;
    const bool thousandsBefore = last >= 1 && last <= 3 && plain.front() != '0';
    m_groups = m_groups || marks > 1 || both;
    auto* settles = &asDecimal;
    if (marks > 1)
        settles = &asThousands; // 1.234.567
    else if (!both && threeAfter && thousandsBefore && grouping == '\0')
        settles = point ? &m_unclearPoint : &m_unclearComma; // 1.234
    if (!*settles)
        *settles = line;
}

Result<char> NumberEvidence::decimalMarkOf(const std::string& file) const {
    if (m_point && m_comma)
        return Error(ErrorCode::InvalidArgument,
                     "The numbers use both the point and the comma as decimal mark: export them in one format.",
                     {file, std::max(*m_point, *m_comma), "decimal_mark"});
    if (m_point || m_comma)
        return m_point ? '.' : ',';
    if (m_unclearPoint || m_unclearComma)
        return Error(ErrorCode::InvalidArgument,
                     "The numbers can be read with the mark as thousands or as decimal mark: say which with "
                     "--decimal-mark point or --decimal-mark comma (in a mapping: \"decimal_mark\").",
                     {file, m_unclearPoint ? *m_unclearPoint : *m_unclearComma, "decimal_mark"});
    return '.';
}

Result<NumberFormat> NumberEvidence::decide(const std::string& file, std::optional<char> decimalMark) const {
    if (!m_otherSign.empty())
        return Error(ErrorCode::InvalidArgument,
                     "The amounts carry different currency signs, \"" + m_sign + "\" and \"" + m_otherSign +
                         "\": export plain numbers and the currency in a column of its own (currency), so that a rate "
                         "table (--rates) can convert them.",
                     {file, m_otherSignLine, "currency"});
    NumberFormat format;
    format.currencySign = m_sign;
    if (decimalMark) {
        format.decimalMark = *decimalMark;
    } else {
        PLANWRIGHT_ASSIGN(format.decimalMark, decimalMarkOf(file));
    }
    // Once the decimal mark is known, the other one before three digits can only part thousands.
    const bool point = format.decimalMark == '.';
    if (m_groups || (point ? m_unclearComma : m_unclearPoint))
        format.thousandsMark = point ? ',' : '.';
    else
        format.thousandsMark = m_grouping;
    return format;
}

std::string currencyOfSign(std::string_view sign) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> signs = {{
        {"\xE2\x82\xAC", "EUR"},
        {"\xC2\xA3", "GBP"},
        {"\xE2\x82\xB9", "INR"},
        {"\xE2\x82\xBA", "TRY"},
        {"\xE2\x82\xA9", "KRW"},
        {"\xE2\x82\xAA", "ILS"},
        {"\xE2\x82\xB4", "UAH"},
        {"\xE2\x82\xBD", "RUB"},
        {"\xE2\x82\xAB", "VND"},
        {"z\xC5\x82", "PLN"},
        {"K\xC4\x8D", "CZK"},
        {"R$", "BRL"},
    }};
    for (const auto& [known, code] : signs)
        if (sign == known)
            return std::string(code);
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return sign.size() == 3 && std::all_of(sign.begin(), sign.end(), isCapital) ? std::string(sign) : std::string();
}

} // namespace planwright::data
