"""Writes, by python-dateutil, one ISO date a line: every Western Easter Sunday of 1900-2199 to easter.txt beside this script, and
every Orthodox one of 1900-2099 to orthodox_easter.txt."""
from pathlib import Path

from dateutil.easter import EASTER_ORTHODOX, easter

here = Path(__file__)
here.with_name("easter.txt").write_text("".join(f"{easter(year)}\n" for year in range(1900, 2200)))
here.with_name("orthodox_easter.txt").write_text(
    "".join(f"{easter(year, EASTER_ORTHODOX)}\n" for year in range(1900, 2100)))
