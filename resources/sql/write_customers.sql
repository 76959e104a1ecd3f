COPY (SELECT customer_id, code FROM customer ORDER BY code) TO {path} (FORMAT parquet, COMPRESSION zstd)
