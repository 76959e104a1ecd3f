-- The accepted events in canonical order, without file and line.
COPY (
    SELECT {columns}
    FROM classified e {join}
    WHERE fate = 'Accepted'
    ORDER BY {order}
) TO {path} (FORMAT parquet, COMPRESSION zstd)
