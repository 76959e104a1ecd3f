"""Writes error_scale_oracle.json: past forecasts with their errors, and the most probable power of the errors' scale.

Run: python make_error_scale_oracle.py > error_scale_oracle.json      (written with numpy 2.4.6, scipy 1.17.1)
The power maximises the density of Laplace errors with the scale b * max(point, 1)^power, b at its own best, times a
normal density at 1/2 with deviation .15; by scipy.optimize.minimize_scalar between 1/4 and 1.
"""
import json

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import laplace, norm

random = np.random.default_rng(20261123)


def power_of(points, errors):
    logs = np.log(np.maximum(points, 1))

    def cost(power):
        scale = np.exp(power * logs)
        scale *= np.mean(np.abs(errors) / scale)
        return -laplace.logpdf(errors, scale=scale).sum() - norm.logpdf(power, .5, .15)

    return minimize_scalar(cost, bounds=(.25, 1), method="bounded", options={"xatol": 1e-10}).x


cases = []
for count, truth in [(4, .5), (12, .9), (60, .5), (60, .8), (400, .3), (400, .65), (400, 1.0), (400, 1.4)]:
    points = np.round(np.exp(random.uniform(-1, 9, count)), 3)
    errors = np.round(random.laplace(size=count) * .7 * np.maximum(points, 1) ** truth, 3)
    cases.append({"truth": truth, "points": points.tolist(), "errors": errors.tolist(),
                  "power": power_of(points, errors)})
print(json.dumps({"cases": cases}, separators=(",", ":")))
