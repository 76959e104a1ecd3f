-- Every change of a workspace, in order, with what it made: undo, as-of and audit follow from this one table.
CREATE TABLE command_log (
    sequence        INTEGER PRIMARY KEY,
    at              TEXT NOT NULL, -- UTC, for people only: no result reads it
    command         TEXT NOT NULL CHECK (command IN ('import', 'train')),
    arguments       TEXT NOT NULL CHECK (json_valid(arguments)),
    snapshot_sha256 TEXT NOT NULL REFERENCES snapshot (sha256),
    bundle_sha256   TEXT REFERENCES bundle (sha256)
) STRICT;

-- Data as it was imported; the folder snapshots/<sha256> holds it, `document` the account of its first import.
CREATE TABLE snapshot (
    sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    first_day  TEXT NOT NULL,
    last_day   TEXT NOT NULL,
    categories INTEGER NOT NULL,
    document   TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

-- The one snapshot that forecasts start from.
CREATE TABLE current_snapshot (
    slot            INTEGER PRIMARY KEY CHECK (slot = 1),
    snapshot_sha256 TEXT NOT NULL REFERENCES snapshot (sha256)
) STRICT;

-- Trained models; the folder bundles/<sha256> holds each. `training` is what was asked for, to find it again.
CREATE TABLE bundle (
    sha256          TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    snapshot_sha256 TEXT NOT NULL REFERENCES snapshot (sha256),
    training        TEXT NOT NULL CHECK (json_valid(training)),
    trained_by      INTEGER NOT NULL
) STRICT;
CREATE INDEX bundle_by_training ON bundle (snapshot_sha256, training, trained_by);

-- Mappings that an import used, to be recognised by the next one, each with the category table that belongs to it.
CREATE TABLE mapping (
    name           TEXT PRIMARY KEY,
    json           TEXT NOT NULL CHECK (json_valid(json)),
    category_table TEXT
) STRICT;
