-- How many products were bought on each day.
SELECT day, CAST(count(*) AS BIGINT) AS products
FROM (SELECT DISTINCT CAST(date_diff('day', DATE '1970-01-01', CAST(event_time AS DATE)) AS BIGINT) AS day, category, product_id
      FROM read_parquet({path})
      WHERE event_time < make_timestamp({until}) AND event_type = 'purchase' AND quantity > 0)
GROUP BY 1
ORDER BY 1
