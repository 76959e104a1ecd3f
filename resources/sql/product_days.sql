-- Product x day: units (1/1000) and money (1/10000) of purchases.
SELECT category, coalesce(product_id, '') AS product,
       CAST(date_diff('day', DATE '1970-01-01', CAST(event_time AS DATE)) AS BIGINT) AS day,
       CAST(sum(quantity) * 1000 AS BIGINT) AS units,
       CAST(sum(money) * 10000 AS BIGINT) AS money
FROM read_parquet({path})
WHERE event_time < make_timestamp({until}) AND event_type = 'purchase' AND quantity > 0
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
