#include "core/data/evidence.h"

#include "core/base/text.h"
#include "core/data/values.h"

#include <algorithm>

namespace planwright::data {

namespace {

constexpr std::array orders = {DateOrder::YearMonthDay, DateOrder::MonthDayYear, DateOrder::DayMonthYear};
constexpr std::array orderNames = {"YMD", "MDY", "DMY"};

} // namespace

void DateEvidence::see(std::string_view text, std::int64_t line) {
    if (trimmed(text).empty())
        return;
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
        return Error(
            ErrorCode::InvalidArgument,
            "The dates can be read as day/month or as month/day: give a mapping with \"date_order\" MDY or DMY.",
            {file, *m_ambiguous, column});
    if (m_unreadable.empty())
        return Error(ErrorCode::InvalidArgument, "The column holds no date.", {file, 1, column});
    return Error(ErrorCode::InvalidArgument,
                 "\"" + m_unreadable +
                     "\" is not a date that can be read: write dates as YYYY-MM-DD, or as M/D/YYYY or " +
                     "D/M/YYYY with a mapping that says which (" + orderNames[1] + " or " + orderNames[2] + ").",
                 {file, m_unreadableLine, column});
}

void DecimalEvidence::see(std::string_view text, std::int64_t line) {
    text = trimmed(text);
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    if (text.empty() || text.find_first_not_of("0123456789.,") != std::string_view::npos)
        return;
    const auto last = text.find_last_of(".,");
    if (last == std::string_view::npos)
        return;
    const bool point = text[last] == '.';
    auto& asDecimal = point ? m_point : m_comma;
    auto& asThousands = point ? m_comma : m_point;
    const auto marks = std::count(text.begin(), text.end(), text[last]);
    const bool both = text.substr(0, last).find(point ? ',' : '.') != std::string_view::npos;
    const bool threeAfter = text.size() - last - 1 == 3;
    const bool thousandsBefore = last >= 1 && last <= 3 && text.front() != '0';
    auto* settles = &asDecimal;
    if (marks > 1)
        settles = &asThousands; // 1.234.567
    else if (!both && threeAfter && thousandsBefore)
        settles = &m_unclear; // 1.234
    if (!*settles)
        *settles = line;
}

Result<char> DecimalEvidence::decide(const std::string& file) const {
    if (m_point && m_comma)
        return Error(ErrorCode::InvalidArgument,
                     "The numbers use both the point and the comma as decimal mark: export them in one format.",
                     {file, std::max(*m_point, *m_comma), "decimal_mark"});
    if (m_point || m_comma)
        return m_point ? '.' : ',';
    if (m_unclear)
        return Error(ErrorCode::InvalidArgument,
                     "The numbers can be read with the mark as thousands or as decimal mark: give a mapping with "
                     "\"decimal_mark\".",
                     {file, *m_unclear, "decimal_mark"});
    return '.';
}

} // namespace planwright::data
