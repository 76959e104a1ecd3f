-- A snapshot's rows of demand that meet a condition, with where each stands: the largest amounts first.
SELECT source_file::BIGINT, source_line, event_time, event_type, order_id, product_id, category, customer, quantity,
       unit_price, money
FROM read_parquet({path})
WHERE {condition}
ORDER BY abs(money) DESC, abs(quantity) DESC, source_file, source_line
LIMIT {limit}
