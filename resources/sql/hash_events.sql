-- The time and one hash of each row of a file, in file order.
SELECT event_time, hash({columns}) FROM event_row WHERE file = {file}
