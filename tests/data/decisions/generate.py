#!/usr/bin/env python3
"""Writes random_decisions.json: random decision requests and what an independent, slow engine answers.

Everything here is written from the decision spec's section 2, on purpose in another way than core/decisions: profits are
listed and sorted for every order that is tried, the best order is searched among all kinks, and the budget is split by
walking over the sorted bounds of the shadow price. Pure Python 3. Usage: generate.py [FILE]
"""
import json
import math
import random
import sys
from pathlib import Path
from statistics import NormalDist

LEVELS = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]
NAMES = ["p05", "p10", "p25", "p50", "p75", "p90", "p95"]
CAP = {"Low": 1.0, "Medium": 0.6, "High": 0.3}
WEIGHT = {"Low": 0.0, "Medium": 0.25, "High": 0.5}
GRID = 1000


class Demand:
    """Quantile function through the knots, straight tails, never below 0."""

    def __init__(self, knots):
        knots = sorted(knots)
        first = knots[0] - (knots[1] - knots[0]) / 0.05 * 0.05
        last = knots[6] + (knots[6] - knots[5]) / 0.05 * 0.05
        self.points = list(zip([0.0] + LEVELS + [1.0], [max(0.0, first)] + knots + [last]))

    def at(self, level):
        for (u0, q0), (u1, q1) in zip(self.points, self.points[1:]):
            if level <= u1:
                return q0 + (q1 - q0) * (level - u0) / (u1 - u0)
        return self.points[-1][1]

    def sample(self, scale=1.0):
        return [scale * self.at((i + 0.5) / GRID) for i in range(GRID)]


def profit(order, demand, e):
    sold, left, missed = min(order, demand), max(0.0, order - demand), max(0.0, demand - order)
    return e["price"] * sold + (e["salvage"] - e["holding"]) * left - e["unit_cost"] * order - e["goodwill"] * missed


def outcome(order, sample, e):
    """Mean, mean of the worst 5 %, type-7 5 % quantile and share of losses."""
    profits = sorted(profit(order, d, e) for d in sample)
    tail = GRID // 20
    rank = 0.05 * (GRID - 1)
    low = int(rank)
    fifth = profits[low] + (rank - low) * (profits[low + 1] - profits[low])
    return math.fsum(profits) / GRID, math.fsum(profits[:tail]) / tail, fifth, sum(p < 0 for p in profits) / GRID


def objective(order, sample, e, k):
    mean, cvar, _, _ = outcome(order, sample, e)
    return (1 - k) * mean + k * cvar


def best_order(sample, e, k, low, high):
    """Over every kink in the box; of equal values (to twelve digits) the smallest order."""
    tried = sorted({low, high, *(d for d in sample if low < d < high)})
    values = [objective(q, sample, e, k) for q in tried]
    top = max(values)
    return next(q for q, v in zip(tried, values) if v >= top - 1e-12 * abs(top))


def level(value, medium, high):
    return 2 if value >= high else 1 if value >= medium else 0


def classify(x, demand, spread, loss):
    delta = (demand.at(0.5) - x["last_month"]) / max(x["last_month"], 1.0) if x["last_month"] > 0 else 0.0
    sigma = (demand.at(0.9) - demand.at(0.1)) / (2 * NormalDist().inv_cdf(0.9))
    snr = abs(demand.at(0.5) - x["last_month"]) / max(sigma, 1e-9)
    points = [level(x["volatility"], 0.20, 0.50), 2 if x["confidence"] < 0.35 else 1 if x["confidence"] < 0.50 else 0,
              level(spread, 0.90, 1.40), level(loss, 0.10, 0.25)]
    highs, mediums = points.count(2), points.count(1)
    if 2 in points[2:] or highs >= 2:
        risk = "High"
    elif highs == 1 or mediums >= 2 or x["last_month"] <= 0:
        risk = "Medium"
    else:
        risk = "Low"
    return risk, x["last_month"] <= 0 or abs(delta) < 0.03 or snr < 0.25


def split_budget(boxes, budget):
    """Equal marginals: between two neighbouring bounds of lambda the same categories are free, so bisect only there."""

    def marginal(b, s):
        return b["value"] * b["b"] / b["s0"] * (s / b["s0"]) ** (b["b"] - 1)

    def spends(lam):
        return [min(max(b["s0"] * (b["value"] * b["b"] / (lam * b["s0"])) ** (1 / (1 - b["b"])), b["low"]), b["high"])
                for b in boxes]

    if sum(b["low"] for b in boxes) >= budget:
        return [b["low"] for b in boxes], None
    if sum(b["high"] for b in boxes) <= budget:
        return [b["high"] for b in boxes], 0.0
    full = [b["high"] if b["value"] > 0 else b["low"] for b in boxes]
    if sum(full) <= budget:  # the rest cannot earn anything wherever it goes: by room, so that the sum is the budget
        share = (budget - sum(full)) / sum(b["high"] - s for b, s in zip(boxes, full))
        return [s + share * (b["high"] - s) for b, s in zip(boxes, full)], 0.0
    bounds = sorted({marginal(b, s) for b in boxes if b["value"] > 0 for s in (b["low"], b["high"])})
    below = max((lam for lam in bounds if sum(spends(lam)) > budget), default=bounds[0])
    above = min(lam for lam in bounds if sum(spends(lam)) <= budget)
    for _ in range(200):
        middle = (below + above) / 2
        below, above = (middle, above) if sum(spends(middle)) > budget else (below, middle)
    return spends(above), above


