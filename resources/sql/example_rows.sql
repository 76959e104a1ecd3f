-- The first rows of a fate that meet a condition. Within, without ORDER BY, the engine keeps the order and stops early.
SELECT row
FROM (SELECT rowid::BIGINT AS row FROM event_row WHERE fate = {fate} AND file > 0 AND {condition} LIMIT 5)
ORDER BY row
