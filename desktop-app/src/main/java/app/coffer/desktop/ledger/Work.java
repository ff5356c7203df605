package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.util.function.Function;

/**
 * How a use case writes: all of it in one transaction, or a refusal and nothing. Shared by all
 * packages that have use cases over the ledger.
 */
public final class Work {
  private final LedgerStore store;
  private final Randomness randomness;

  public Work(LedgerStore store, Randomness randomness) {
    this.store = store;
    this.randomness = randomness;
  }

  public LedgerReader read() {
    return store;
  }

  /** A {@link Refusal} leaves the store as an exception, so that what was written is undone. */
  public <T> Outcome<T> write(Function<Writer, T> work) {
    try {
      return new Outcome.Done<>(store.write(work));
    } catch (Refusal refused) {
      return refused.outcome();
    }
  }

  /** A random (version 4) id for a record typed here. */
  public RecordId newId() {
    byte[] bytes = randomness.bytes(RecordId.LENGTH);
    bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
    return new RecordId(bytes);
  }
}
