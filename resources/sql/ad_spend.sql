-- By category, the advertising spend (1/10000) from one day to the end of another; no row where none is stated.
SELECT category, CAST(sum(ad_spend) * 10000 AS BIGINT) AS spend
FROM read_parquet({path})
WHERE event_time >= make_timestamp({from}) AND event_time < make_timestamp({until}) AND ad_spend IS NOT NULL
  AND event_type IN ('purchase', 'refund')
GROUP BY category
ORDER BY category
