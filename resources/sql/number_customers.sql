-- Dense codes in the order of the customers' ids: the only place where an id and its code stand together.
CREATE TABLE customer AS
SELECT customer_id, row_number() OVER (ORDER BY customer_id) - 1 AS code
FROM (SELECT DISTINCT customer_id FROM event_row WHERE fate IN ('Accepted', 'NotDemand') AND customer_id IS NOT NULL)
ORDER BY customer_id
