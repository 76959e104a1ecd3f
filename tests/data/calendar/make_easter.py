"""Writes easter.txt beside this script: every Western Easter Sunday of 1900-2199 by python-dateutil, one ISO date a line."""
from pathlib import Path

from dateutil.easter import easter

Path(__file__).with_name("easter.txt").write_text("".join(f"{easter(year)}\n" for year in range(1900, 2200)))
