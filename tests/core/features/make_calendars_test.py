"""The calendars in resources/ are what make_calendars.py writes: the same bytes, no file more, no file less.

The package of the version that the script wants is taken from this Python or else installed into a folder of its own, which
needs a package registry; without either the check is skipped (exit 77).
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
CALENDARS = Path(__file__).resolve().parents[3] / "resources" / "calendars"
SCRIPT = CALENDARS / "make_calendars.py"


def python_with(version, folder):
    """An interpreter that has the package, or None."""
    probe = [sys.executable, "-c", f"import holidays; assert holidays.__version__ == '{version}'"]
    if subprocess.run(probe, capture_output=True).returncode == 0:
        return sys.executable
    python = str(folder / "venv" / "bin" / "python")
    steps = ([sys.executable, "-m", "venv", str(folder / "venv")],
             [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"holidays=={version}"])
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True)
        if done.returncode != 0:
            print(done.stderr[-500:])
            return None
    return python


def main():
    version = re.search(r'^VERSION = "(.+)"$', SCRIPT.read_text(encoding="utf-8"), re.M).group(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = python_with(version, folder)
        if python is None:
            print(f"skipped: holidays {version} cannot be had here")
            return SKIPPED
        out = folder / "out"
        out.mkdir()
        subprocess.run([python, str(SCRIPT), str(out)], check=True, env={"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"})
        ours = {path.name: path.read_bytes() for path in CALENDARS.glob("*.csv")}
        theirs = {path.name: path.read_bytes() for path in out.glob("*.csv")}
    differing = sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))
    print("differing: " + ", ".join(differing) if differing else f"{len(ours)} calendars, the same bytes")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
