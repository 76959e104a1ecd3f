-- The currencies that a file's rows name, in capitals; none is an empty text.
SELECT coalesce(upper(trim({currency})), '') AS currency, count(*)::BIGINT AS rows
FROM read_csv({path}, auto_detect = false, header = true, strict_mode = true, columns = {columns},
              delim = {delimiter}, quote = '"', escape = '"', max_line_size = 2097152, buffer_size = 8388608)
GROUP BY 1
ORDER BY 1
