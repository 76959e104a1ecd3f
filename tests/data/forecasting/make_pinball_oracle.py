#!/usr/bin/env python3
"""Writes pinball_oracle.json: quantiles that scikit-learn finds, to compare the booster's own objective with.

Needs numpy and scikit-learn (recorded with the versions in the file). `cells` are seeded lognormal samples, a feature
value each; `constant` is the quantile of a DummyRegressor on all of them, `by_cell` that of a decision-tree booster
(GradientBoostingRegressor, loss "quantile", one leaf a cell) for each cell; `loss` is sklearn's mean_pinball_loss of
its predictions."""
import json
from pathlib import Path
import numpy as np
import sklearn
from sklearn.dummy import DummyRegressor
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_pinball_loss

random = np.random.default_rng(11)
cells, each = 4, 60
x = np.repeat(np.arange(cells), each).astype(float)
y = np.round(np.exp(random.normal(.3 * x, .2 + .15 * x)), 4)
order = random.permutation(len(x))
x, y = x[order], y[order]
levels = []
for level in (.1, .5, .9):
    dummy = DummyRegressor(strategy="quantile", quantile=level).fit(x[:, None], y)
    model = GradientBoostingRegressor(loss="quantile", alpha=level, n_estimators=300, max_depth=2, learning_rate=.1,
                                      min_samples_leaf=20, random_state=0).fit(x[:, None], y)
    fit = model.predict(x[:, None])
    levels.append({"level": level, "constant": float(dummy.predict([[0]])[0]),
                   "by_cell": [float(v) for v in model.predict(np.arange(cells)[:, None].astype(float))],
                   "loss": float(mean_pinball_loss(y, fit, alpha=level))})
document = {"sklearn": sklearn.__version__, "numpy": np.__version__, "x": x.tolist(), "y": y.tolist(), "levels": levels}
Path(__file__).with_name("pinball_oracle.json").write_text(json.dumps(document, indent=1) + "\n")
