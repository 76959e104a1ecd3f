#!/usr/bin/env python3
"""Makes the events and the expected features beside this file: `python3 make_oracle.py` with pandas 3 and numpy.

For each small shop: NAME_events.csv, and NAME_expected.csv with every feature that needs no table of holidays, worked out
from the events by pandas and numpy alone, window by window, straight from the formulas of the user guide's table.
A re-run gives the same bytes."""

import math
import os

import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
FIELDS = ["segment", "channel", "campaign", "country"]
DAY = pd.Timedelta(days=1)


def make_events(seed, first, last, categories, rate, views, fields, discounts, ids, starts):
    random = np.random.default_rng(seed)
    rows = []
    for day in pd.date_range(first, last):
        for number, category in enumerate(categories):
            if day < pd.Timestamp(starts.get(category, first)):
                continue
            season = 1 + 0.5 * math.sin(2 * math.pi * day.day_of_year / 365)
            for _ in range(random.poisson(rate[number] * season)):
                row = {"date": day, "type": "purchase", "category": category, "quantity": int(random.integers(1, 9)),
                       "price": int(random.integers(200, 3000)), "discount": 0, "order": "", "customer": ""}
                if ids:
                    row["order"] = f"o{day.day_of_year // 3}-{random.integers(0, 40)}"
                    row["customer"] = f"c{random.integers(0, 25)}" if random.random() < 0.8 else ""
                if discounts and random.random() < 0.3:
                    row["discount"] = int(random.choice([10, 20, 25, 33]))
                if random.random() < 0.06:
                    row["type"], row["quantity"] = "refund", -row["quantity"]
                for field in FIELDS:
                    known = field in fields and random.random() < 0.9
                    row[field] = f"{field}{random.integers(0, 3)}" if known else ""
                rows.append(row)
            for kind, often in (("view", 4), ("cart", 1)) if views else ():
                for _ in range(random.poisson(rate[number] * often)):
                    rows.append({"date": day, "type": kind, "category": category, "quantity": 0, "price": 0,
                                 "discount": 0, "order": "", "customer": "", **{field: "" for field in FIELDS}})
    return pd.DataFrame(rows)


class Shop:
    def __init__(self, events, first_day, first_month, categories):
        self.events, self.first, self.categories = events, pd.Timestamp(first_day), categories
        self.first_month = pd.Period(first_month, "M")
        events["money"] = events.quantity * events.price / 100
        bought = (events.type == "purchase") & (events.quantity > 0)
        raw = events.quantity * events.price * 100
        events["listed"] = np.where(bought, np.floor(raw / (1 - events.discount / 100) + 0.5) / 10000, 0)
        self.demand = events[events.type.isin(["purchase", "refund"])]
        self.bought = events[bought]

    def window(self, frame, end, days, category=None, back=0):
        end = end - back * DAY
        if end - (days - 1) * DAY < self.first:
            return None
        inside = frame[(frame.date > end - days * DAY) & (frame.date <= end)]
        return inside if category is None else inside[inside.category == category]

    def month_sum(self, column, month, category):
        if month < self.first_month:
            return None
        inside = self.demand[(self.demand.category == category) & (self.demand.date.dt.to_period("M") == month)]
        return inside[column].sum()


def ratio(a, b):
    return None if a is None or b is None or b <= 0 else a / b


def minus(a, b):
    return None if a is None or b is None else a - b


def theil_sen(values):
    n = len(values)
    return float(np.median([(values[j] - values[i]) / (j - i) for i in range(n) for j in range(i + 1, n)]))


def rolling(shop, category, end, out):
    before = shop.events[shop.events.date <= end]
    purchases = shop.events[shop.events.type == "purchase"]
    named = {"orders": before[(before.type == "purchase") & (before.order != "")].size > 0,
             "customers": before[(before.type == "purchase") & (before.customer != "")].size > 0}
    viewed = (before.type == "view").any()
    for days in (7, 30, 90):
        demand = shop.window(shop.demand, end, days, category)
        for name, column in (("units", "quantity"), ("revenue", "money")):
            total = None if demand is None else demand[column].sum()
            out[f"{name}_{days}"] = total
            out[f"{name}_mean_{days}"] = None if total is None else total / days
        own = shop.window(purchases, end, days, category)
        for name, column in (("orders", "order"), ("customers", "customer")):
            ids = None if own is None or not named[name] else own[own[column] != ""]
            out[f"{name}_{days}"] = None if ids is None else ids[column].nunique()
            out[f"{name}_mean_{days}"] = None if ids is None else ids.groupby("date")[column].nunique().sum() / days
        selling = shop.window(shop.bought, end, days, category)
        out[f"selling_days_{days}"] = None if selling is None else selling.date.nunique()
        seen = shop.window(shop.events, end, days, category)
        views = None if seen is None or not viewed else int((seen.type == "view").sum())
        carts = None if seen is None else int((seen.type == "cart").sum())
        out[f"views_{days}"] = views
        out[f"conversion_{days}"] = ratio(out[f"orders_{days}"], views)
        out[f"carts_per_view_{days}"] = ratio(carts, views)


