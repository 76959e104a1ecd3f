-- What a planner said of days that stand out: by category and days, so that a new import finds them again. A program that
-- does not know them would learn from days that are marked as one-offs: hence a table of their own, and a new schema.
CREATE TABLE outlier_mark (
    category  TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL CHECK (last_day >= first_day),
    meaning   TEXT NOT NULL CHECK (meaning IN ('ignore', 'one-off', 'repeats')),
    note      TEXT NOT NULL,
    PRIMARY KEY (category, first_day)
) STRICT, WITHOUT ROWID;
