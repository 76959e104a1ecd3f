#!/usr/bin/env python3
"""Writes known_oracle.json: what statsmodels says of daily demand against price, and of estimates put together.

statsmodels 0.15.0, numpy. Run: python3 make_known_oracle.py > known_oracle.json
"""
import json

import numpy as np
from statsmodels.regression.linear_model import OLS
from statsmodels.sandbox.regression.gmm import IV2SLS
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.sandwich_covariance import S_hac_simple

KNOT_DAYS = 56
LAGS = 7


def nuisance(days, weekdays):
    """Weekdays, and a level that is straight between knots."""
    span = days[-1] - days[0]
    spans = max(int((span + KNOT_DAYS // 2) // KNOT_DAYS), 1)
    knots = np.linspace(days[0], days[-1], spans + 1)
    hats = np.array([np.interp(days, knots, np.eye(spans + 1)[k]) for k in range(1, spans + 1)]).T
    dummies = np.array([[1.0 if w == k else 0.0 for k in range(7)] for w in weekdays])
    used = dummies.sum(axis=0) > 0
    return np.hstack([dummies[:, used], hats])


def series(seed, count, slope, closed_sundays, gap):
    rng = np.random.default_rng(seed)
    days, response, cause = [], [], []
    price, level, error = 0.0, 3.0, 0.0
    for day in range(count):
        if rng.random() < 0.12:
            price = rng.choice([0.0, -0.05, -0.1, -0.25])
        level += 0.004 * rng.standard_normal()
        error = 0.4 * error + 0.2 * rng.standard_normal()
        if (closed_sundays and day % 7 == 6) or rng.random() < gap:
            continue
        days.append(day)
        cause.append(price + 0.01 * rng.standard_normal())
        response.append(level + 0.1 * (day % 7) + slope * price + error)
    return np.array(days), np.round(response, 5), np.round(cause, 5)


def case(name, days, response, cause, instrument):
    weekdays = [int(d % 7) for d in days]
    others = nuisance(days, weekdays)
    design = np.column_stack([cause, others])
    if instrument is cause:
        fit = OLS(response, design).fit(cov_type="HAC", cov_kwds={"maxlags": LAGS, "use_correction": True})
        slope, error = fit.params[0], fit.bse[0]
    else:
        outside = np.column_stack([instrument, others])
        fit = IV2SLS(response, design, outside).fit()
        slope = fit.params[0]
        residual = response - design @ fit.params
        middle = S_hac_simple(outside * residual[:, None], nlags=LAGS)
        left = np.linalg.inv(outside.T @ design)
        covariance = left @ middle @ left.T * len(days) / (len(days) - design.shape[1])
        error = np.sqrt(covariance[0, 0])
    points = [[int(d), w, float(r), float(c), float(z)]
              for d, w, r, c, z in zip(days, weekdays, response, cause, instrument)]
    return {"name": name, "points": points, "slope": float(slope), "standard_error": float(error)}


def lagged(days, response, cause):
    return days[1:], response[1:], cause[1:], cause[:-1]


def pool(effects, errors):
    fit = combine_effects(np.array(effects), np.array(errors) ** 2, method_re="dl")
    return {"effects": effects, "errors": errors, "spread": float(np.sqrt(fit.tau2)), "mean": float(fit.mean_effect_re),
            "mean_error": float(fit.sd_eff_w_re)}


cases = []
for seed, count, slope, closed, gap in [(1, 400, -1.5, False, 0.0), (2, 300, -0.4, True, 0.1), (3, 731, -2.5, True, 0.0)]:
    days, response, cause = series(seed, count, slope, closed, gap)
    cases.append(case(f"least squares {seed}", days, response, cause, cause))
    cases.append(case(f"instrument {seed}", *lagged(days, response, cause)))
pools = [pool([-1.2, -2.5, -0.4, -3.1], [0.2, 0.3, 0.25, 0.6]), pool([-1.0, 0.5, -4.0], [0.1, 0.2, 0.9])]
print(json.dumps({"cases": cases, "pools": pools}))
