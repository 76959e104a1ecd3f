-- The names of a Parquet file's columns, in order.
SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet({source}, hive_partitioning = false))
