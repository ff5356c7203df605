-- Budgets, schedules, rules, reports, rates, statements and what is known of tags. These records are
-- kept as their fields (content, CBOR as in a sealed change); columns beside it are only what is
-- searched by. All else is as in V1.

ALTER TABLE profile ADD COLUMN first_day INTEGER NOT NULL DEFAULT 1;
ALTER TABLE profile ADD COLUMN budget_mode TEXT NOT NULL DEFAULT 'envelope';
ALTER TABLE category ADD COLUMN income BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE category ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE category ADD COLUMN rolls BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  folded TEXT NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

-- month: year * 12 + month - 1
CREATE TABLE budget_cell (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  category_id BLOB NOT NULL,
  month INTEGER NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);
CREATE INDEX budget_cell_by_month ON budget_cell (month);

CREATE TABLE budget_month (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  month INTEGER NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  category_id BLOB NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

CREATE TABLE schedule (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

-- what a schedule refers to, so that it is brought back where another device removed it
CREATE TABLE schedule_reference (
  schedule INTEGER NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
  target_id BLOB NOT NULL,
  PRIMARY KEY (schedule, target_id)
) WITHOUT ROWID;
CREATE INDEX schedule_reference_by_target ON schedule_reference (target_id);

CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

CREATE TABLE saved_report (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);

CREATE TABLE rate (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  date INTEGER NOT NULL,
  from_currency TEXT NOT NULL,
  to_currency TEXT NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);
CREATE INDEX rate_by_pair ON rate (from_currency, to_currency, date);

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  record_id BLOB NOT NULL UNIQUE CHECK (length(record_id) = 16),
  account_id BLOB NOT NULL,
  date INTEGER NOT NULL,
  content BLOB NOT NULL,
  sync_status TEXT NOT NULL CHECK (sync_status IN ('pending', 'syncing', 'synced', 'conflict')),
  removed BOOLEAN NOT NULL,
  extra BLOB
);
CREATE INDEX statement_by_account ON statement (account_id, date);

-- which statements confirmed a transaction
CREATE TABLE statement_tx (
  transaction_id BLOB NOT NULL,
  statement INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  PRIMARY KEY (transaction_id, statement)
) WITHOUT ROWID;
CREATE INDEX statement_tx_by_statement ON statement_tx (statement);

-- what reports sum: one row for each line of a split, and one for each other transaction
CREATE INDEX tx_summed ON tx (
  removed, date, category_id, account_id, transfer_account_id, transfer_minor, payee_id, amount_minor, currency
);
CREATE VIEW tx_part AS
  SELECT id AS tx, date, account_id, payee_id, category_id, transfer_account_id, amount_minor, currency
  FROM tx
  WHERE removed = FALSE
    AND (category_id IS NOT NULL OR transfer_account_id IS NOT NULL
         OR NOT EXISTS (SELECT 1 FROM tx_line WHERE tx_line.tx = tx.id))
  UNION ALL
  SELECT tx.id, tx.date, tx.account_id, tx.payee_id, tx_line.category_id, NULL, tx_line.amount_minor, tx.currency
  FROM tx_line JOIN tx ON tx.id = tx_line.tx
  WHERE tx.removed = FALSE AND tx.category_id IS NULL AND tx.transfer_account_id IS NULL;
