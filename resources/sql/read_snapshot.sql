-- The events of a snapshot, as file 0, with the customers' ids put back and where they stood.
INSERT INTO event_row
SELECT {row}, hash({identity}), source_file, source_line FROM (
SELECT 0, CASE WHEN event_type IN ('purchase', 'refund') THEN 'Accepted' ELSE 'NotDemand' END, false, false, false,
       CAST(quantity * 1000 AS BIGINT), CAST(money * 10000 AS BIGINT),
       CASE event_type WHEN 'purchase' THEN 0 WHEN 'refund' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, category, {others}, {source}
FROM read_parquet({path}) s {join}
) AS read({row}, source_file, source_line)
