-- Accepted rows of each file by day (since 1970).
SELECT file::BIGINT, CAST(floor(event_time / 86400000000) AS BIGINT) AS day, count(*)::BIGINT
FROM event_row
WHERE fate = 'Accepted' AND file > 0
GROUP BY 1, 2
ORDER BY 1, 2
