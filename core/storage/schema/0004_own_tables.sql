-- Tables that a planner gave or typed and that later imports and features read, as CSV texts: 'categories' is the
-- product -> category table of the last import with its quick assignments, 'special_days' the days of the planner's own.
-- 'scrub', an empty one, stands for work that is left: bytes of deleted texts to be taken off the disk.
CREATE TABLE own_table (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    csv  TEXT NOT NULL
) STRICT;
