package app.coffer.desktop.banking.bring;

import app.coffer.desktop.ledger.LedgerStore.Writer;

/** Writes what a currency was worth, which is the rates' to know how. */
@FunctionalInterface
public interface Rates {
  void put(Writer ledger, Brought.Worth worth);
}
