-- What the rows of source_rows.sql add up to.
SELECT count(*)::BIGINT, (coalesce(sum(quantity), 0) * 1000)::BIGINT, (coalesce(sum(money), 0) * 10000)::BIGINT
FROM read_parquet({path})
WHERE {condition}
