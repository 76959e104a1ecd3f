#pragma once

#include "core/base/date.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::features {

/// A country (ISO 3166, two capitals) with its share of sales: any positive number, only the ratios matter.
struct CountryShare {
    std::string country;
    double share = 1;

    friend bool operator==(const CountryShare&, const CountryShare&) = default;
};

enum class SpecialDayKind : std::uint8_t {
    Public,    ///< a public holiday
    Estimated, ///< a public holiday by a moon that has yet to be sighted: may be a day off
    Observed,  ///< a day off in place of a holiday
    Retail,    ///< moves trade, closes nothing
    Own,       ///< added by the user; closes nothing
};
[[nodiscard]] std::string_view specialDayKindName(SpecialDayKind kind); ///< as in JSON and CSV: "public", "own", ...

/// One special day in one country. `weight` is how much it counts for (1 unless an edit says otherwise).
struct ListedDay {
    Date date;
    std::string name;
    std::string country;
    SpecialDayKind kind = SpecialDayKind::Own;
    double weight = 1;

    friend bool operator==(const ListedDay&, const ListedDay&) = default;
};

/// A user's change to the calendar. Without `remove` it adds the day, or gives the day that is there already (same
/// date, name and country) another weight. With `remove` it takes that day away. An empty country stands for every
/// country of the calendar; a country that the calendar does not have makes the edit idle.
struct SpecialDayEdit {
    Date date;
    std::string name;
    std::string country;
    double weight = 1; ///< above 0, at most 100; of no meaning with `remove`
    bool remove = false;
    std::int64_t line = 0; ///< where it stood in its file, for messages; 0 = nowhere

    friend bool operator==(const SpecialDayEdit&, const SpecialDayEdit&) = default;
};

/// What is wrong with an edit in itself: InvalidArgument, with its line and the field, for no name, a date outside the
/// calendar, a country that is not two capitals, or a weight out of range.
[[nodiscard]] Status checkEdit(const SpecialDayEdit& edit);

/// How many days before and after a special day feel it, 0 to 366.
struct SpecialDayWindows {
    int lead = 14;
    int lag = 7;
};

/// What the days of a span hold. The vectors are aligned with SpecialDayCalendar::names(). With s(c) the share of
/// country c (they add up to 1) and D(c) the days of that name there, each with its weight w:
///   days[name]     = sum over c of s(c) * sum of w(d), d in D(c) and in the span                 (days)
///   leadDays[name] = sum over c of s(c) * sum over t in the span but not in D(c) of
///                    the largest w(d) of those d in D(c) with t < d <= t + lead, 0 if none       (days)
///   lagDays[name]  = the same with t - lag <= d < t                                              (days)
///   publicHolidays = sum over c of s(c) * days in the span that are Public, Estimated or Observed there, each once
///   tradingDays    = sum over c of s(c) * days in the span that are neither that nor a weekend there
/// A day of a feast of several days is never its own lead or lag, and counts once however many days of it are near.
/// All are >= 0; with every weight 1, none exceeds `calendarDays`.
struct SpecialDayCounts {
    int calendarDays = 0;
    double tradingDays = 0;
    double publicHolidays = 0;
    std::vector<double> days;
    std::vector<double> leadDays;
    std::vector<double> lagDays;

    friend bool operator==(const SpecialDayCounts&, const SpecialDayCounts&) = default;
};

/// The special days of some countries for 2000 to 2040: public holidays and feasts by the moon from resources/calendars
/// (compiled in), the other retail days by rule (retail_days.h), then the user's edits in their order. A retail day is
/// left out where the country has a public holiday of that name in that year. A value: free of I/O, clock and locale.
class SpecialDayCalendar {
public:
    static constexpr Date firstDay{2000, 1, 1};
    static constexpr Date lastDay{2040, 12, 31};

    /// InvalidArgument for no country, one that comes twice or has a share that is not positive and finite, or that is
    /// neither built in nor named by an edit that adds a day; for an edit that checkEdit() refuses or that removes what
    /// is not there (`where` then has the edit's line and the field).
    [[nodiscard]] static Result<SpecialDayCalendar> create(std::span<const CountryShare> countries,
                                                           std::span<const SpecialDayEdit> edits = {});

    /// Countries that are built in, sorted.
    [[nodiscard]] static std::vector<std::string> builtInCountries();

    /// All names that occur, but for those only Observed, sorted by bytes.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] std::optional<std::size_t> indexOf(std::string_view name) const;
    /// Every day, sorted by date, name and country.
    [[nodiscard]] const std::vector<ListedDay>& days() const { return m_days; }
    /// In the order given, with shares that add up to 1.
    [[nodiscard]] const std::vector<CountryShare>& countries() const { return m_countries; }

    /// InvalidArgument if the span (`days` >= 0) leaves firstDay..lastDay or a window is out of range. Within 366 days
    /// of these ends a window sees only the days that the calendar knows.
    [[nodiscard]] Result<SpecialDayCounts> count(Date first, int days, SpecialDayWindows windows = {}) const;
    [[nodiscard]] Result<SpecialDayCounts> count(Month month, SpecialDayWindows windows = {}) const {
        return count(month.firstDay(), month.dayCount(), windows);
    }

private:
    struct Occurrence {
        Date date;
        double weight = 1;
    };
    /// One name in one country, by date.
    struct Series {
        std::size_t name = 0;
        std::size_t country = 0;
        std::vector<Occurrence> occurrences;
    };

    SpecialDayCalendar() = default;
    void index();
    void countSeries(const Series& series, Date first, int days, SpecialDayWindows windows,
                     SpecialDayCounts& out) const;

    std::vector<CountryShare> m_countries;
    std::vector<std::string> m_names;
    std::vector<ListedDay> m_days;
    std::vector<Series> m_series;
    std::vector<std::vector<Date>> m_daysOff; ///< by country, sorted, each once
};

} // namespace planwright::features
