#!/usr/bin/env python3
"""Writes the special days of 2000-2040 beside this script (or into the folder given): one CSV a country, and retail.csv.

Run with exactly the version below:  pip install holidays==0.109 && python3 make_calendars.py [FOLDER]
The same version gives the same bytes. What the columns mean, and what the package does not know: README.md.
"""
import re
import sys
import warnings
from datetime import date, timedelta
from pathlib import Path

VERSION = "0.109"
YEARS = range(2000, 2041)

COUNTRIES = """AE AR AT AU BE BG BR CA CH CL CN CO CZ DE DK EG ES FI FR GB GR HK HR HU ID IE IL IN IT JP KR KZ MX MY NG NL NO
NZ PE PH PK PL PT RO RU SA SE SG SK TH TR TW UA US VN ZA""".split()

# Where the country's law leaves most days to its parts: the part with the most people stands for the country.
PART = {"AU": "NSW", "CA": "ON", "CH": "ZH", "GB": "ENG"}

# One name for the same feast everywhere, so that the days of several countries add up.
SAME = {
    "Anzac Day": "ANZAC Day",
    "Assumption Of Mary Day": "Assumption Day",
    "Chinese New Year (Second Day)": "Lunar New Year",
    "Chinese New Year (Spring Festival)": "Lunar New Year",
    "Chinese New Year Extended Holiday": "Lunar New Year",
    "Chinese New Year": "Lunar New Year",
    "Chinese New Year's Eve": "Lunar New Year's Eve",
    "Christmas": "Christmas Day",
    "Easter Sunday (Pascha)": "Easter Sunday",
    "Easter": "Easter Sunday",
    "Eid al-Adha Holiday": "Eid al-Adha",
    "Eid al-Fitr (Second Day)": "Eid al-Fitr",
    "Eid al-Fitr (additional holiday)": "Eid al-Fitr",
    "Eid al-Fitr Holiday": "Eid al-Fitr",
    "Eid al-Fitr Second Day": "Eid al-Fitr",
    "Epiphany (Three Kings' Day and Orthodox Christmas)": "Epiphany",
    "Fifth Day of Lunar New Year": "Lunar New Year",
    "Fourth Day of Lunar New Year": "Lunar New Year",
    "Holiday of Spring and Labor": "Labor Day",
    "International Labor Day": "Labor Day",
    "International Workers' Solidarity Day": "Labor Day",
    "Korean New Year": "Lunar New Year",
    "Labor Day and International Workers' Solidarity Day": "Labor Day",
    "Labor and Solidarity Day": "Labor Day",
    "Labour Day": "Labor Day",
    "May Day": "Labor Day",
    "National Father's Day": "Father's Day",
    "National Labor Day": "Labor Day",
    "National Mother's Day": "Mother's Day",
    "Prophet Muhammad's Birthday": "Prophet's Birthday",
    "Second Day of Lunar New Year": "Lunar New Year",
    "Sixth Day of Lunar New Year": "Lunar New Year",
    "The Buddha's Birthday": "Buddha's Birthday",
    "The day following Good Friday": "Holy Saturday",
    "The day preceding Chuseok": "Chuseok",
    "The day preceding Korean New Year": "Lunar New Year",
    "The fourth day of Chinese New Year": "Lunar New Year",
    "The second day of Chinese New Year": "Lunar New Year",
    "The second day of Chuseok": "Chuseok",
    "The second day of Korean New Year": "Lunar New Year",
    "The third day of Chinese New Year": "Lunar New Year",
    "Third Day of Lunar New Year": "Lunar New Year",
    "Universal Fraternization Day": "New Year's Day",
    "Worker's Day": "Labor Day",
    "Workers' Day": "Labor Day",
}

# Days off in place of others, by names that do not say so with "(observed)".
IN_PLACE = re.compile(r"^(Alternative holiday for (.*)|(Day off) \(substituted from .*|Substitute Holiday|Special In-Lieu Holiday)$")
NOTE = re.compile(r" \((observed|in lieu|estimated|observed, estimated)\)$")

# Diwali where the package's table ends, by the calculation in tests/data/calendar/make_moon_feasts.py, which gives the
# 35 years of the table too.
DIWALI_BEYOND = [date(2000, 10, 26), date(2036, 10, 18), date(2037, 11, 7), date(2038, 10, 27), date(2039, 11, 15),
                 date(2040, 11, 4)]


def name_and_kind(text):
    """The feast's name and whether the day is the feast (public), one foreseen by calculation, or a day in its place."""
    note = NOTE.search(text)
    kind = {None: "public", "estimated": "estimated"}.get(note and note.group(1), "observed")
    name = NOTE.sub("", text)
    in_place = IN_PLACE.match(name)
    if in_place:
        kind = "observed"
        name = in_place.group(2) or in_place.group(3) or name
    return SAME.get(name, name), kind