def lags(shop, category, origin, target, end, out):
    for lag in (1, 2, 3, 6, 12):
        out[f"units_lag_{lag}"] = shop.month_sum("quantity", origin - (lag - 1), category)
        out[f"revenue_lag_{lag}"] = shop.month_sum("money", origin - (lag - 1), category)
    year_ago = target - 12
    out["units_same_month_last_year"] = shop.month_sum("quantity", year_ago, category) if year_ago <= origin else None
    last = target.end_time.normalize() - 364 * DAY
    same = shop.window(shop.demand, last, target.days_in_month, category) if last <= end else None
    out["units_same_days_last_year"] = None if same is None else same.quantity.sum()
    out["revenue_same_days_last_year"] = None if same is None else same.money.sum()
    then = shop.window(shop.demand, end, 90, category, back=364)
    now = shop.window(shop.demand, end, 90, category)
    growth = ratio(now.quantity.sum(), then.quantity.sum()) if then is not None else None
    out["growth_year_90"] = minus(growth, 1)


def trend(shop, category, origin, end, out):
    months = pd.period_range(max(shop.first_month, origin - 11), origin, freq="M")
    level = [shop.month_sum("quantity", m, category) / m.days_in_month for m in months]
    slope = theil_sen(level) if len(level) >= 6 else None
    out["trend_slope_12"] = slope
    out["trend_relative_12"] = ratio(slope, float(np.mean(level)))
    out["trend_acceleration"] = theil_sen(level[6:]) - theil_sen(level[:6]) if len(level) == 12 else None
    weeks = [shop.window(shop.demand, end, 7, category, back=7 * w) for w in range(12, -1, -1)]
    out["trend_slope_13_weeks"] = (None if weeks[0] is None else theil_sen([w.quantity.sum() for w in weeks]))
    out["momentum"] = minus(ratio(out["units_mean_30"], out["units_mean_90"]), 1)
    for days in (30, 90):
        every = shop.window(shop.demand, end, days)
        out[f"share_units_{days}"] = None if every is None else ratio(out[f"units_{days}"], every.quantity.sum())
    every = shop.window(shop.demand, end, 30)
    out["share_revenue_30"] = None if every is None else ratio(out["revenue_30"], every.money.sum())
    out["share_change"] = minus(out["share_units_30"], out["share_units_90"])


def uplift(shop, category, end, out):
    columns = ("uplift_leader", "uplift_best", "uplift_worst", "mix_shift")
    days = min((end - shop.first).days + 1 - 30, 180)
    for field in FIELDS:
        for column in columns:
            out[f"{field}_{column}"] = None
        named = shop.demand[(shop.demand[field] != "") & (shop.demand.date <= end)]
        if named.empty or days < 30:
            continue
        own = named[(named.category == category) & (named.date > end - (30 + days) * DAY)]
        recent = own.date > end - 30 * DAY
        table = pd.DataFrame({"u": own[recent].groupby(field).quantity.sum(),
                              "b": own[~recent].groupby(field).quantity.sum(),
                              "p": own[own.type == "purchase"].groupby(field).size()}).fillna(0).sort_index()
        table["u"], table["b"] = table.u.clip(lower=0), table.b.clip(lower=0)
        table["e"] = table.b * 30 / days
        if table.u.sum() > 0 and table.e.sum() > 0:
            shift = (table.u / table.u.sum() - table.e / table.e.sum()).abs().sum() / 2
            out[f"{field}_mix_shift"] = shift
        judged = table[(table.p > 0) & (table.u + table.b > 0)]
        if judged.empty:
            continue
        prior = 10 * (judged.u + judged.b) / judged.p
        value = (judged.u + prior) / (judged.e + prior) - 1
        out[f"{field}_uplift_leader"] = value[judged.e.idxmax()]
        out[f"{field}_uplift_best"], out[f"{field}_uplift_worst"] = value.max(), value.min()


