-- What becomes of each row: the first rule that applies.
CREATE VIEW classified AS
WITH grouped AS (
    SELECT e.* EXCLUDE ({exclude}), e.rowid AS row, coalesce({category}, 'Uncategorised') AS category
    FROM event_row e {join}
)
SELECT *,
       CASE WHEN merged THEN 'Merged'
            WHEN rejected THEN 'Rejected'
            WHEN {adjustment} THEN 'Adjustment'
            WHEN {fee} THEN 'Fee'
            WHEN {test} THEN 'Test'
            WHEN kind >= 2 THEN 'NotDemand'
            WHEN {unpaid} THEN 'NonPositivePrice'
            ELSE 'Accepted' END AS fate
FROM grouped
