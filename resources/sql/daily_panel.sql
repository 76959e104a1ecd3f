-- Category x day: net units (1/1000), net money (1/10000), distinct orders and distinct known customers.
SELECT category,
       CAST(date_diff('day', DATE '1970-01-01', CAST(event_time AS DATE)) AS BIGINT) AS day,
       CAST(sum(quantity) * 1000 AS BIGINT) AS units,
       CAST(sum(money) * 10000 AS BIGINT) AS revenue,
       CAST(count(DISTINCT order_id) AS BIGINT) AS orders,
       CAST(count(DISTINCT customer) AS BIGINT) AS customers
FROM read_parquet({path})
WHERE event_time >= make_timestamp({from}) AND event_time < make_timestamp({until})
  AND event_type IN ('purchase', 'refund')
GROUP BY 1, 2
