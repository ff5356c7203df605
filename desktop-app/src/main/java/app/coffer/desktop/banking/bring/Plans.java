package app.coffer.desktop.banking.bring;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;

/** Writes a payment that repeats, which is the schedule's to know how. */
@FunctionalInterface
public interface Plans {

  /**
   * @param first what it enters, on the first day it falls due
   * @return false where it cannot be held; then nothing was written
   */
  boolean put(Writer ledger, RecordId id, String name, Repetition repetition, Transaction first);

  /**
   * When it falls due again.
   *
   * @param rule of RFC 5545; empty for once
   * @param roughly whether the amount is only about what it will be
   */
  record Repetition(String rule, Weekend weekend, boolean roughly) {}

  /** What becomes of a day on a weekend. */
  enum Weekend {
    STAY,
    BEFORE,
    AFTER
  }
}
