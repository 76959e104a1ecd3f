-- Appends the well-formed rows of one CSV file to event_row, in file order (so that rowid tells the line), each with its
-- fate: the first rule that applies. Readers of ours read every field exactly or as NULL; the engine casts nothing.
INSERT INTO event_row
SELECT *, hash({identity}), NULL, NULL FROM (
WITH typed AS (
    SELECT {typed}
    FROM read_csv({path}, auto_detect = false, header = true, strict_mode = true, columns = {columns},
                  delim = {delimiter}, quote = '"', escape = '"', max_line_size = 2097152, buffer_size = 8388608)
), signed AS (
    SELECT * REPLACE (CASE WHEN {subtracts} THEN -abs(quantity) ELSE quantity END AS quantity)
    FROM typed
), valued AS (
    SELECT *, {product} AS product
    FROM signed
), rounded AS (
    -- Half away from zero: integer division cuts towards zero.
    SELECT *, (product + sign(product) * {half}) // {divisor} AS exact_money
    FROM valued
), readable AS (
    SELECT *,
           CASE WHEN quantity IS NOT NULL AND abs(exact_money) < 100000000000000 THEN CAST(exact_money AS BIGINT) END AS money
    FROM rounded
)
SELECT {file} AS file,
       CASE WHEN event_time IS NULL OR event_time = {other_order} OR kind IS NULL OR money IS NULL THEN 'Rejected'
            {set_aside}
            ELSE 'Accepted' END AS fate,
       coalesce(event_time = {other_order}, false) AS other_order,
       coalesce(product % {divisor} <> 0, false) AS inexact,
       optional_unread,
       CASE WHEN money IS NULL THEN 0 ELSE quantity END AS quantity,
       coalesce(money, 0) AS money,
       CASE WHEN kind = 0 AND (quantity < 0 OR {cancelled}) THEN 1 ELSE kind END AS kind,
       category,
       {others}
FROM readable
) AS read({row})
