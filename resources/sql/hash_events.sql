-- The time and the hash of each row of a file, in file order.
SELECT event_time, row_hash FROM event_row WHERE file = {file}
