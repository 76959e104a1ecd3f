-- A snapshot's events as integers and texts, in the order in which they stand.
SELECT CAST(epoch_us(event_time) AS BIGINT), order_id, line_id, product_id, category, customer,
       CAST(quantity * 1000 AS BIGINT), CAST(unit_price * 10000 AS BIGINT), CAST(money * 10000 AS BIGINT), event_type,
       segment, channel, country, campaign, CAST(discount * 1000000 AS BIGINT), CAST(unit_cost * 10000 AS BIGINT),
       CAST(ad_spend * 10000 AS BIGINT)
FROM read_parquet({path})
