-- A matrix of features, from its CSV text; an empty cell is NULL.
COPY (SELECT * FROM read_csv({csv}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
                             columns = {columns}))
TO {path} (FORMAT parquet, COMPRESSION zstd)
