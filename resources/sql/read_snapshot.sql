-- The events of a snapshot, as file 0, with the customers' ids put back.
INSERT INTO event_row
SELECT *, hash({identity}) FROM (
SELECT 0, CASE WHEN event_type IN ('purchase', 'refund') THEN 'Accepted' ELSE 'NotDemand' END, false, false, false,
       CAST(quantity * 1000 AS BIGINT), CAST(money * 10000 AS BIGINT),
       CASE event_type WHEN 'purchase' THEN 0 WHEN 'refund' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, category, {others}
FROM read_parquet({path}) s {join}
) AS read({row})
