-- The merged rows of one file in order, with their times.
SELECT rowid::BIGINT, event_time FROM event_row WHERE fate = 'Merged' AND file = {file} ORDER BY rowid
