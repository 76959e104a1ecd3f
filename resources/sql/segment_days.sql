-- Category x value of one field x day: net units (1/1000), net money (1/10000) and rows of purchases.
SELECT category, {field} AS value,
       CAST(date_diff('day', DATE '1970-01-01', CAST(event_time AS DATE)) AS BIGINT) AS day,
       CAST(sum(quantity) * 1000 AS BIGINT) AS units,
       CAST(sum(money) * 10000 AS BIGINT) AS revenue,
       CAST(count(*) FILTER (WHERE event_type = 'purchase') AS BIGINT) AS purchases
FROM read_parquet({path})
WHERE event_time >= make_timestamp({from}) AND event_time < make_timestamp({until})
  AND event_type IN ('purchase', 'refund') AND {field} IS NOT NULL
GROUP BY 1, 2, 3