def volatility(shop, category, origin, end, out):
    names = ("cv_monthly", "cv_remainder", "squared_cv", "adi", "demand_class", "volatility", "xyz_class")
    out.update({name: None for name in names})
    periods = pd.period_range(max(shop.first_month, origin - 23), origin, freq="M")
    months = np.clip([shop.month_sum("quantity", m, category) for m in periods], 0, None).astype(float)
    sizes = months[months > 0]
    if len(months) >= 3 and len(sizes) > 0:
        adi, cv = len(months) / len(sizes), months.std(ddof=1) / months.mean()
        squared = (sizes.std(ddof=1) / sizes.mean()) ** 2 if len(sizes) > 1 else 0.0
        if len(months) >= 24:
            pairs = (months[12:] > 0) & (months[:-12] > 0)
            steps = (months[12:] - months[:-12])[pairs]
            if len(steps) >= 6:
                squared = steps.var(ddof=1) / 2 / sizes.mean() ** 2
        out.update({"cv_monthly": cv, "cv_remainder": math.sqrt(squared), "squared_cv": squared, "adi": adi,
                    "demand_class": (2 if squared >= 0.49 else 0) + (1 if adi >= 1.32 else 0),
                    "volatility": 1 - (1 - squared / (squared + 0.49)) * (1 - (adi - 1) / (adi - 1 + 0.32)),
                    "xyz_class": 0 if cv <= 0.5 else 1 if cv <= 1 else 2})
    year = shop.demand[(shop.demand.date <= end) & (shop.demand.date > end - 365 * DAY)]
    earned = year.groupby("category").money.sum().reindex(shop.categories, fill_value=0).clip(lower=0)
    ranked = earned.sort_values(ascending=False, kind="stable")
    before = ranked.cumsum().shift(fill_value=0)[category]
    classes = 0 if before < 0.8 * earned.sum() else 1 if before < 0.95 * earned.sum() else 2
    out["abc_class"] = classes if earned[category] > 0 else 2
    last = shop.window(shop.demand, end, 90, category)
    out["cv_daily_90"] = None
    if last is not None:
        daily = last.groupby("date").quantity.sum().reindex(pd.date_range(end - 89 * DAY, end), fill_value=0)
        out["cv_daily_90"] = ratio(daily.std(ddof=1), daily.mean())


def price(shop, category, end, out):
    any_discount = (shop.bought[shop.bought.date <= end].discount > 0).any()
    for days in (30, 90):
        own = shop.window(shop.bought, end, days, category)
        out[f"price_{days}"] = None if own is None else ratio(own.money.sum(), own.quantity.sum())
        known = own is not None and any_discount
        out[f"discount_{days}"] = ratio(own.listed.sum() - own.money.sum(), own.listed.sum()) if known else None
    out["price_change"] = minus(ratio(out["price_30"], out["price_90"]), 1)
    out["discount_change"] = minus(out["discount_30"], out["discount_90"])
    own, net = shop.window(shop.bought, end, 90, category), shop.window(shop.demand, end, 90, category)
    out["returns_90"] = None if own is None else ratio(own.quantity.sum() - net.quantity.sum(), own.quantity.sum())


def calendar(target, out):
    days = pd.date_range(target.start_time, periods=target.days_in_month)
    out["target_month"], out["target_days"] = target.month, len(days)
    out["target_season_sine"] = math.sin(2 * math.pi * (target.month - 1) / 12)
    out["target_season_cosine"] = math.cos(2 * math.pi * (target.month - 1) / 12)
    out["target_weekdays"] = int((days.day_of_week < 5).sum())


def features(shop, last_month, origins, horizons):
    rows = []
    begins = max(shop.first_month, pd.Period(last_month, "M") - (origins - 1))
    for category in shop.categories:
        first_event = shop.demand[shop.demand.category == category].date.min()
        for origin in pd.period_range(begins, last_month, freq="M"):
            end = origin.end_time.normalize()
            if not first_event <= end:
                continue
            for horizon in range(1, horizons + 1):
                target = origin + horizon
                out = {"category": category, "origin": str(origin), "horizon": horizon}
                rolling(shop, category, end, out)
                lags(shop, category, origin, target, end, out)
                trend(shop, category, origin, end, out)
                uplift(shop, category, end, out)
                volatility(shop, category, origin, end, out)
                price(shop, category, end, out)
                calendar(target, out)
                rows.append(out)
    return pd.DataFrame(rows)


def write(name, first_month, last_month, origins, horizons, **made):
    events = make_events(**made)
    columns = ["date", "type", "category", "quantity", "price", "discount", "order", "customer", *FIELDS]
    events[columns].to_csv(os.path.join(HERE, f"{name}_events.csv"), index=False, date_format="%Y-%m-%d")
    shop = Shop(events, made["first"], first_month, made["categories"])
    table = features(shop, last_month, origins, horizons)
    for column in table.columns[3:]:
        table[column] = [v if v is None or isinstance(v, str) or not math.isnan(v) else None for v in table[column]]
    table.to_csv(os.path.join(HERE, f"{name}_expected.csv"), index=False, float_format="%.17g")


write("two_years", "2021-12", "2023-12", 6, 3, seed=1, first="2021-11-10", last="2024-01-11",
      categories=["books", "garden", "toys"], rate=[0.5, 0.9, 0.06], views=True, fields=FIELDS, discounts=True, ids=True,
      starts={"garden": "2023-08-05"})
write("plain", "2023-01", "2024-02", 14, 2, seed=2, first="2023-01-01", last="2024-02-29",
      categories=["a", "b"], rate=[0.8, 0.03], views=False, fields=["channel"], discounts=False, ids=False, starts={})
write("young", "2024-01", "2024-05", 5, 12, seed=3, first="2024-01-01", last="2024-06-20",
      categories=["one", "two", "three"], rate=[1.5, 0.4, 0.2], views=True, fields=["segment", "country"], discounts=True,
      ids=True, starts={"three": "2024-04-20"})
