"""Writes public_days.csv beside this script: public holidays on Monday to Friday, 2000-2040, from other sources than
resources/calendars: of the US by pandas (federal), of the others by workalendar.

pip install pandas==3.1.1 workalendar==17.0.0
"""
from datetime import date
from pathlib import Path

from pandas.tseries.holiday import USFederalHolidayCalendar
from workalendar.registry import registry

days = {("US", day.date()) for day in USFederalHolidayCalendar().holidays("2000-01-01", "2040-12-31")}
for country in "AT BE CZ DE FI FR GB NO PT".split():
    calendar = registry.get(country)()
    days |= {(country, day) for year in range(2000, 2041) for day, _ in calendar.holidays(year)}
rows = sorted((country, day.isoformat()) for country, day in days
              if day.weekday() < 5 and date(2000, 1, 1) <= day <= date(2040, 12, 31))
Path(__file__).with_name("public_days.csv").write_text("country,date\n" + "".join(f"{c},{d}\n" for c, d in rows))
