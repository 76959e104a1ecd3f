-- By category, from one day to the end of another: the (lower) median of the prices that were paid, and of the unit costs.
SELECT category,
       CAST(quantile_disc(coalesce(unit_price, CAST(money / quantity AS DECIMAL(18, 4))) * 10000, 0.5) AS BIGINT) AS price,
       CAST(quantile_disc(unit_cost * 10000, 0.5) AS BIGINT) AS unit_cost
FROM read_parquet({path})
WHERE event_time >= make_timestamp({from}) AND event_time < make_timestamp({until})
  AND event_type = 'purchase' AND quantity > 0
GROUP BY category
ORDER BY category
