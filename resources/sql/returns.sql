-- Rows that give back, and the purchases that they may give back: of the same customer and product at the same price, in the
-- order of time. Purchases of a moment come first.
WITH keyed AS (
    SELECT CAST(hash(customer_id, product_id{price}) >> 1 AS BIGINT) AS key, quantity, CAST(kind = 1 AS BIGINT) AS gives_back,
           CAST({cancelled} AS BIGINT) AS cancelled, file::BIGINT AS file, event_time, rowid AS row
    FROM event_row
    WHERE fate = 'Accepted' AND customer_id IS NOT NULL AND product_id IS NOT NULL
)
SELECT key, quantity, gives_back, cancelled, file
FROM keyed
WHERE key IN (SELECT key FROM keyed WHERE gives_back = 1)
ORDER BY key, event_time, gives_back, row
