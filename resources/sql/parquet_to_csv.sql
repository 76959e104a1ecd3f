-- A Parquet file as text, in the order of its rows.
COPY (
    SELECT CAST(COLUMNS(*) AS VARCHAR)
    FROM read_parquet({source})
    {limit}
) TO {target} (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')
