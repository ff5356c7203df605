package app.coffer.desktop.banking;

import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Imports as a device of its own makes them. */
public final class TestBank {
  /** When all of them are made. */
  public static final Instant NOW = Instant.parse("2026-11-15T11:02:00Z");

  private static final AtomicInteger MADE = new AtomicInteger();

  private TestBank() {}

  public static BankImport over(LedgerStore store, DerivedIds ids) {
    return over(store, ids, Expected.NOTHING);
  }

  static BankImport over(LedgerStore store, DerivedIds ids, Expected expected) {
    return new BankFiles(
        store,
        ids,
        NewRows.AS_READ,
        expected,
        DeviceId.ofHex("07".repeat(16)),
        () -> RecordId.ofHex(String.format("%032x", MADE.incrementAndGet())),
        () -> NOW);
  }
}
