#include "core/features/special_days.h"

#include "core/features/retail_days.h"
#include "embedded/calendars.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace planwright::features {
namespace {

constexpr std::array kindNames{"public", "estimated", "observed", "retail", "own"};
constexpr std::string_view retailFile = "retail";
constexpr int longestWindow = 366;
constexpr double largestWeight = 100;

struct Entry {
    SpecialDayKind kind = SpecialDayKind::Own;
    double weight = 1;
};
using Key = std::pair<std::string, std::string>; ///< name, country
using Draft = std::map<Key, std::map<Date, Entry>>;

bool closes(SpecialDayKind kind) {
    return kind <= SpecialDayKind::Observed;
}

Error invalid(std::string message, ErrorWhere where = {}) {
    return {ErrorCode::InvalidArgument, std::move(message), std::move(where)};
}

/// The text of resources/calendars/NAME.csv; empty if there is none.
std::string_view embeddedFile(std::string_view name) {
    for (const auto& file : embedded::calendars())
        if (file.name.size() == name.size() + 4 && file.name.starts_with(name))
            return file.text;
    return {};
}

/// The first field of what is left of a line, which it is taken from.
std::string_view takeUntil(std::string_view& rest, char mark) {
    const auto end = std::min(rest.find(mark), rest.size());
    const auto taken = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return taken;
}

/// Calls `use(date, name, kind)` for each line below the heading. The script beside the files leaves no comma in a
/// name.
template <typename Use>
Status readEmbedded(std::string_view file, Use use) {
    auto text = embeddedFile(file);
    takeUntil(text, '\n');
    while (!text.empty()) {
        auto line = takeUntil(text, '\n');
        const auto date = Date::parse(takeUntil(line, ','));
        const auto name = takeUntil(line, ',');
        const auto* const kind = std::ranges::find(kindNames, line.empty() ? "retail" : line);
        if (!date || name.empty() || kind == kindNames.end())
            return Error{ErrorCode::Internal, fmt::format("The built-in calendar {} is damaged near {}.", file, name)};
        use(*date, name, static_cast<SpecialDayKind>(kind - kindNames.begin()));
    }
    return {};
}

/// A retail day, unless the country has a public holiday of that name in that year (its own sighting of the moon).
void addRetail(Draft& draft, const std::string& country, std::string_view name, Date date) {
    auto& dates = draft[{std::string(name), country}];
    const auto year = date.month().year();
    const auto from = dates.lower_bound(Date(year, 1, 1));
    const auto to = dates.upper_bound(Date(year, 12, 31));
    if (std::none_of(from, to, [](const auto& known) { return known.second.kind <= SpecialDayKind::Estimated; }))
        dates.insert_or_assign(date, Entry{SpecialDayKind::Retail});
}

Status addBuiltIn(Draft& draft, const std::string& country) {
    PLANWRIGHT_TRY(readEmbedded(country, [&](Date date, std::string_view name, SpecialDayKind kind) {
        draft[{std::string(name), country}].emplace(date, Entry{kind});
    }));
    PLANWRIGHT_TRY(readEmbedded(retailFile, [&](Date date, std::string_view name, SpecialDayKind /*retail*/) {
        if (movesTrade(name, country))
            addRetail(draft, country, name, date);
    }));
    for (auto year = SpecialDayCalendar::firstDay.month().year(); year <= SpecialDayCalendar::lastDay.month().year();
         ++year)
        for (const auto& day : retailDaysByRule(country, year))
            addRetail(draft, country, day.name, day.date);
    return {};
}

Status checkCountries(std::span<const CountryShare> countries, std::span<const SpecialDayEdit> edits) {
    if (countries.empty())
        return invalid("A calendar needs at least one country.");
    const auto builtIn = SpecialDayCalendar::builtInCountries();
    for (const auto& entry : countries) {
        const auto& country = entry.country;
        const auto added = [&](const SpecialDayEdit& edit) { return !edit.remove && edit.country == country; };
        if (!std::ranges::binary_search(builtIn, country) && std::ranges::none_of(edits, added))
            return invalid(
                fmt::format("There is no calendar of \"{}\". There are: {}. For another country, list its days "
                            "in a file of your own.",
                            country, fmt::join(builtIn, ", ")));
        if (!std::isfinite(entry.share) || entry.share <= 0)
            return invalid(fmt::format("The share of sales of {} must be above 0.", country));
        if (std::ranges::count(countries, country, &CountryShare::country) != 1)
            return invalid(fmt::format("The country {} comes twice.", country));
    }
    return {};
}

Status apply(const SpecialDayEdit& edit, std::span<const CountryShare> countries, Draft& draft) {
    PLANWRIGHT_TRY(checkEdit(edit));
    bool concerned = false;
    bool removed = false;
    for (const auto& country : countries) {
        if (!edit.country.empty() && edit.country != country.country)
            continue;
        concerned = true;
        auto& dates = draft[{edit.name, country.country}];
        if (edit.remove)
            removed = dates.erase(edit.date) > 0 || removed;
        else
            dates[edit.date].weight = edit.weight;
    }
    if (edit.remove && concerned && !removed)
        return invalid(fmt::format("There is no \"{}\" on {} to remove.", edit.name, edit.date.toString()),
                       {{}, edit.line, "name"});
    return {};
}

} // namespace

