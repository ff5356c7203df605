package app.coffer.desktop.ledger;

/** How far the bank has confirmed a transaction; ordered. */
public enum Clearing {
  UNCLEARED,
  CLEARED,
  RECONCILED
}
