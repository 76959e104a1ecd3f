-- The merged rows of this import: rows, units (1/1000) and money (1/10000).
SELECT count(*)::BIGINT, TRY_CAST(sum(quantity) AS BIGINT), TRY_CAST(sum(money) AS BIGINT)
FROM event_row
WHERE fate = 'Merged' AND file > 0
