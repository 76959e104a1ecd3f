-- The events of a snapshot, as file 0, with the customers' ids put back.
INSERT INTO event_row
SELECT *, hash({identity}) FROM (
SELECT 0, 'Accepted', false, false, false,
       CAST(quantity * 1000 AS BIGINT), CAST(money * 10000 AS BIGINT),
       CASE event_type WHEN 'purchase' THEN 0 ELSE 1 END, category, {others}
FROM read_parquet({path}) s {join}
) AS read({row})
