package app.coffer.desktop.sync;

import java.util.function.Function;

/**
 * What this device keeps of feeds, revisions, heads, marks and unsent changes; implemented by the
 * store, in the same database as the ledger, so that a row and its change commit together.
 */
public interface LocalLog {

  /** Runs {@code work} on one committed state. */
  <T> T read(Function<LogReader, T> work);

  /** Runs {@code work} in one transaction; where it throws nothing of it stays. */
  <T> T write(Work<T> work) throws SyncFault;

  /** Work that may find a fault. */
  @FunctionalInterface
  interface Work<T> {
    T in(LogWriter log) throws SyncFault;
  }
}
