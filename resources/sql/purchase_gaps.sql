-- By category and day: how many bought on that day and next again after how many days ({longest} where it was longer, or never).
-- Looks {longest} days beyond the last day that is asked for.
SELECT category, day, gap, CAST(count(*) AS BIGINT) AS buyers
FROM (SELECT category, day,
             CAST(least(coalesce(lead(day) OVER (PARTITION BY category, buyer ORDER BY day) - day, {longest}), {longest}) AS BIGINT)
                 AS gap
      FROM (SELECT DISTINCT category, {buyer} AS buyer,
                   CAST(date_diff('day', DATE '1970-01-01', CAST(event_time AS DATE)) AS BIGINT) AS day
            FROM read_parquet({path})
            WHERE event_time >= make_timestamp({from}) AND event_time < make_timestamp({beyond})
              AND event_type = 'purchase' AND {buyer} IS NOT NULL))
WHERE day < {end}
GROUP BY 1, 2, 3
