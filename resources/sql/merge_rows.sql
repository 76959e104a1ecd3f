-- Of the rows of one file that are equal, all but the first.
UPDATE event_row SET fate = 'Merged' WHERE rowid IN (
    WITH hashed AS (
        SELECT rowid AS row, hash({columns}) AS h FROM event_row WHERE file = {file} AND fate NOT IN ('Rejected', 'Merged')
    ), repeated AS (
        SELECT h FROM hashed GROUP BY h HAVING count(*) > 1
    ), counted AS (
        SELECT row, row_number() OVER (PARTITION BY {prefixed} ORDER BY row) AS copy
        FROM hashed JOIN repeated USING (h) JOIN event_row e ON e.rowid = hashed.row
    )
    SELECT row FROM counted WHERE copy > 1
)
