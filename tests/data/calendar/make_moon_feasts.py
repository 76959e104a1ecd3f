"""Writes moon_feasts.csv beside this script: feasts by the moon, 2000-2040, from other sources than resources/calendars.

pip install lunardate==0.3.0 hijridate==2.6.0 convertdate==2.5.1 ephem==4.2.1
Chinese feasts: lunardate. Islamic ones: the Umm al-Qura calendar (hijridate). Hanukkah: convertdate. Diwali: calculated here by
ephem, as the evening in Delhi whose first 144 minutes after sunset (pradosha) have most of the new moon's lunar day (amavasya)
in the month in which the Sun enters sidereal Libra (Lahiri).
"""
import math
from datetime import date, datetime, timedelta
from pathlib import Path

import ephem
from convertdate import hebrew
from hijridate import Hijri
from lunardate import LunarDate

YEARS = range(2000, 2041)


def longitude(body, time):
    body.compute(time, epoch=time)
    return math.degrees(ephem.Ecliptic(body, epoch=time).lon)


def is_amavasya(time):
    return (longitude(ephem.Moon(), time) - longitude(ephem.Sun(), time)) % 360 >= 348


def diwali(year):
    ayanamsa = 23.85 + (year - 2000) * 0.01397
    new_moon = ephem.next_new_moon(f"{year}/10/10")
    while not 180 <= (longitude(ephem.Sun(), new_moon) - ayanamsa) % 360 < 210:
        new_moon = ephem.next_new_moon(new_moon + 1)
    best = 0, None
    for days in range(-2, 2):
        day = ephem.Date(new_moon + 5.5 / 24).datetime().date() + timedelta(days)
        delhi = ephem.Observer()
        delhi.lat, delhi.lon, delhi.date = "28.6", "77.2", datetime(day.year, day.month, day.day, 6, 30)
        sunset = delhi.next_setting(ephem.Sun())
        best = max(best, (sum(is_amavasya(ephem.Date(sunset + minutes / 1440)) for minutes in range(0, 145, 6)), day),
                   key=lambda entry: entry[0])
    return best[1]


def hijri(month, day):
    dates = (date(*Hijri(year, month, day).to_gregorian().datetuple()) for year in range(1419, 1465))
    return [day for day in dates if day.year in YEARS]


FEASTS = {
    "Diwali": [diwali(year) for year in YEARS],
    "Eid al-Adha": hijri(12, 10),
    "Eid al-Fitr": hijri(10, 1),
    "Hanukkah": [date(*hebrew.to_gregorian(year + 3761, 9, 25)) for year in YEARS],
    "Lunar New Year": [LunarDate(year, 1, 1).to_solar_date() for year in YEARS],
    "Mid-Autumn Festival": [LunarDate(year, 8, 15).to_solar_date() for year in YEARS],
    "Ramadan": hijri(9, 1),  # its first day
}
rows = sorted((day.isoformat(), name) for name, days in FEASTS.items() for day in days)
Path(__file__).with_name("moon_feasts.csv").write_text("date,name\n" + "".join(f"{d},{n}\n" for d, n in rows))
