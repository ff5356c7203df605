package app.coffer.desktop.banking.out;

/** What the ledger can be written as. */
public enum ExportFormat {
  CSV,
  QIF,
  OFX,
  /** Whole and without loss; the only one that this program can put back. */
  JSON,
  BEANCOUNT
}
