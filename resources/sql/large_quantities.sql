-- Purchases of 20 units or more that this import read, in their order.
SELECT rowid::BIGINT, {key}, quantity
FROM event_row
WHERE fate = 'Accepted' AND kind = 0 AND quantity >= 20000 AND file > 0
ORDER BY rowid
