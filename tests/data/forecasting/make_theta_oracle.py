"""Writes theta_oracle.json: what statsforecast's dynamic optimised Theta makes of the series of ets_oracle.json.

Run: python make_theta_oracle.py ets_oracle.json > theta_oracle.json      (written with statsforecast 2.1.1)
Per series: the form of the season, alpha, weight = 1 - 1/theta, level, mean square of the errors from the 4th month on
(of the months without season), and 12 forecasts.
"""
import json
import sys

import numpy as np
from statsforecast.theta import auto_theta, forecast_theta

results = []
for series in json.load(open(sys.argv[1])):
    months = np.array(series["months"], dtype=float)
    period = 12 if len(months) >= 24 else 1
    fit = auto_theta(months, period, model="DOTM")
    form = "plain"
    figure = []
    if fit.get("decompose", False):
        form = "ratios" if fit["decomposition_type"] == "multiplicative" else "differences"
        figure = list(np.roll(fit["seas_forecast"]["mean"], len(months) % 12))
        errors = fit["residuals"] / np.resize(figure, len(months)) if form == "ratios" else \
            fit["residuals"] - np.resize(figure, len(months))
    else:
        errors = fit["residuals"]
    results.append({
        "name": series["name"], "form": form, "alpha": fit["par"]["alpha"], "weight": 1 - 1 / fit["par"]["theta"],
        "level": fit["par"]["initial_smoothed"], "mean_square": float(np.mean(errors[3:] ** 2)), "figure": figure,
        "forecast": list(forecast_theta(fit, 12)["mean"])})
print("[" + ",\n".join(json.dumps(result) for result in results) + "]")
