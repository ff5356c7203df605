-- A part of a split may go to, or come from, another account.

ALTER TABLE tx_line ADD COLUMN transfer_account_id BLOB;
ALTER TABLE tx_line ADD COLUMN transfer_minor BIGINT;
ALTER TABLE tx_line ADD COLUMN transfer_currency TEXT;
CREATE INDEX tx_line_by_other_account ON tx_line (transfer_account_id) WHERE transfer_account_id IS NOT NULL;

DROP VIEW tx_part;
CREATE VIEW tx_part AS
  SELECT id AS tx, date, account_id, payee_id, category_id, transfer_account_id, amount_minor, currency
  FROM tx
  WHERE removed = FALSE
    AND (category_id IS NOT NULL OR transfer_account_id IS NOT NULL
         OR NOT EXISTS (SELECT 1 FROM tx_line WHERE tx_line.tx = tx.id))
  UNION ALL
  SELECT tx.id, tx.date, tx.account_id, tx.payee_id, tx_line.category_id, tx_line.transfer_account_id,
         tx_line.amount_minor, tx.currency
  FROM tx_line JOIN tx ON tx.id = tx_line.tx
  WHERE tx.removed = FALSE AND tx.category_id IS NULL AND tx.transfer_account_id IS NULL;

-- what moved between accounts, both sides of it
CREATE VIEW tx_move AS
  SELECT leg.account_id, leg.date, leg.tx, leg.amount_minor, leg.currency
  FROM leg
  WHERE leg.tx IN (SELECT id FROM tx WHERE transfer_account_id IS NOT NULL)
  UNION ALL
  SELECT tx.account_id, tx.date, tx.id, tx_line.amount_minor, tx.currency
  FROM tx_line JOIN tx ON tx.id = tx_line.tx
  WHERE tx_line.transfer_account_id IS NOT NULL AND tx.removed = FALSE
  UNION ALL
  SELECT tx_line.transfer_account_id, tx.date, tx.id, tx_line.transfer_minor, tx_line.transfer_currency
  FROM tx_line JOIN tx ON tx.id = tx_line.tx
  WHERE tx_line.transfer_account_id IS NOT NULL AND tx.removed = FALSE;
