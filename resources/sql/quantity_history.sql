-- How often each quantity of a product was bought, of the products that were ever bought by 20 units or more.
SELECT product, quantity, count(*)::BIGINT
FROM (SELECT {key} AS product, quantity FROM event_row WHERE fate = 'Accepted' AND kind = 0 AND quantity > 0)
WHERE product IN (SELECT {key} FROM event_row WHERE fate = 'Accepted' AND kind = 0 AND quantity >= 20000)
GROUP BY product, quantity
ORDER BY product, quantity
