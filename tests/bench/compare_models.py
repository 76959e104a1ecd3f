#!/usr/bin/env python3
"""Milliseconds a series of our ETS, Theta and Prophet model beside statsforecast and prophet, in alternating runs.

  compare_models.py PLANWRIGHT_SERIES_BENCH [ROUNDS=3]

Runs with the interpreter that has statsforecast, and prophet; what is missing is left out with a line that says so. 100
seeded monthly series of 36 and of 96 months; one thread each; the others' compilers and caches are warmed up first."""
import csv, logging, subprocess, sys, tempfile, time
from pathlib import Path
import numpy as np

ours = sys.argv[1]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3


def make(months, count=100):
    random = np.random.default_rng(17 + months)
    t = np.arange(months)
    for _ in range(count):
        level, slope = random.uniform(50, 5000), random.uniform(-.004, .008)
        season = random.uniform(0, .4) * np.sin(2 * np.pi * t / 12 + random.uniform(0, 6.28))
        yield np.maximum(1, level * np.exp(slope * t + season + np.cumsum(random.normal(0, .03, months))
                                           + random.normal(0, .08, months))).round()


def peers():
    found = {}
    try:
        from statsforecast.models import AutoETS, DynamicOptimizedTheta, Theta
        found["ets"] = ("statsforecast AutoETS", lambda y: AutoETS(season_length=12).forecast(y, 12))
        found["theta"] = ("statsforecast DynamicOptimizedTheta",
                          lambda y: DynamicOptimizedTheta(season_length=12).forecast(y, 12))
        found["theta_standard"] = ("statsforecast Theta", lambda y: Theta(season_length=12).forecast(y, 12))
    except ImportError:
        print("left out: statsforecast is not installed")
    try:
        import pandas as pd
        from prophet import Prophet
        logging.getLogger("cmdstanpy").setLevel(logging.ERROR)

        def forecast(y):
            frame = pd.DataFrame({"ds": pd.date_range("2015-01-01", periods=len(y), freq="MS"), "y": y})
            model = Prophet().fit(frame)
            return model.predict(model.make_future_dataframe(12, freq="MS").tail(12))
        found["prophet"] = ("prophet", forecast)
    except ImportError:
        print("left out: prophet is not installed")
    return found


def median(values):
    return sorted(values)[len(values) // 2]


print(f"{'model':16}{'months':>7}{'ours, ms':>10}{'theirs, ms':>12}{'ratio':>9}   peer")
with tempfile.TemporaryDirectory() as folder:
    for model, (peer, forecast) in peers().items():
        for months in (36, 96):
            series = list(make(months, 25 if model == "prophet" else 100))
            table = Path(folder) / f"{months}.csv"
            with open(table, "w", newline="") as file:
                rows = csv.writer(file)
                rows.writerow(["series", "period", "value"])
                for s, values in enumerate(series):
                    for t, value in enumerate(values):
                        rows.writerow([f"s{s:03}", f"{2015 + t // 12}-{t % 12 + 1:02}", value])
            for values in series[:2]:
                forecast(values)
            own, other = [], []
            for _ in range(rounds):
                own.append(float(subprocess.run([ours, table, model], check=True, capture_output=True, text=True).stdout))
                begun = time.perf_counter()
                for values in series:
                    forecast(values)
                other.append(time.perf_counter() - begun)
            ms = [1000 * median(times) / len(series) for times in (own, other)]
            print(f"{model:16}{months:7}{ms[0]:10.3f}{ms[1]:12.3f}{ms[1] / ms[0]:8.1f}x   {peer}")
