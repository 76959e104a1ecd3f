-- The accepted events, and views and carts beside them, in canonical order, without file and line. Only columns that hold something are sorted.
COPY (
    SELECT {columns}
    FROM (SELECT {sorted} FROM event_row e {join} WHERE fate IN ('Accepted', 'NotDemand') ORDER BY {order})
) TO {path} (FORMAT parquet, COMPRESSION zstd)
