#!/usr/bin/env python3
"""check_truth.py EVENTS.csv TRUTH.json: counts the event file again, by rules of its own, and compares every figure that
the truth file states about it. Standard library only; money in exact decimals. Prints what differs and exits 1."""
import collections
import csv
import datetime
import json
import sys
from decimal import Decimal, InvalidOperation

BLOCK = 100  # a run of that many equal rows is a repeated block


def number(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def kind_of(row, test_products):
    quantity, price = number(row["quantity"]), number(row["unit_price"])
    try:
        datetime.datetime.strptime(row["event_time"], "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return "bad_date"
    if quantity is None or price is None:
        return "bad_number"
    if price < 0:
        return "negative_price"
    if not row["category"]:
        return "missing_category"
    return "test_product" if row["product_id"] in test_products else "clean"


class Tally:
    def __init__(self):
        self.rows, self.units, self.money = 0, 0, Decimal(0)

    def add(self, row):
        quantity, price = number(row["quantity"]), number(row["unit_price"])
        self.rows += 1
        if quantity is None or price is None:
            return
        sign = -1 if row["event_type"] == "refund" else 1
        self.units += sign * int(quantity)
        self.money += sign * quantity * price


def repeats(rows):
    """Index of every second copy -> 'repeated_row' or 'repeated_block'."""
    seen, second = {}, []
    for i, row in enumerate(rows):
        key = tuple(row.values())
        if key in seen:
            second.append(i)
        seen.setdefault(key, i)
    runs, run = [], []
    for i in second:
        if run and i != run[-1] + 1:
            runs.append(run)
            run = []
        run.append(i)
    runs.append(run)
    return {i: "repeated_block" if len(r) >= BLOCK else "repeated_row" for r in runs for i in r}


def main():
    events, truth_file = sys.argv[1:3]
    with open(events, newline="", encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    with open(truth_file, encoding="utf-8") as f:
        truth = json.load(f, parse_float=Decimal)

    second = repeats(rows)
    found = collections.defaultdict(Tally)
    months = collections.defaultdict(lambda: collections.defaultdict(Decimal))
    for i, row in enumerate(rows):
        kind = second.get(i) or kind_of(row, truth["test_products"])
        found[row["event_type"] if kind == "clean" else kind].add(row)
        if kind not in ("clean", "repeated_row"):
            continue
        month = months[row["category"], row["event_time"][:7]]
        month["ad_spend"] += Decimal(row["ad_spend"] or 0)
        if row["event_type"] not in ("purchase", "refund"):
            continue
        sign = -1 if row["event_type"] == "refund" else 1
        month["units"] += sign * int(row["quantity"])
        month["revenue"] += sign * int(row["quantity"]) * Decimal(row["unit_price"])

    wrong = []

    def same(what, stated, counted):
        if Decimal(stated) != Decimal(counted):
            wrong.append(f"{what}: the truth says {stated}, the file holds {counted}")

    same("rows", truth["rows"]["total"], len(rows))
    for group in ("clean", "dirty"):
        for kind, stated in truth["rows"][group].items():
            for what in ("rows", "units", "money"):
                same(f"{kind} {what}", stated[what], getattr(found[kind], what))
    block = [i for i, kind in second.items() if kind == "repeated_block"]
    same("first line of the block", truth["rows"]["dirty"]["repeated_block"]["first_line"], min(block) + 2 if block else 0)
    for category in truth["categories"]:
        parts = [(m["month"], m["file"]) for m in category["months"]]
        if category["partial_month"]:
            parts.append((truth["last_day"][:7], category["partial_month"]))
        for month, stated in parts:
            counted = months.pop((category["category"], month), collections.defaultdict(Decimal))
            for what in ("units", "revenue", "ad_spend"):
                same(f"{category['category']} {month} {what}", stated[what], counted[what])
    for left in months:
        wrong.append(f"{left}: in the file, not in the truth")
    times = [row["event_time"][:10] for row in rows if kind_of(row, []) != "bad_date"]
    same("first day", truth["first_day"].replace("-", ""), min(times).replace("-", ""))
    same("last day", truth["last_day"].replace("-", ""), max(times).replace("-", ""))
    print("\n".join(wrong) or f"{len(rows)} rows agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
