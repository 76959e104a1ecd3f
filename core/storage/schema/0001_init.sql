-- Every change of a workspace, in order. What a command made current is kept with it, so that undo and as-of can follow.
CREATE TABLE command_log (
    sequence        INTEGER PRIMARY KEY,
    at              TEXT NOT NULL,              -- UTC, for people only: no result reads it
    command         TEXT NOT NULL,              -- import, train
    arguments       TEXT NOT NULL CHECK (json_valid(arguments)),
    snapshot_sha256 TEXT REFERENCES snapshot (sha256),
    bundle_sha256   TEXT REFERENCES bundle (sha256)
) STRICT;

-- Data as it was imported; the folder snapshots/<sha256> holds it.
CREATE TABLE snapshot (
    sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    first_day  TEXT NOT NULL,
    last_day   TEXT NOT NULL,
    categories INTEGER NOT NULL,
    document   TEXT NOT NULL CHECK (json_valid(document)) -- the account of its import
) STRICT;

-- Trained models; the folder bundles/<sha256> holds each. `training` says what was asked for, so that it can be found again.
CREATE TABLE bundle (
    sha256          TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    snapshot_sha256 TEXT NOT NULL REFERENCES snapshot (sha256),
    training        TEXT NOT NULL CHECK (json_valid(training)),
    created_by      INTEGER NOT NULL REFERENCES command_log (sequence) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX bundle_by_training ON bundle (snapshot_sha256, training);

-- What is current: one row.
CREATE TABLE current (
    slot            INTEGER PRIMARY KEY CHECK (slot = 1),
    snapshot_sha256 TEXT REFERENCES snapshot (sha256),
    bundle_sha256   TEXT REFERENCES bundle (sha256)
) STRICT;
INSERT INTO current (slot) VALUES (1);

-- Mappings that an import used, to be recognised by the next one.
CREATE TABLE mapping (
    name TEXT PRIMARY KEY,
    json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
