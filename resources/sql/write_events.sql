-- The accepted events, and views and carts beside them, in canonical order. Only columns that hold something are sorted.
-- Where an event stands decides nothing but which of equal ones is first.
COPY (
    SELECT {columns}, source_file, source_line
    FROM (SELECT {sorted}, {source_file} AS source_file, {source_line} AS source_line FROM event_row e {join} WHERE fate IN ('Accepted', 'NotDemand') 
          ORDER BY {order}, source_file, source_line)
) TO {path} (FORMAT parquet, COMPRESSION zstd)