def prepare(x):
    e = x["economics"]
    x["demand"] = demand = Demand([x["quantiles"][n] for n in NAMES])
    x["cu"] = cu = e["price"] - e["unit_cost"] + e["goodwill"]
    co = e["unit_cost"] - e["salvage"] + e["holding"]
    sample = demand.sample()
    x["S0"] = e.get("baseline_stock") or x["last_month"]
    if cu <= 0:
        x.update(risk="High", hold=True, value=0.0)
    else:
        neutral = demand.at(cu / (cu + co))
        mean, cvar, _, loss = outcome(neutral, sample, e)
        x["risk"], x["hold"] = classify(x, demand, (mean - cvar) / max(cu * sum(sample) / GRID, 1.0), loss)
        if not e.get("baseline_stock"):
            x["S0"] = x["last_month"] * neutral / max(demand.at(0.5), 1.0)
        k = WEIGHT[x["risk"]]
        x["value"] = max(0.0, objective(best_order(sample, e, k, 0.0, demand.at(1.0)), sample, e, k))
    rise = 0.0 if x["hold"] or x["risk"] == "High" else 0.30 * CAP[x["risk"]]
    s0 = x["spend"]
    return {"s0": s0, "b": x["elasticity"], "value": x["value"], "low": 0.7 * s0, "high": (0.7 if cu <= 0 else 1 + rise) * s0}


def finish(x, spend):
    e, k, s0 = x["economics"], WEIGHT[x["risk"]], x["S0"]
    scale = (spend / x["spend"]) ** x["elasticity"]
    sample = x["demand"].sample(scale)
    order = 0.0
    if x["cu"] > 0:
        rise = 0.0 if x["hold"] else 0.40 * CAP[x["risk"]]
        order = best_order(sample, e, k, 0.6 * s0, s0 * (1 + rise))
        present = objective(s0, sample, e, k)
        if objective(order, sample, e, k) - present < 0.005 * abs(present):
            order = s0
    mean, cvar, fifth, loss = outcome(order, sample, e)
    perfect = sum(sample) / GRID * (e["price"] - e["unit_cost"] if x["cu"] > 0 else -e["goodwill"])
    staying = objective(s0, x["demand"].sample(), e, k) - x["spend"]
    return {"category": x["category"], "risk_class": x["risk"], "hold": x["hold"], "spend": spend, "baseline_stock": s0,
            "target_stock": order, "expected_profit": mean, "par95": mean - fifth, "cvar95": cvar, "loss_probability": loss,
            "evpi": max(0.0, perfect - mean), "low_profit": profit(order, scale * x["demand"].at(0.1), e),
            "high_profit": profit(order, scale * x["demand"].at(0.9), e),
            "priority": objective(order, sample, e, k) - spend - staying}


def random_category(rng, name):
    middle = math.exp(rng.uniform(3, 9))
    width = rng.uniform(0.05, 0.9)
    steps = [rng.uniform(0.2, 1) for _ in range(6)]
    left, right = sum(steps[:3]), sum(steps[3:])
    offsets = [-sum(steps[i:3]) / left for i in range(3)] + [0.0] + [sum(steps[3:4 + i]) / right for i in range(3)]
    knots = [max(0.0, middle * (1 + width * o * rng.choice([1, 1, 1.5]))) for o in offsets]
    price = rng.uniform(2, 200)
    cost = price * rng.choice([rng.uniform(0.3, 0.9), rng.uniform(0.3, 0.9), rng.uniform(0.3, 0.9), 1.2])
    economics = {"price": price, "unit_cost": cost, "salvage": cost * rng.uniform(0, 0.95),
                 "goodwill": rng.choice([0.0, 0.0, rng.uniform(0, 0.3) * price]), "holding": cost * rng.uniform(0, 0.1),
                 "on_hand": 0.0, "inbound": 0.0}
    last = middle * rng.choice([rng.uniform(0.5, 1.6), rng.uniform(0.5, 1.6), rng.uniform(0.96, 1.04)])
    if rng.random() < 0.6:
        economics["baseline_stock"] = last * rng.uniform(0.7, 1.4)
    return {"category": name, "last_month": last, "quantiles": dict(zip(NAMES, sorted(knots))),
            "confidence": rng.uniform(0.2, 0.95), "volatility": rng.choice([rng.uniform(0, 0.3), rng.uniform(0, 0.8)]),
            "spend": round(rng.uniform(0.01, 0.2) * middle * price + 500, 2), "elasticity": rng.uniform(0.02, 0.5),
            "economics": economics}


def main():
    rng = random.Random(20261122)
    cases = []
    for number in range(40):
        categories = [random_category(rng, f"C{i}") for i in range(rng.randint(1, 6))]
        budget = round(sum(c["spend"] for c in categories) * rng.choice([0.6, 0.9, 1.0, 1.0, 1.05, 1.5]), 2)
        request = json.loads(json.dumps({"budget": budget, "seed": number, "categories": categories}))
        boxes = [prepare(c) for c in categories]
        spend, lam = split_budget(boxes, budget)
        cases.append({"request": request,
                      "expected": {"lambda": lam, "categories": [finish(c, s) for c, s in zip(categories, spend)]}})
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("random_decisions.json")
    target.write_text(json.dumps(cases, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
