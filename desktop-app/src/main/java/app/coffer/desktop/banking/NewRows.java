package app.coffer.desktop.banking;

import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Transaction;
import java.util.function.UnaryOperator;

/** What is done with new rows of a bank's file before they are written. */
@FunctionalInterface
public interface NewRows {

  /** Written as they were read. */
  NewRows AS_READ = ledger -> row -> row;

  /**
   * Asked for once an import.
   *
   * @param ledger what the import writes into, with what it has written
   */
  UnaryOperator<Transaction> over(LedgerReader ledger);
}
