-- The accepted events in canonical order, without file and line. Only columns that hold something are sorted.
COPY (
    SELECT {columns}
    FROM (SELECT {sorted} FROM event_row e {join} WHERE fate = 'Accepted' ORDER BY {order})
) TO {path} (FORMAT parquet, COMPRESSION zstd)
