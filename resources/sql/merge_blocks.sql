-- Of the pairs that hashes found, those that are really equal. Each side is fetched by its row numbers first: joined at
-- once, the engine would compare all rows with all.
UPDATE event_row SET fate = 'Merged' WHERE fate <> 'Rejected' AND rowid IN (
    WITH a AS MATERIALIZED (
        SELECT p.later AS pair, {columns} FROM repeated_row p JOIN event_row e ON e.rowid = p.later
    ), b AS MATERIALIZED (
        SELECT p.later AS pair, {columns} FROM repeated_row p JOIN event_row e ON e.rowid = p.earlier
    )
    SELECT a.pair FROM a JOIN b ON b.pair = a.pair WHERE {equal}
)
