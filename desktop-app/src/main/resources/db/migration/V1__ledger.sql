-- The ledger's tables. Each row of a syncable table is one record: record_id is its name on every
-- device, sync_status where it stands on its way to them, removed rows stay, and extra holds the
-- fields that this version cannot put in columns (CBOR), so that they are written back unchanged.
-- References between records are plain bytes: a record may arrive before what it refers to.

CREATE TABLE profile (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  opening_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  closed BOOLEAN NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

-- folded: the name as comparisons see it (trimmed, lower case)
CREATE TABLE payee (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);
CREATE INDEX payee_by_name ON payee (folded);

CREATE TABLE category_group (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  name TEXT NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  name TEXT NOT NULL,
  category_group_id BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);
CREATE INDEX category_by_group ON category (category_group_id);

-- date: days since 1970-01-01; status: 0 uncleared, 1 cleared, 2 reconciled;
-- tags: sorted, one per line, a line feed after each
CREATE TABLE tx (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  account_id BLOB NOT NULL,
  date INTEGER NOT NULL,
  payee_id BLOB,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  category_id BLOB,
  transfer_account_id BLOB,
  transfer_minor BIGINT,
  transfer_currency TEXT,
  number TEXT NOT NULL,
  notes TEXT NOT NULL,
  tags TEXT NOT NULL,
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
  import_text TEXT NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB,
  CHECK ((transfer_account_id IS NULL) = (transfer_minor IS NULL)),
  CHECK ((transfer_account_id IS NULL) = (transfer_currency IS NULL))
);
CREATE INDEX tx_newest ON tx (removed, date, id);
CREATE INDEX tx_by_payee ON tx (payee_id) WHERE payee_id IS NOT NULL;
CREATE INDEX tx_by_category ON tx (category_id) WHERE category_id IS NOT NULL;

CREATE TABLE tx_line (
  tx INTEGER NOT NULL REFERENCES tx (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  line_id BLOB NOT NULL,
  category_id BLOB,
  amount_minor BIGINT NOT NULL,
  notes TEXT NOT NULL,
  PRIMARY KEY (tx, position)
) WITHOUT ROWID;
CREATE INDEX tx_line_by_category ON tx_line (category_id) WHERE category_id IS NOT NULL;

-- kept for ever, for removed transactions too: nothing is imported twice
CREATE TABLE import_key (
  key TEXT NOT NULL,
  tx INTEGER NOT NULL REFERENCES tx (id) ON DELETE CASCADE,
  PRIMARY KEY (key, tx)
) WITHOUT ROWID;
CREATE INDEX import_key_by_tx ON import_key (tx);

-- one row for each account that a transaction touches: two for a transfer, none for a removed one
CREATE TABLE leg (
  account_id BLOB NOT NULL,
  date INTEGER NOT NULL,
  tx INTEGER NOT NULL REFERENCES tx (id) ON DELETE CASCADE,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  status INTEGER NOT NULL,
  PRIMARY KEY (account_id, date, tx)
) WITHOUT ROWID;
CREATE INDEX leg_by_tx ON leg (tx);

-- running sums of leg, so that balances and counts cost the same at any size
CREATE TABLE leg_total (
  account_id BLOB NOT NULL,
  currency TEXT NOT NULL,
  status INTEGER NOT NULL,
  amount_minor BIGINT NOT NULL,
  legs INTEGER NOT NULL,
  PRIMARY KEY (account_id, currency, status)
) WITHOUT ROWID;

CREATE TRIGGER leg_added AFTER INSERT ON leg BEGIN
  INSERT INTO leg_total (account_id, currency, status, amount_minor, legs)
  VALUES (new.account_id, new.currency, new.status, new.amount_minor, 1)
  ON CONFLICT (account_id, currency, status) DO UPDATE
    SET amount_minor = amount_minor + excluded.amount_minor, legs = legs + 1;
END;
CREATE TRIGGER leg_removed AFTER DELETE ON leg BEGIN
  UPDATE leg_total SET amount_minor = amount_minor - old.amount_minor, legs = legs - 1
  WHERE account_id = old.account_id AND currency = old.currency AND status = old.status;
END;
CREATE TRIGGER leg_changed BEFORE UPDATE ON leg BEGIN
  SELECT RAISE(ABORT, 'a leg is removed and added, never changed');
END;

-- rowid = tx.id; only transactions that are not removed
CREATE VIRTUAL TABLE tx_fts USING fts5 (
  payee, category, notes, amount, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- records of a kind, or in a shape, that this version does not know: kept and carried, not shown
CREATE TABLE other_record (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  entity TEXT NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB NOT NULL
);
