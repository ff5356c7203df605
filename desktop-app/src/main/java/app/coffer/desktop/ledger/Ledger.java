package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;

/**
 * The use cases of the ledger: each checks its rules, then writes in one transaction, or refuses
 * and writes nothing.
 */
public final class Ledger {
  private final LedgerStore store;
  private final Randomness randomness;

  public Ledger(LedgerStore store, Randomness randomness) {
    this.store = store;
    this.randomness = randomness;
  }

  /** The read side. */
  public LedgerReader read() {
    return store;
  }

  public Outcome<Account> addAccount(String name, AccountType type, Money opening) {
    return new Outcome.Done<>(new Account(newId(), name, type, opening, false));
  }

  /** A random (version 4) id for a record typed here. */
  private RecordId newId() {
    byte[] bytes = randomness.bytes(RecordId.LENGTH);
    bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
    return new RecordId(bytes);
  }
}
