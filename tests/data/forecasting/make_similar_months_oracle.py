"""Writes similar_months_oracle.json: rows with their groups, and for each query the nearest rows by scikit-learn's
StandardScaler and NearestNeighbors (all of them, by distance), of which the first of each group is kept. One column is
constant.

Run: python make_similar_months_oracle.py > similar_months_oracle.json      (written with scikit-learn 1.9.1)
"""
import json
import sys

import numpy as np
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import StandardScaler

MOST = 5


def case(random, rows, columns, groups):
    table = random.normal(size=(rows, columns)) * random.lognormal(sigma=2, size=columns) + random.normal(size=columns)
    table[:, 1] = 3
    table = table.round(6)
    group = random.integers(0, groups, size=rows)
    queries = (table[random.integers(0, rows, size=4)] + random.normal(scale=.3, size=(4, columns))).round(6)
    scaler = StandardScaler().fit(table)
    search = NearestNeighbors(n_neighbors=rows, algorithm="brute").fit(scaler.transform(table))
    answers = []
    for distances, indices in zip(*search.kneighbors(scaler.transform(queries))):
        seen, nearest = set(), []
        for distance, index in zip(distances, indices):
            if group[index] not in seen and len(nearest) < MOST:
                seen.add(group[index])
                nearest.append({"row": int(index), "distance": float(distance)})
        answers.append(nearest)
    return {"rows": table.tolist(), "groups": group.tolist(), "queries": queries.tolist(), "nearest": answers}


random = np.random.default_rng(20261123)
json.dump([case(random, *size) for size in ((12, 3, 12), (60, 9, 10), (40, 5, 3))], sys.stdout, indent=None)
print()
