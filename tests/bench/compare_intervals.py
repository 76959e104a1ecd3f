#!/usr/bin/env python3
"""Our 80 % bands one month ahead beside other programs', on the months and categories that both forecast.

  compare_intervals.py THEIRS.csv OURS.json [THEIRS.csv OURS.json ...]

OURS.json is `planwright-cli backtest --json`; THEIRS.csv has a row a forecast with the columns category, month (YYYY-MM-DD),
actual, method, lo80, hi80 (empty: no interval) and scale (of the MASE, from the months known at the origin).
IS80 is the mean of ((hi - lo) + 10 * what lies outside) / scale (Gneiting & Raftery 2007, eq. 43, alpha .2); the method
to beat is that of the lowest IS80 whose coverage is in [.75, .85]. Ranges hold 95 % of resamples of whole months
(all categories of a month together), as they share its shocks."""
import csv, json, sys
import numpy as np

resamples = 10000


def theirs(path):
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["lo80"] and row["hi80"] and float(row["scale"] or 0) > 0:
                yield (row["method"], (row["category"], row["month"][:7]),
                       [float(row[name]) for name in ("actual", "lo80", "hi80", "scale")])


def ours(path):
    with open(path) as file:
        for f in json.load(file)["forecasts"]:
            if f["model"] == "auto" and f["horizon"] == 1 and f.get("p10") is not None:
                yield (f["category"], f["month"]), (f["actual"], f["p10"], f["p90"])


def scored(actual, low, high, scale):
    outside = np.maximum(0, low - actual) + np.maximum(0, actual - high)
    return (outside == 0).astype(float), (high - low) / scale, (high - low + 10 * outside) / scale


def month_sums(months, values):
    return np.array([(values[months == m].sum(), (months == m).sum()) for m in sorted(set(months))])


def month_range(months, values):
    """2.5 and 97.5 % of the mean over resampled months."""
    blocks = month_sums(months, values)
    drawn = np.random.default_rng(17).integers(0, len(blocks), (resamples, len(blocks)))
    sums = blocks[drawn].sum(axis=1)
    return np.quantile(sums[:, 0] / sums[:, 1], (.025, .975))


def compare(their_path, our_path):
    own = dict(ours(our_path))
    methods = {}
    for method, key, row in theirs(their_path):
        methods.setdefault(method, {})[key] = row
    most = max(map(len, methods.values()))
    methods = {name: rows for name, rows in methods.items() if len(rows) == most}  # the others lack some months
    keys = sorted(set(own).intersection(*methods.values()))
    months = np.array([month for _, month in keys])
    table = {method: scored(*np.array([rows[key] for key in keys]).T) for method, rows in methods.items()}
    reference = next(iter(methods.values()))
    actual, low, high = np.array([own[key] for key in keys]).T
    ours_scored = scored(actual, low, high, np.array([reference[key][3] for key in keys]))
    restated = sum(own[key][0] != reference[key][0] for key in keys)
    print(f"{their_path}: {len(keys)} forecasts of {len(set(months))} months, {len(set(c for c, _ in keys))} categories; "
          f"{len(reference) - len(keys)} of theirs are not ours; {restated} actuals differ")
    print(f"  {'method':28}{'cov80':>7}  {'95 % range':14}{'width':>7}{'IS80':>7}")
    honest = [m for m in table if .75 <= round(table[m][0].mean(), 3) <= .85]
    best = min(honest, key=lambda m: table[m][2].mean(), default=None)
    for method, (inside, width, score) in [("planwright", ours_scored)] + ([(best, table[best])] if best else []):
        low95, high95 = month_range(months, inside)
        print(f"  {method:28}{inside.mean():7.3f}  {low95:.3f} .. {high95:.3f}{width.mean():7.2f}{score.mean():7.2f}")
    if best:
        difference = ours_scored[2] - table[best][2]
        low95, high95 = month_range(months, difference)
        print(f"  ours less {best}: {difference.mean():+.2f} ({low95:+.2f} .. {high95:+.2f}), "
              f"{100 * difference.mean() / table[best][2].mean():+.1f} %")


for pair in zip(sys.argv[1::2], sys.argv[2::2]):
    compare(*pair)