Status checkEdit(const SpecialDayEdit& edit) {
    if (edit.name.empty())
        return invalid("A special day needs a name.", {{}, edit.line, "name"});
    if (edit.date < SpecialDayCalendar::firstDay || edit.date > SpecialDayCalendar::lastDay)
        return invalid(fmt::format("{} lies outside the calendar, {} to {}.", edit.date.toString(),
                                   SpecialDayCalendar::firstDay.toString(), SpecialDayCalendar::lastDay.toString()),
                       {{}, edit.line, "date"});
    const auto isCapital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    if (!edit.country.empty() && (edit.country.size() != 2 || !std::ranges::all_of(edit.country, isCapital)))
        return invalid(fmt::format("\"{}\" is not a country: write two capitals, as in GB.", edit.country),
                       {{}, edit.line, "country"});
    if (!edit.remove && !(edit.weight > 0 && edit.weight <= largestWeight))
        return invalid(fmt::format("A weight must be above 0 and at most {}.", largestWeight),
                       {{}, edit.line, "weight"});
    return {};
}

std::string_view specialDayKindName(SpecialDayKind kind) {
    return kindNames[static_cast<std::size_t>(kind)];
}

std::vector<std::string> SpecialDayCalendar::builtInCountries() {
    std::vector<std::string> countries;
    for (const auto& file : embedded::calendars())
        if (!file.name.starts_with(retailFile))
            countries.emplace_back(file.name.substr(0, file.name.size() - 4));
    std::ranges::sort(countries);
    return countries;
}

Result<SpecialDayCalendar> SpecialDayCalendar::create(std::span<const CountryShare> countries,
                                                      std::span<const SpecialDayEdit> edits) {
    PLANWRIGHT_TRY(checkCountries(countries, edits));
    Draft draft;
    double total = 0;
    for (const auto& country : countries) {
        PLANWRIGHT_TRY(addBuiltIn(draft, country.country));
        total += country.share;
    }
    for (const auto& edit : edits)
        PLANWRIGHT_TRY(apply(edit, countries, draft));

    SpecialDayCalendar calendar;
    calendar.m_countries.assign(countries.begin(), countries.end());
    for (auto& country : calendar.m_countries)
        country.share /= total;
    for (const auto& [key, dates] : draft)
        for (const auto& [date, entry] : dates)
            calendar.m_days.push_back({date, key.first, key.second, entry.kind, entry.weight});
    calendar.index();
    return calendar;
}

