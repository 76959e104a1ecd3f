-- Of the pairs that hashes found, those that are really equal.
UPDATE event_row SET fate = 'Merged' WHERE fate <> 'Rejected' AND rowid IN (
    SELECT p.later
    FROM repeated_row p JOIN event_row a ON a.rowid = p.later JOIN event_row b ON b.rowid = p.earlier
    WHERE {equal}
)
