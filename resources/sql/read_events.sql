-- Appends the well-formed rows of one CSV file to event_row, in file order (so that rowid tells the line).
-- Every mapped field is read exactly or as NULL by readers of ours; the engine casts nothing.
INSERT INTO event_row
WITH typed AS (
    SELECT {typed}
    FROM read_csv({path}, auto_detect = false, header = true, strict_mode = true, columns = {columns},
                  delim = {delimiter}, quote = '"', escape = '"', max_line_size = 2097152, buffer_size = 8388608)
), signed AS (
    SELECT * REPLACE (CASE WHEN {subtracts} THEN -abs(quantity) ELSE quantity END AS quantity)
    FROM typed
), valued AS (
    SELECT *, {product} AS product, {divisor}::HUGEINT AS divisor
    FROM signed
), rounded AS (
    -- Half away from zero: integer division cuts towards zero.
    SELECT *, TRY_CAST((product + sign(product) * (divisor // 2)) // divisor AS BIGINT) AS exact_money
    FROM valued
), checked AS (
    SELECT *, CASE WHEN abs(exact_money) <= 1000000000000000 THEN exact_money END AS money
    FROM rounded
), judged AS (
    SELECT *, event_time IS NULL OR event_time = {other_order} OR kind IS NULL OR quantity IS NULL OR money IS NULL
              AS rejected
    FROM checked
)
SELECT {file} AS file,
       coalesce(event_time = {other_order}, false) AS other_order,
       rejected,
       false AS merged,
       coalesce(product % divisor <> 0, false) AS inexact,
       {optional_unread} AS optional_unread,
       CASE WHEN quantity IS NULL OR money IS NULL THEN 0 ELSE quantity END AS quantity,
       CASE WHEN quantity IS NULL OR money IS NULL THEN 0 ELSE money END AS money,
       CASE WHEN kind = 0 AND (quantity < 0 OR {cancelled}) THEN 1 ELSE kind END AS kind,
       {others}
FROM judged
