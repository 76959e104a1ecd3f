"""Writes theta_oracle.json: what statsforecast's standard and dynamic optimised Theta make of the series of
ets_oracle.json, and of some weekly ones.

Run: python make_theta_oracle.py ets_oracle.json > theta_oracle.json      (written with statsforecast 2.1.1)
Per series: its months, their period and the form of the season with its figure; then for each of "standard" (STM) and
"dynamic" (DOTM): alpha, weight = 1 - 1/theta, level, mean square of the errors from the 4th month on (of the months
without season), and 12 forecasts.
"""
import json
import sys

import numpy as np
from statsforecast.theta import auto_theta, forecast_theta


def weekly():
    random = np.random.default_rng(20261123)
    for weeks in range(104, 225, 8):
        t = np.arange(weeks)
        wave = 1 + random.uniform(0, .6) * np.sin(2 * np.pi * t / 52 + random.uniform(0, 6))
        level = 200 * np.exp(np.cumsum(random.normal(0, .02, weeks)))
        yield {"name": f"weeks-{weeks}", "period": 52, "months": list(np.round(level * wave + random.normal(0, 15, weeks), 2))}


def fitted(months, period, model):
    fit = auto_theta(months, period, model=model)
    form, figure, errors = "plain", [], fit["residuals"]
    if fit.get("decompose", False):
        form = "ratios" if fit["decomposition_type"] == "multiplicative" else "differences"
        figure = list(np.roll(fit["seas_forecast"]["mean"], len(months) % period))
        seasons = np.resize(figure, len(months))
        errors = errors / seasons if form == "ratios" else errors - seasons
    return form, figure, {
        "alpha": fit["par"]["alpha"], "weight": 1 - 1 / fit["par"]["theta"], "level": fit["par"]["initial_smoothed"],
        "mean_square": float(np.mean(errors[3:] ** 2)), "forecast": list(forecast_theta(fit, 12)["mean"])}


def rounded(value):
    return float(f"{value:.13g}") if isinstance(value, float) else value


def shorter(tree):
    if isinstance(tree, dict):
        return {key: shorter(value) for key, value in tree.items()}
    return [shorter(value) for value in tree] if isinstance(tree, list) else rounded(tree)


results = []
for series in json.load(open(sys.argv[1])) + list(weekly()):
    months = np.array(series["months"], dtype=float)
    form, figure, dynamic = fitted(months, series["period"], "DOTM")
    results.append(shorter({"name": series["name"], "period": series["period"], "months": series["months"], "form": form,
                            "figure": [float(value) for value in figure], "dynamic": dynamic,
                            "standard": fitted(months, series["period"], "STM")[2]}))
print("[" + ",\n".join(json.dumps(result) for result in results) + "]")
