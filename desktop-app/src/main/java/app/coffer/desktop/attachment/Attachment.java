package app.coffer.desktop.attachment;

import app.coffer.desktop.seal.FileSeal;
import app.coffer.desktop.sync.Carried;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.VaultId;

/**
 * A file at a transaction, as its record says.
 *
 * @param name as the person called it; made safe where it becomes a file's name
 * @param size in bytes
 * @param hash of the sealed chunks
 */
public record Attachment(
    RecordId id,
    RecordId transaction,
    String name,
    String mediaType,
    long size,
    Hash hash,
    FileKey key) {

  public Attachment {
    FileSeal.chunks(size);
  }

  public int chunks() {
    return FileSeal.chunks(size);
  }

  /** What carrying it needs to know. */
  public Carried carried() {
    return new Carried(id, size, chunks(), hash);
  }

  FileSeal seal(VaultId vault) {
    return new FileSeal(vault, id, key.bytes(), size);
  }

  Attachment named(String other) {
    return new Attachment(id, transaction, other, mediaType, size, hash, key);
  }
}
