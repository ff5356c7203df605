-- Files at transactions: their records, and what this device notes of the files. The files
-- themselves are sealed, in the folder "attachments" beside the database.

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  tx_record BLOB NOT NULL CHECK (length(tx_record) = 16),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  hash BLOB NOT NULL,
  file_key BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);
CREATE INDEX attachment_by_tx ON attachment (tx_record);

-- files that are on this computer whole
CREATE TABLE attachment_here (
  record_id BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- what a replica was sent of a file: all of it, or that nobody wants it any more
CREATE TABLE attachment_there (
  replica TEXT NOT NULL,
  record_id BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('stored', 'released')),
  PRIMARY KEY (replica, record_id)
) WITHOUT ROWID;

-- folders with copies that other programs were shown, until they are deleted
CREATE TABLE attachment_copy (
  folder TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
