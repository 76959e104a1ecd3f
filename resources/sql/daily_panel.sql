-- Category x day: net units (1/1000), net money (1/10000), distinct orders and distinct known customers; of purchases, what
-- discounts took off (1/10000, each row rounded before it is added) and the money of those in a campaign (1/10000).
SELECT category,
       CAST(date_diff('day', DATE '1970-01-01', CAST(event_time AS DATE)) AS BIGINT) AS day,
       CAST(sum(quantity) * 1000 AS BIGINT) AS units,
       CAST(sum(money) * 10000 AS BIGINT) AS revenue,
       CAST(count(DISTINCT order_id) AS BIGINT) AS orders,
       CAST(count(DISTINCT customer) AS BIGINT) AS customers,
       CAST(coalesce(sum(CAST(round(CAST(money AS DOUBLE) * 10000 / (1 - CAST(discount AS DOUBLE))) - money * 10000 AS BIGINT))
                     FILTER (WHERE event_type = 'purchase' AND quantity > 0 AND discount > 0 AND discount < 1), 0) AS BIGINT)
           AS discounts,
       CAST(coalesce(sum(money) FILTER (WHERE event_type = 'purchase' AND campaign IS NOT NULL), 0) * 10000 AS BIGINT)
           AS promoted
FROM read_parquet({path})
WHERE event_time >= make_timestamp({from}) AND event_time < make_timestamp({until})
  AND event_type IN ('purchase', 'refund')
GROUP BY 1, 2
