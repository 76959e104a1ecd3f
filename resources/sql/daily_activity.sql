-- Category x day: units (1/1000), money paid and money before discount (1/10000) of purchases, views and carts. Each row is
-- rounded before it is added, so that the sum is the same in any order.
SELECT category,
       CAST(date_diff('day', DATE '1970-01-01', CAST(event_time AS DATE)) AS BIGINT) AS day,
       CAST(coalesce(sum(quantity) FILTER (WHERE event_type = 'purchase' AND quantity > 0), 0) * 1000 AS BIGINT) AS bought,
       CAST(coalesce(sum(money) FILTER (WHERE event_type = 'purchase' AND quantity > 0), 0) * 10000 AS BIGINT) AS paid,
       CAST(coalesce(sum(CAST(CASE WHEN discount > 0 AND discount < 1
                                   THEN round(CAST(money AS DOUBLE) * 10000 / (1 - CAST(discount AS DOUBLE)))
                                   ELSE money * 10000 END AS BIGINT))
                     FILTER (WHERE event_type = 'purchase' AND quantity > 0), 0) AS BIGINT) AS listed,
       CAST(count(*) FILTER (WHERE event_type = 'view') AS BIGINT) AS views,
       CAST(count(*) FILTER (WHERE event_type = 'cart') AS BIGINT) AS carts
FROM read_parquet({path})
WHERE event_time >= make_timestamp({from}) AND event_time < make_timestamp({until})
  AND event_type IN ('purchase', 'view', 'cart')
GROUP BY 1, 2
