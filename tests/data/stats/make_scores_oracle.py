"""Writes scores_oracle.json: bands, what came, and how others score them.

Run: python make_scores_oracle.py > scores_oracle.json      (written with scoringrules 0.10.0, numpy 2.4.6)
crps: scoringrules.crps_ensemble of the band's distribution (straight between its quantiles and beyond them, never below
0) at 200,001 even levels; winkler80: scoringrules.interval_score of the 80 % band; low, high: levels by numpy.interp, for
actuals that meet no flat piece or one alone.
"""
import json

import numpy as np
import scoringrules

random = np.random.default_rng(20261123)
LEVELS = np.array([.05, .1, .25, .5, .75, .9, .95])


def ends(knots):
    first = max(0.0, knots[0] - (knots[1] - knots[0]) / (LEVELS[1] - LEVELS[0]) * LEVELS[0])
    last = knots[-1] + (knots[-1] - knots[-2]) / (LEVELS[-1] - LEVELS[-2]) * (1 - LEVELS[-1])
    return np.concatenate([[0], LEVELS, [1]]), np.concatenate([[first], knots, [last]])


results = []
for i in range(40):
    knots = np.sort(np.maximum(0, random.normal(random.choice([2, 100, 3000]), random.choice([1, 60, 900]), 7)))
    actual = float(random.choice([knots[3], random.uniform(0, 1.3 * knots[-1] + 1), 0, 4000]))
    levels, values = ends(knots)
    ensemble = np.interp((np.arange(200_001) + .5) / 200_001, levels, values)
    below, upTo = np.mean(ensemble < actual - 1e-9), np.mean(ensemble <= actual + 1e-9)
    results.append({"knots": list(knots), "actual": actual, "low": float(below), "high": float(upTo),
                    "crps": float(scoringrules.crps_ensemble(actual, ensemble, estimator="qd")),
                    "winkler80": float(scoringrules.interval_score(actual, knots[1], knots[5], .2))})
print("[" + ",\n".join(json.dumps(result) for result in results) + "]")
