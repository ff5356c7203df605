-- What this device keeps for sync: the root log, every device's feed, every revision with its
-- content, which revisions are heads, and the changes that are not sealed yet. Ids other than
-- record_id are raw bytes; hashes 32, devices 16. Times are milliseconds since 1970-01-01T00:00Z.

CREATE TABLE root_statement (
  seq BIGINT NOT NULL PRIMARY KEY,
  hash BLOB NOT NULL,
  bytes BLOB NOT NULL,
  signature BLOB NOT NULL
);

-- frozen_from: the first parcel that is ignored, after the device contradicted itself
CREATE TABLE member (
  device BLOB NOT NULL PRIMARY KEY,
  sign_key BLOB NOT NULL,
  name TEXT NOT NULL,
  frozen_from BIGINT
) WITHOUT ROWID;

-- how far each device's feed is verified
CREATE TABLE feed (
  device BLOB NOT NULL PRIMARY KEY,
  n BIGINT NOT NULL,
  hash BLOB NOT NULL
) WITHOUT ROWID;

-- id: the order in which parcels were stored here; they are sent on in this order
CREATE TABLE parcel (
  id INTEGER PRIMARY KEY,
  device BLOB NOT NULL,
  n BIGINT NOT NULL,
  hash BLOB NOT NULL,
  bytes BLOB NOT NULL,
  signature BLOB NOT NULL,
  UNIQUE (device, n)
);

-- parents: 32 bytes each; body: as sealed; content: the opened change; both absent where the body
-- was not delivered
CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  revision BLOB NOT NULL UNIQUE,
  record_id BLOB NOT NULL,
  device BLOB NOT NULL,
  n BIGINT NOT NULL,
  position INTEGER NOT NULL,
  parents BLOB NOT NULL,
  body BLOB,
  content BLOB,
  arrived_at BIGINT NOT NULL
);
CREATE INDEX revision_by_record ON revision (record_id, device, n);
CREATE INDEX revision_by_parcel ON revision (device, n, position);

-- followed: named as parent by the next ordinary edit
CREATE TABLE head (
  record_id BLOB NOT NULL,
  revision BLOB NOT NULL,
  followed BOOLEAN NOT NULL,
  PRIMARY KEY (record_id, revision)
) WITHOUT ROWID;

-- records whose heads differ: merge (the machine can), conflict (a person decides), unreadable
CREATE TABLE divergence (
  record_id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'conflict', 'unreadable')),
  pulls INTEGER NOT NULL,
  found_at BIGINT NOT NULL
) WITHOUT ROWID;

-- changes made here and not sealed yet, one per record; id keeps the order in which they began
CREATE TABLE pending_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  record_id BLOB NOT NULL UNIQUE,
  content BLOB NOT NULL,
  parents BLOB NOT NULL
);

-- contents that were overwritten here before they were sealed: history only
CREATE TABLE earlier_edit (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL,
  content BLOB NOT NULL
);
CREATE INDEX earlier_edit_by_record ON earlier_edit (record_id);

CREATE TABLE replica (
  name TEXT NOT NULL PRIMARY KEY,
  cursor BIGINT NOT NULL,
  incarnation BLOB
) WITHOUT ROWID;

-- a replica's own position of each feed, as last shown: it may never show less
CREATE TABLE mark (
  replica TEXT NOT NULL,
  device BLOB NOT NULL,
  n BIGINT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (replica, device)
) WITHOUT ROWID;

-- kinds and counts; never a name or an amount
CREATE TABLE sync_activity (
  id INTEGER PRIMARY KEY,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  count BIGINT NOT NULL
);

CREATE TABLE sync_setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- what a person has chosen of an open conflict and not applied yet
CREATE TABLE conflict_draft (
  record_id BLOB NOT NULL PRIMARY KEY,
  draft BLOB NOT NULL
) WITHOUT ROWID;

-- this device's secrets; the whole file is encrypted
CREATE TABLE key_ring (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ring BLOB NOT NULL
);
