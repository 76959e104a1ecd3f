-- Demand of two snapshots by category and month (months since 0000-01): rows, units (1/1000) and money (1/10000), the
-- days that both cover apart from the others.
SELECT category,
       CAST(year(event_time) * 12 + month(event_time) - 1 AS BIGINT) AS month,
       CAST(event_time >= make_timestamp({from}) AND event_time < make_timestamp({until}) AS BIGINT) AS in_both,
       CAST(count(*) FILTER (WHERE NOT later) AS BIGINT) AS rows_before,
       CAST(coalesce(sum(quantity) FILTER (WHERE NOT later), 0) * 1000 AS BIGINT) AS units_before,
       CAST(coalesce(sum(money) FILTER (WHERE NOT later), 0) * 10000 AS BIGINT) AS money_before,
       CAST(count(*) FILTER (WHERE later) AS BIGINT) AS rows_after,
       CAST(coalesce(sum(quantity) FILTER (WHERE later), 0) * 1000 AS BIGINT) AS units_after,
       CAST(coalesce(sum(money) FILTER (WHERE later), 0) * 10000 AS BIGINT) AS money_after
FROM (
    SELECT category, event_time, quantity, money, false AS later
    FROM read_parquet({before}) WHERE event_type IN ('purchase', 'refund')
    UNION ALL
    SELECT category, event_time, quantity, money, true AS later
    FROM read_parquet({after}) WHERE event_type IN ('purchase', 'refund')
)
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
