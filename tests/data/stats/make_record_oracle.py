"""Writes record_oracle.json: limits of binomial shares and rank correlations, as SciPy and statsmodels have them.

Run: python make_record_oracle.py > record_oracle.json      (written with SciPy 1.17.1, statsmodels 0.15.0, numpy 2.4.6)
limits: statsmodels.stats.proportion.proportion_confint(method="beta"), which is Clopper & Pearson's, and
scipy.stats.binomtest(...).proportion_ci(method="exact") where they agree (asserted); at_most: scipy.stats.binom.cdf;
spearman: scipy.stats.spearmanr; p: of scipy.stats.permutation_test, every pairing, one-sided ("less").
"""
import json

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

random = np.random.default_rng(20261124)

shares = []
for count in [1, 2, 5, 6, 12, 13, 14, 24, 36, 156, 288, 18000]:
    for hits in sorted({0, 1, count // 2, int(.8 * count), count - 1, count}):
        for level in [.90, .95]:
            low, high = proportion_confint(hits, count, 1 - level, method="beta")
            low, high = (0.0 if hits == 0 else low), (1.0 if hits == count else high)
            exact = stats.binomtest(hits, count).proportion_ci(level, method="exact")
            assert np.allclose([low, high], [exact.low, exact.high], rtol=1e-9, atol=1e-12)
            shares.append({"hits": hits, "count": count, "level": level, "low": float(low), "high": float(high),
                           "at_most": float(stats.binom.cdf(hits, count, .8))})

ranks = []
for n in [5, 6, 7]:
    for ties in [False, True]:
        x = random.normal(size=n)
        y = -x + random.normal(size=n)
        if ties:
            x, y = np.round(x), np.round(y)
        if np.ptp(x) == 0 or np.ptp(y) == 0:
            continue
        test = stats.permutation_test((x,), lambda a: stats.spearmanr(a, y).statistic, permutation_type="pairings",
                                      alternative="less", n_resamples=np.inf)
        ranks.append({"x": list(x), "y": list(y), "spearman": float(stats.spearmanr(x, y).statistic),
                      "p": float(test.pvalue)})
print(json.dumps({"shares": shares, "ranks": ranks}, indent=0))