def days_of(holidays, country):
    languages = holidays.country_holidays(country).supported_languages
    days = holidays.country_holidays(country, subdiv=PART.get(country), years=YEARS,
                                     language="en_US" if "en_US" in languages else None)
    for day in days:
        for text in days.get_list(day):
            yield day, *name_and_kind(text)
    if country == "IN":  # the package knows 2001-2035; outside, the days that need no Hindu calendar
        for year in (2000, *range(2036, 2041)):
            yield date(year, 1, 26), "Republic Day", "public"
            yield date(year, 8, 15), "Independence Day", "public"
            yield date(year, 10, 2), "Mahatma Gandhi's Birthday", "public"
            yield date(year, 12, 25), "Christmas Day", "public"
        for day in DIWALI_BEYOND:
            yield day, "Diwali", "estimated"
    if country == "ES":  # the package knows 2008 on; before, the days of Royal Decree 2001/1983 that all of Spain kept
        for year in range(2000, 2008):
            for month, day, name in ((1, 1, "New Year's Day"), (1, 6, "Epiphany"), (5, 1, "Labor Day"),
                                     (8, 15, "Assumption Day"), (10, 12, "National Day"), (11, 1, "All Saints' Day"),
                                     (12, 6, "Constitution Day"), (12, 8, "Immaculate Conception"),
                                     (12, 25, "Christmas Day")):
                yield date(year, month, day), name, "public"
            good_friday, = [day for day, name in holidays.country_holidays("PT", years=year, language="en_US").items()
                            if "Good Friday" in name]
            yield good_friday, "Good Friday", "public"


def retail_days():
    """Days by the moon, for the countries where they move trade without closing the shops."""
    from holidays.calendars.chinese import _ChineseLunisolar
    from holidays.calendars.hebrew import _HebrewLunisolar
    from holidays.calendars.hindu import _HinduLunisolar
    from holidays.calendars.islamic import _IslamicLunar

    def dates(table):
        for year in YEARS:
            entries = table.get(year, ())
            for month, day in entries if entries and isinstance(entries[0], tuple) else (entries,) if entries else ():
                yield date(year, month, day)

    fasts = [*dates(_IslamicLunar.RAMADAN_BEGINNING_DATES)]
    feasts = [*dates(_IslamicLunar.EID_AL_FITR_DATES)]
    for first in fasts:
        end = next((day for day in feasts if day > first), date(2041, 1, 1))
        for i in range((end - first).days):
            yield first + timedelta(i), "Ramadan"
    if fasts[0] > feasts[0]:  # the fast that began in the year before the first
        for i in range(1, 31):
            day = feasts[0] - timedelta(i)
            if day >= date(YEARS[0], 1, 1):
                yield day, "Ramadan"
    tables = {"Eid al-Fitr": _IslamicLunar.EID_AL_FITR_DATES, "Eid al-Adha": _IslamicLunar.EID_AL_ADHA_DATES,
              "Lunar New Year": _ChineseLunisolar.LUNAR_NEW_YEAR_DATES,
              "Mid-Autumn Festival": _ChineseLunisolar.MID_AUTUMN_DATES,
              "Hanukkah": _HebrewLunisolar.HANUKKAH_DATES}
    for name, table in tables.items():
        for day in dates(table):
            yield day, name
    diwali = {day.year: day for day in dates(_HinduLunisolar.DIWALI_INDIA_DATES)}
    for day in DIWALI_BEYOND:
        diwali.setdefault(day.year, day)
    for year in YEARS:
        yield diwali[year], "Diwali"


def write(path, heading, rows):
    rows = sorted(set(rows))
    for row in rows:
        assert not any("," in field or '"' in field or "\n" in field or field != field.strip() for field in row), row
    path.write_bytes("".join(",".join(row) + "\n" for row in [heading, *rows]).encode())


def main():
    import holidays
    if holidays.__version__ != VERSION:
        sys.exit(f"This script needs holidays {VERSION}; here is {holidays.__version__}. "
                 "To renew the calendars, change VERSION and look at what changed.")
    warnings.simplefilter("ignore")  # India's table ends in 2035, see days_of()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for country in COUNTRIES:
        best = {}  # one line a day and name: the feast itself before a day in its place
        for day, name, kind in days_of(holidays, country):
            key = (day.isoformat(), name.replace(", ", " - ").replace(",", ""))
            best[key] = min(kind, best.get(key, kind), key=["public", "estimated", "observed"].index)
        write(folder / f"{country}.csv", ("date", "name", "kind"), ((*key, kind) for key, kind in best.items()))
    write(folder / "retail.csv", ("date", "name"), ((day.isoformat(), name) for day, name in retail_days()))


if __name__ == "__main__":
    main()
