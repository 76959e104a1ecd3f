"""Writes dependence_oracle.json: past errors with gaps and ties, their ranks, and the correlation that a Gaussian copula
of their normal scores has once it is shrunk, worked out pair by pair.

Run: python make_dependence_oracle.py > dependence_oracle.json      (written with numpy 2.4.6, scipy 1.17.1)
Ranks: scipy.stats.rankdata of each column's errors, 0 where there is none; by origin, horizon, category. Correlation: of
the columns (horizon, category), row by row; shrinkage as Schaefer & Strimmer 2005, eq. 8, with the target between^[other
category] * within^[other horizon].
"""
import json

import numpy as np
from scipy.stats import norm, rankdata

random = np.random.default_rng(20261123)


def shrunk(mean, rows, assumed):
    return float(np.clip((rows * mean + 3 * assumed) / (rows + 3), 0, .95))


def columns(errors):
    ranks, scores = np.zeros_like(errors), np.zeros_like(errors)
    for h in range(errors.shape[1]):
        for c in range(errors.shape[2]):
            there = ~np.isnan(errors[:, h, c])
            ranks[there, h, c] = rankdata(errors[there, h, c])
            if there.sum() >= 3:
                score = norm.ppf(ranks[there, h, c] / (there.sum() + 1))
                length = np.sqrt((score ** 2).sum())
                scores[there, h, c] = score / length if length > 1e-9 else 0
    return ranks, scores


def dependence(scores):
    rows, horizons, categories = scores.shape
    total, pairs = 0.0, []
    for h in range(horizons):
        z = scores[:, h, np.abs(scores[:, h]).sum(0) > 0]
        for i in range(z.shape[1]):
            for j in range(z.shape[1]):
                if i != j:
                    w = rows * z[:, i] * z[:, j]
                    pairs.append((w.mean(), w.var(ddof=1) / rows))
    pairs = np.array(pairs)
    between = shrunk(pairs[:, 0].mean(), rows, .3)
    shrinkage = float(np.clip(pairs[:, 1].sum() / ((pairs[:, 0] - between) ** 2).sum(), 0, 1))
    alike = [scores[:, h - 1, c] @ scores[:, h, c] for h in range(1, horizons) for c in range(categories)
             if np.abs(scores[:, h, c]).sum() > 0]
    within = shrunk(np.mean(alike), rows, .5) if horizons > 1 else .5
    flat = scores.reshape(rows, -1)
    number = np.arange(horizons * categories)
    target = np.where(number[:, None] % categories == number % categories, 1, between)
    target = target * np.where(number[:, None] // categories == number // categories, 1, within)
    correlation = shrinkage * target + (1 - shrinkage) * flat.T @ flat
    np.fill_diagonal(correlation, 1)
    return between, within, shrinkage, correlation


results = []
for rows, horizons, categories, common in [(24, 1, 5, .9), (24, 3, 4, .7), (8, 2, 6, .5), (12, 3, 3, 1.5), (20, 1, 20, .3)]:
    errors = random.normal(size=(rows, horizons, categories))
    errors += common * random.normal(size=(rows, horizons, 1)) * (np.arange(categories) % 3 - .4)
    errors += .6 * random.normal(size=(rows, 1, categories))
    errors = np.round(errors, 1)
    for h in range(horizons):
        errors[rows - h:, h] = np.nan
    errors[:rows // 2, :, 0] = np.nan
    ranks, scores = columns(errors)
    between, within, shrinkage, correlation = dependence(scores)
    results.append({"origins": rows, "horizons": horizons, "categories": categories, "ranks": list(ranks.ravel()),
                    "between": between, "within": within, "shrinkage": shrinkage,
                    "correlation": list(correlation.ravel())})
print("[" + ",\n".join(json.dumps(result) for result in results) + "]")
