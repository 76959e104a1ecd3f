"""Writes contributions_oracle.json: a small booster that XGBoost's Python package trained, rows (some cells missing), and
what each column adds to each row's score: Shapley's values by their definition, over all subsets of the columns, where a
tree whose column is not in the subset follows both ways, weighed by the training rows that went there. Also the
package's own, as a check of this script.

Run: python make_contributions_oracle.py > contributions_oracle.json      (written with xgboost-cpu 2.1.4)
"""
import base64
import itertools
import json
import math
import sys

import numpy as np
import xgboost

COLUMNS, ROWS = 5, 12


def answer(node, row, known):
    if "leaf" in node:
        return node["leaf"]
    column, children = int(node["split"][1:]), {child["nodeid"]: child for child in node["children"]}
    if column not in known:
        return sum(c["cover"] * answer(c, row, known) for c in node["children"]) / sum(c["cover"] for c in node["children"])
    value = row[column]
    way = "missing" if np.isnan(value) else "yes" if np.float32(value) < np.float32(node["split_condition"]) else "no"
    return answer(children[node[way]], row, known)


def shapley(trees, row):
    def worth(known):
        return sum(answer(tree, row, known) for tree in trees)
    values = []
    for column in range(COLUMNS):
        others = [c for c in range(COLUMNS) if c != column]
        values.append(sum(math.factorial(size) * math.factorial(COLUMNS - 1 - size) / math.factorial(COLUMNS)
                          * (worth({*subset, column}) - worth(set(subset)))
                          for size in range(COLUMNS) for subset in itertools.combinations(others, size)))
    return values


random = np.random.default_rng(20261123)
x = random.normal(size=(400, COLUMNS)).astype(np.float32)
y = x[:, 0] * (x[:, 1] > 0) + np.abs(x[:, 2]) - .5 * x[:, 0] + .1 * random.normal(size=400)
x[random.uniform(size=x.shape) < .15] = np.nan
booster = xgboost.train({"max_depth": 4, "eta": .3, "base_score": 0, "tree_method": "hist", "nthread": 1},
                        xgboost.DMatrix(x, y), 12)
trees = [json.loads(tree) for tree in booster.get_dump(dump_format="json", with_stats=True)]
rows = x[:ROWS]
values = [shapley(trees, row) for row in rows]
own = booster.predict(xgboost.DMatrix(rows), pred_contribs=True)
assert np.allclose(own[:, :COLUMNS], values, atol=2e-5), np.abs(own[:, :COLUMNS] - values).max()
json.dump({"ubj": base64.b64encode(bytes(booster.save_raw("ubj"))).decode(), "columns": COLUMNS,
           "rows": [[None if np.isnan(v) else float(v) for v in row] for row in rows],
           "contributions": [[float(f"{v:.9g}") for v in row] for row in values],
           "scores": [float(v) for v in booster.predict(xgboost.DMatrix(rows), output_margin=True)]}, sys.stdout)
print()
