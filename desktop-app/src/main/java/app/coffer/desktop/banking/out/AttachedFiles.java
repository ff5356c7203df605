package app.coffer.desktop.banking.out;

import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files at a vault's transactions, as an export needs them: one in memory at a time. */
public interface AttachedFiles {

  /**
   * What is known of one.
   *
   * @param size in bytes
   */
  record Attached(RecordId id, RecordId transaction, String name, String mediaType, long size) {
    Attached of(RecordId other) {
      return new Attached(id, other, name, mediaType, size);
    }
  }

  /** All of transactions that are not removed. */
  List<Attached> all();

  /** What is in it; empty where it is not on this computer and cannot be fetched, or is damaged. */
  Optional<byte[]> content(Attached file);

  /** Attaches it to a transaction that is there. */
  void take(Attached file, byte[] content) throws IOException;
}
