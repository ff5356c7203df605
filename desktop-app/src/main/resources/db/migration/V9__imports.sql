-- Files of banks that were imported, what each wrote, and how the columns of a bank's CSV are read.
-- Kept as their fields, as in V3. hash: of the file, in hex; at: milliseconds since
-- 1970-01-01T00:00Z; fingerprint: the names of the columns, folded.

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  account_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  hash TEXT NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

CREATE TABLE import_rows (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  target_id BLOB NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);
CREATE INDEX import_rows_by_target ON import_rows (target_id);

CREATE TABLE csv_profile (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  fingerprint TEXT NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

-- Keys that more than one transaction has carried: one line of a bank's file that two devices took
-- for two different things. Whether both are still there is looked up when it is asked.
CREATE TABLE shared_import_key (
  key TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

CREATE TRIGGER import_key_shared AFTER INSERT ON import_key
WHEN EXISTS (SELECT 1 FROM import_key WHERE key = new.key AND tx <> new.tx) BEGIN
  INSERT INTO shared_import_key (key) VALUES (new.key) ON CONFLICT (key) DO NOTHING;
END;
