-- What models forecast at origins of the past when the current model was trained, so that the next training asks only
-- where something changed. Only for the program of the same revision, which is why it may be thrown away at any time.
CREATE TABLE past_forecast (
    key           TEXT PRIMARY KEY,
    code_revision TEXT NOT NULL,
    sha256        TEXT NOT NULL, -- of the points
    points        BLOB NOT NULL  -- 64-bit floating point numbers, by horizon and category
) STRICT, WITHOUT ROWID;
