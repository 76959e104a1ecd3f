-- An event that stands m times in one file and n times in another stands max(m, n) times in the end: the k-th copy in a
-- later file repeats the k-th copy in an earlier one. File 0 is the snapshot that is appended to.
UPDATE event_row SET fate = 'Merged' WHERE rowid IN (
    WITH hashed AS (
        SELECT rowid AS row, file, row_hash AS h FROM event_row WHERE fate NOT IN ('Rejected', 'Merged')
    ), shared AS (
        SELECT h FROM hashed GROUP BY h HAVING min(file) <> max(file)
    ), counted AS (
        SELECT row, e.file, {prefixed}, row_number() OVER (PARTITION BY e.file, {prefixed} ORDER BY row) AS copy
        FROM hashed JOIN shared USING (h) JOIN event_row e ON e.rowid = hashed.row
    ), ranked AS (
        SELECT row, row_number() OVER (PARTITION BY {columns}, copy ORDER BY file) AS place FROM counted
    )
    SELECT row FROM ranked WHERE place > 1
)
