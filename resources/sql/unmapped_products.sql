-- Products without a category, those with the most money first.
SELECT product_id, count(*)::BIGINT, TRY_CAST(sum(quantity) AS BIGINT), TRY_CAST(sum(money) AS BIGINT)
FROM event_row
WHERE fate = 'Accepted' AND file > 0 AND category = 'Uncategorised' AND product_id IS NOT NULL
GROUP BY product_id
ORDER BY sum(money) DESC, product_id
LIMIT 100
