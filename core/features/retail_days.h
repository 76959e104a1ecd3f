#pragma once

#include "core/base/date.h"

#include <string>
#include <string_view>
#include <vector>

namespace planwright::features {

struct RetailDay {
    Date date;
    std::string_view name;
};

/// Days that move trade in a country by a rule of the Gregorian year: gift days (Valentine's, Mother's, Father's Day
/// ...), sales (Black Friday, Singles' Day ...), Christmas and Easter. Where a country keeps the day by another rule
/// than most, that rule. The rules are today's: a day counts also in the years before a country took it up. Sources:
/// each country's law or custom; tested against date-holidays and PyPI holidays (tests/data/calendar).
[[nodiscard]] std::vector<RetailDay> retailDaysByRule(std::string_view country, int year);

/// Whether a feast that follows the moon (a name of resources/calendars/retail.csv) moves trade in a country.
[[nodiscard]] bool movesTrade(std::string_view moonFeast, std::string_view country);

/// Every name that the two functions above know, sorted: columns that do not depend on the countries.
[[nodiscard]] std::vector<std::string> retailDayNames();

/// Whether the day is a weekend where `country` is: Saturday and Sunday; Friday and Saturday in Egypt, Israel and Saudi
/// Arabia (there Thursday and Friday until 2013-06-28) and, from 2006-09-01 until 2021, in the Emirates (before,
/// Thursday and Friday).
[[nodiscard]] bool isWeekend(Date day, std::string_view country);

} // namespace planwright::features
