package app.coffer.desktop.ledger;

/** The kinds of account; the sidebar groups by them. */
public enum AccountType {
  CHECKING,
  SAVINGS,
  CASH,
  CREDIT,
  LOAN,
  ASSET
}