/// Fills what counting needs from m_days, which comes sorted by name, country and date and leaves sorted by date.
void SpecialDayCalendar::index() {
    m_daysOff.resize(m_countries.size());
    const ListedDay* before = nullptr;
    for (const auto& day : m_days) {
        const auto at = std::ranges::find(m_countries, day.country, &CountryShare::country) - m_countries.begin();
        const auto country = static_cast<std::size_t>(at);
        if (closes(day.kind))
            m_daysOff[country].push_back(day.date);
        if (day.kind == SpecialDayKind::Observed)
            continue;
        if (m_names.empty() || m_names.back() != day.name)
            m_names.push_back(day.name);
        if (before == nullptr || before->name != day.name || before->country != day.country)
            m_series.push_back({m_names.size() - 1, country, {}});
        m_series.back().occurrences.push_back({day.date, day.weight});
        before = &day;
    }
    for (auto& dates : m_daysOff) {
        std::ranges::sort(dates);
        dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    }
    std::ranges::stable_sort(m_days, {}, &ListedDay::date);
}

std::optional<std::size_t> SpecialDayCalendar::indexOf(std::string_view name) const {
    const auto found = std::ranges::lower_bound(m_names, name);
    if (found == m_names.end() || *found != name)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_names.begin());
}

void SpecialDayCalendar::countSeries(const Series& series, Date first, int days, SpecialDayWindows windows,
                                     SpecialDayCounts& out) const {
    const auto& all = series.occurrences;
    const auto from = std::ranges::lower_bound(all, first - windows.lag, {}, &Occurrence::date);
    const auto to = std::lower_bound(from, all.end(), first + days + windows.lead,
                                     [](const Occurrence& occurrence, Date date) { return occurrence.date < date; });
    if (from == to)
        return;
    const auto share = m_countries[series.country].share;
    for (auto day = first; day < first + days; day = day + 1) {
        double here = 0;
        double ahead = 0;
        double behind = 0;
        for (auto it = from; it != to; ++it) {
            const auto distance = it->date - day;
            if (distance == 0)
                here = it->weight;
            else if (distance > 0 && distance <= windows.lead)
                ahead = std::max(ahead, it->weight);
            else if (distance < 0 && -distance <= windows.lag)
                behind = std::max(behind, it->weight);
        }
        if (here > 0) {
            out.days[series.name] += share * here;
            continue;
        }
        out.leadDays[series.name] += share * ahead;
        out.lagDays[series.name] += share * behind;
    }
}

Result<SpecialDayCounts> SpecialDayCalendar::count(Date first, int days, SpecialDayWindows windows) const {
    if (days < 0 || first < firstDay || first > lastDay + 1 || days > lastDay + 1 - first)
        return invalid(fmt::format("Special days are known from {} to {}; {} days from {} on are asked for.",
                                   firstDay.toString(), lastDay.toString(), days, first.toString()));
    const auto inRange = [](int window) { return window >= 0 && window <= longestWindow; };
    if (!inRange(windows.lead) || !inRange(windows.lag))
        return invalid(fmt::format("The days before and after a special day must be 0 to {}.", longestWindow));

    SpecialDayCounts counts;
    counts.calendarDays = days;
    counts.days.resize(m_names.size());
    counts.leadDays.resize(m_names.size());
    counts.lagDays.resize(m_names.size());
    for (const auto& series : m_series)
        countSeries(series, first, days, windows, counts);
    for (std::size_t c = 0; c < m_countries.size(); ++c) {
        int off = 0;
        int trading = 0;
        for (auto day = first; day < first + days; day = day + 1) {
            if (std::ranges::binary_search(m_daysOff[c], day))
                ++off;
            else if (!isWeekend(day, m_countries[c].country))
                ++trading;
        }
        counts.publicHolidays += m_countries[c].share * off;
        counts.tradingDays += m_countries[c].share * trading;
    }
    return counts;
}

} // namespace planwright::features
