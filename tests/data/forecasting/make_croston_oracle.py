"""Writes croston_oracle.json: generated intermittent series and what statsforecast makes of them.

Run: python make_croston_oracle.py > croston_oracle.json      (written with statsforecast 2.1.1)
Per series: the flat forecasts of Croston's method with rates of .1 ("classic") and with fitted ones ("optimized"), of
the correction of Syntetos and Boylan with .1 ("sba"), and of TSB with some rates ("tsb": size, chance, forecast).
"""
import json

import numpy as np
from statsforecast.models import TSB, CrostonClassic, CrostonOptimized, CrostonSBA

random = np.random.default_rng(20261123)


def make_series(kind, months):
    chance = random.uniform(.1, .8) * np.ones(months)
    if kind == "fading":
        chance *= np.linspace(1, 0, months) ** 2
    if kind == "rising":
        chance = np.minimum(1, chance * np.linspace(.3, 2, months))
    if kind == "dense":
        chance = np.ones(months)
    size = {"units": random.poisson(random.uniform(.5, 9), months) + 1,
            "money": np.round(random.lognormal(3, .8, months), 2)}["money" if random.random() < .4 else "units"]
    values = np.where(random.random(months) < chance, size, 0).astype(float)
    values[0] = values[0] or 1 + random.integers(5)
    return values


def flat(model, values):
    return float(model.forecast(values, 1)["mean"][0])


results = []
for i in range(80):
    kind = ["steady", "fading", "rising", "dense"][i % 4]
    values = make_series(kind, int(random.integers(3, 70)))
    rates = [(.1, .1), (.3, .05), (float(random.uniform(.05, .9)), float(random.uniform(.05, .9)))]
    results.append({
        "name": f"{kind}-{len(values)}", "months": list(values), "classic": flat(CrostonClassic(), values),
        "optimized": flat(CrostonOptimized(), values), "sba": flat(CrostonSBA(), values),
        "tsb": [[d, p, flat(TSB(d, p), values)] for d, p in rates]})
print("[" + ",\n".join(json.dumps(result) for result in results) + "]")
