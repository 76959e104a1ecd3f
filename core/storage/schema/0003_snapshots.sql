-- Snapshots get names and may be deleted. The log goes on naming what is gone, so it refers to snapshots by their hash
-- alone; and it takes any command, so that a new kind needs no new table.
CREATE TABLE new_command_log (
    sequence        INTEGER PRIMARY KEY,
    at              TEXT NOT NULL, -- UTC, for people only: no result reads it
    command         TEXT NOT NULL CHECK (command <> ''),
    arguments       TEXT NOT NULL CHECK (json_valid(arguments)),
    snapshot_sha256 TEXT NOT NULL CHECK (length(snapshot_sha256) = 64),
    bundle_sha256   TEXT REFERENCES bundle (sha256)
) STRICT;
INSERT INTO new_command_log SELECT sequence, at, command, arguments, snapshot_sha256, bundle_sha256 FROM command_log;
DROP TABLE command_log;
ALTER TABLE new_command_log RENAME TO command_log;

ALTER TABLE snapshot ADD COLUMN tag TEXT CHECK (tag <> '');
CREATE UNIQUE INDEX snapshot_by_tag ON snapshot (tag);
