"""Writes reconcile_oracle.json: random hierarchies, forecasts and past errors of all nodes, and what Nixtla's
hierarchicalforecast (MinTrace) makes of them.

Run: python make_reconcile_oracle.py > reconcile_oracle.json      (written with hierarchicalforecast 1.5.3, numpy 2.4.6)
Nodes: categories c0.. first, then parents, then the total; `parents` leaves out those that stand below the total.
`residuals` is row by row. Results are by node in the order of `names`.
"""
import json

import numpy as np
from hierarchicalforecast.methods import MinTrace

random = np.random.default_rng(20261123)


def make_tree(leaves, groups, divisions):
    names = [f"c{i:02}" for i in range(leaves)] + [f"g{i}" for i in range(groups)] + [f"h{i}" for i in range(divisions)]
    parents = {}
    for i in range(leaves):
        if groups and random.random() < .85:
            parents[f"c{i:02}"] = f"g{i % groups}"
    for i in range(groups):
        if divisions:
            parents[f"g{i}"] = f"h{i % divisions}"
    used = set(parents.values())
    return [name for name in names if name[0] == "c" or name in used] + [""], parents


def summing(names, parents, leaves):
    rows = np.zeros((len(names), leaves))
    for leaf in range(leaves):
        node = names[leaf]
        while node is not None:
            rows[names.index(node), leaf] = 1
            node = None if node == "" else parents.get(node, "")
    return rows


results = []
for leaves, groups, divisions, rows in [(2, 0, 0, 24), (4, 2, 0, 30), (9, 3, 0, 24), (12, 5, 2, 26), (20, 6, 3, 48),
                                        (25, 4, 2, 36)]:
    names, parents = make_tree(leaves, groups, divisions)
    s = summing(names, parents, leaves)
    level = random.lognormal(5, 1, leaves)
    common = random.normal(size=(rows, 1))
    bottom = (.4 * common + random.normal(size=(rows, leaves))) * .2 * level
    residuals = bottom @ s.T + random.normal(size=(rows, len(names))) * .1 * (s @ level)
    base = (s @ level) * random.normal(1, .15, len(names))
    # hierarchicalforecast puts parents first and the categories last.
    order = list(range(len(names) - 1, -1, -1))
    order = order[:len(names) - leaves] + list(range(leaves))
    insample = residuals[:, order].T
    case = {"names": names, "parents": parents, "rows": rows, "base": list(base), "residuals": list(residuals.ravel())}
    for method in ["ols", "wls_struct", "wls_var", "mint_shrink"]:
        made = MinTrace(method).fit_predict(
            S=s[order], y_hat=base[order][:, None], y_insample=insample, y_hat_insample=np.zeros_like(insample))["mean"][:, 0]
        back = np.empty(len(names))
        back[order] = made
        case[method] = list(back)
    results.append(case)
print("[" + ",\n".join(json.dumps(result) for result in results) + "]")
