-- A Parquet file as text, in the order of its rows; what its folders say of all rows comes last.
COPY (
    SELECT CAST(COLUMNS(*) AS VARCHAR){constants}
    FROM read_parquet({source}, hive_partitioning = false)
    {limit}
) TO {target} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')
