#include "core/data/rates.h"

#include "core/base/text.h"
#include "core/data/engine/csv_file.h"
#include "core/data/values.h"

#include <algorithm>
#include <array>
#include <utility>

namespace planwright::data {

namespace {

/// In units of 1/scale.
std::optional<std::int64_t> readRate(std::string_view text) {
    constexpr std::int64_t mostWhole = 1'000'000;
    constexpr std::size_t half = 6;
    text = trimmed(text);
    const auto point = std::min(text.find('.'), text.size());
    const auto whole = readDecimal(text.substr(0, point), '.', 0);
    if (!whole || *whole < 0 || *whole > mostWhole)
        return std::nullopt;
    std::string decimals(text.substr(std::min(point + 1, text.size())));
    decimals.erase(std::min(decimals.find_last_not_of('0') + 1, decimals.size()));
    decimals.resize(std::max(decimals.size(), 2 * half), '0');
    // Twelve digits are more than readDecimal() takes at once.
    const auto first = readDecimal(decimals.substr(0, half), '.', 0);
    const auto second = readDecimal(decimals.substr(half), '.', 0);
    if (decimals.size() != 2 * half || decimals.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    return *whole * RateTable::scale + *first * 1'000'000 + *second;
}

/// The numbers of the columns currency, date and rate.
std::array<std::size_t, 3> columnsOf(const std::vector<std::string>& heading) {
    static constexpr std::array names = {"currency", "date", "rate"};
    std::array<std::size_t, 3> columns = {0, 1, 2};
    for (std::size_t n = 0; n < names.size(); ++n)
        for (std::size_t c = 0; c < heading.size(); ++c)
            if (asciiLower(trimmed(heading[c])) == names.at(n))
                columns.at(n) = c;
    return columns;
}

} // namespace

std::string currencyCode(std::string_view text) {
    std::string upper(trimmed(text));
    for (char& c : upper)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return upper;
}

Result<RateTable> RateTable::read(const std::filesystem::path& path, const std::string& into,
                                  const std::filesystem::path& temporaryDirectory, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto dialect, engine::dialectOfTable(path));
    PLANWRIGHT_ASSIGN(const auto file, engine::scanCsv(path, dialect, temporaryDirectory, context));
    const auto wrong = [&file](const std::string& what, std::int64_t line) {
        return Error(ErrorCode::InvalidArgument, what, {file.name, line, {}});
    };
    if (file.heading.size() != 3 || !file.malformed.empty())
        return wrong("A rate table has three columns, currency, date and rate, in every line.",
                     file.malformed.empty() ? 1 : file.malformed.front().line);
    RateTable table;
    table.m_into = into;
    table.m_name = file.name;
    table.m_sha256 = file.sha256;
    const auto columns = columnsOf(file.heading);
    Status problem;
    bool first = true;
    const auto take = [&](std::int64_t line, const std::vector<std::string>& fields) {
        if (std::exchange(first, false))
            return true;
        const auto currency = currencyCode(fields.at(columns[0]));
        const auto day = Date::parse(std::string(trimmed(fields.at(columns[1]))));
        const auto rate = readRate(fields.at(columns[2]));
        if (currency.empty())
            problem = wrong("The currency is empty.", line);
        else if (!day)
            problem = wrong("\"" + fields.at(columns[1]) + "\" is not a day as YYYY-MM-DD.", line);
        else if (!rate || *rate == 0)
            problem = wrong("\"" + fields.at(columns[2]) +
                                "\" is not a positive rate of at most twelve decimals, with a decimal point.",
                            line);
        else if (const auto [entry, added] = table.m_rates[currency].emplace(*day, *rate);
                 !added && entry->second != *rate)
            problem = wrong(currency + " has two rates on " + day->toString() + ": keep one.", line);
        else if (currency == into && *rate != scale)
            problem = wrong("The rates are to " + into + ", so its own rate is 1.", line);
        return problem.has_value();
    };
    PLANWRIGHT_TRY(engine::forEachRecord(path, dialect, context, take));
    if (!problem)
        return problem.error();
    return table;
}

std::optional<std::int64_t> RateTable::rateOf(std::string_view currency, Date day) const {
    if (currency == m_into)
        return scale;
    const auto days = m_rates.find(currency);
    if (days == m_rates.end())
        return std::nullopt;
    const auto later = days->second.upper_bound(day);
    return later == days->second.begin() ? std::nullopt : std::optional(std::prev(later)->second);
}

} // namespace planwright::data
