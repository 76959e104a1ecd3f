-- Rows, units (1/1000) and money (1/10000) of the accepted rows that each rule speaks of, one after the other.
SELECT {sums}
FROM event_row
WHERE fate = 'Accepted' AND file > 0
