-- Rows, units (1/1000) and money (1/10000) by file and fate, of the rows that this import read.
SELECT file::BIGINT,
       CAST(fate AS VARCHAR) AS rule,
       count(*)::BIGINT AS rows,
       TRY_CAST(sum(quantity) AS BIGINT) AS units,
       TRY_CAST(sum(money) AS BIGINT) AS money,
       count(*) FILTER (WHERE inexact)::BIGINT AS inexact,
       count(*) FILTER (WHERE optional_unread)::BIGINT AS optional_unread,
       count(*) FILTER (WHERE category = 'Uncategorised')::BIGINT AS uncategorised,
       count(*) FILTER (WHERE kind = 1 AND quantity > 0)::BIGINT AS positive_refunds
FROM event_row
WHERE file > 0
GROUP BY file, fate
ORDER BY file, rule
