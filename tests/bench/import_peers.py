"""What other tools take for an import of the demo's events: read, clean, drop repeats, write, category x day, 30 days.

    import_peers.py pandas|polars|duckdb EVENTS.csv OUT.parquet

All read every field as text and convert it, so that a row that cannot be read is left out, not an error (the demo has
some); keep purchases and refunds; drop rows equal to another; write zstd Parquet; sum units and money by category and
day; and take sums over 30 days. None accounts for a row, keeps single repeats, sorts or names what it wrote.
DuckDB may use 700 MB, about what Planwright's engine gets; the others take what they take. Prints rows and sums.
"""

import os
import sys

TEXTS = ["event_time", "event_type", "order_id", "product_id", "category", "customer_id", "segment", "channel", "country", "campaign"]
NUMBERS = ["quantity", "unit_price", "discount", "unit_cost", "ad_spend"]
NEEDED = ["event_time", "quantity", "unit_price"]


def with_pandas(path, out):
    import pandas as pd

    events = pd.read_csv(path, dtype={name: "string" for name in TEXTS + NUMBERS})
    events["event_time"] = pd.to_datetime(events.event_time, errors="coerce", utc=True)
    for name in NUMBERS:
        events[name] = pd.to_numeric(events[name], errors="coerce").astype("float64")
    events = events.dropna(subset=NEEDED)
    events = events[events.event_type.isin(["purchase", "refund"])].drop_duplicates()
    events["quantity"] = events.quantity.where(events.event_type != "refund", -events.quantity.abs())
    events["money"] = (events.quantity * events.unit_price).round(4)
    events.to_parquet(out, compression="zstd")
    days = events.groupby(["category", events.event_time.dt.floor("D")])[["quantity", "money"]].sum()
    windows = days.unstack(0, fill_value=0).asfreq("D", fill_value=0).rolling(30, min_periods=1).sum()
    return len(events), events.quantity.sum(), events.money.sum(), windows.size


def with_polars(path, out):
    import polars as pl

    col = pl.col
    events = pl.scan_csv(path, schema_overrides={name: pl.String for name in TEXTS + NUMBERS})
    events = events.with_columns(
        col("event_time").str.to_datetime("%Y-%m-%dT%H:%M:%SZ", strict=False),
        *[col(name).cast(pl.Float64, strict=False) for name in NUMBERS],
    )
    events = events.drop_nulls(NEEDED).filter(col("event_type").is_in(["purchase", "refund"])).unique(maintain_order=False)
    sign = pl.when(col("event_type") == "refund").then(-col("quantity").abs()).otherwise(col("quantity"))
    events = events.with_columns(quantity=sign).with_columns(money=(col("quantity") * col("unit_price")).round(4)).collect()
    events.write_parquet(out, compression="zstd")
    days = events.group_by("category", col("event_time").dt.date().alias("day")).agg(col("quantity").sum(), col("money").sum())
    windows = days.sort("category", "day").rolling("day", period="30d", group_by="category").agg(col("quantity").sum(), col("money").sum())
    return len(events), events["quantity"].sum(), events["money"].sum(), len(windows)


def with_duckdb(path, out):
    import duckdb

    database = duckdb.connect(config={"memory_limit": "700MB", "threads": 2, "temp_directory": out + ".spill"})
    numbers = ", ".join(f"try_cast({name} AS DECIMAL(15, 4)) AS {name}" for name in NUMBERS)
    database.execute(
        f"""CREATE TABLE events AS SELECT *, CAST(quantity * unit_price AS DECIMAL(18, 4)) AS money FROM (
              SELECT DISTINCT * REPLACE (CASE WHEN event_type = 'refund' THEN -abs(quantity) ELSE quantity END AS quantity)
              FROM (SELECT try_cast(event_time AS TIMESTAMP) AS event_time, {", ".join(TEXTS[1:])}, {numbers}
                    FROM read_csv(?, header = true, all_varchar = true) WHERE event_type IN ('purchase', 'refund'))
              WHERE event_time IS NOT NULL AND quantity IS NOT NULL AND unit_price IS NOT NULL)""",
        [path],
    )
    database.execute(f"COPY events TO '{out}' (FORMAT parquet, COMPRESSION zstd)")
    windows = database.execute(
        """WITH days AS (SELECT category, event_time::DATE AS day, sum(quantity) AS units, sum(money) AS money FROM events GROUP BY ALL)
           SELECT category, day, sum(units) OVER w, sum(money) OVER w FROM days
           WINDOW w AS (PARTITION BY category ORDER BY day RANGE BETWEEN INTERVAL 29 DAYS PRECEDING AND CURRENT ROW)"""
    ).fetchall()
    return *database.execute("SELECT count(*), sum(quantity), sum(money) FROM events").fetchone(), len(windows)


if __name__ == "__main__":
    which, events_file, out_file = sys.argv[1:4]
    os.environ.setdefault("POLARS_MAX_THREADS", "2")
    rows, units, money, cells = {"pandas": with_pandas, "polars": with_polars, "duckdb": with_duckdb}[which](events_file, out_file)
    print(f"{which}: {rows} rows, {units} units, {float(money):.2f} money, {cells} windows")
