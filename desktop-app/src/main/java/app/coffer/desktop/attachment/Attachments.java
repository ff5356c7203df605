package app.coffer.desktop.attachment;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Files at transactions. A file that is not on this computer is fetched from the server when it is
 * saved or opened. Calls block.
 */
public interface Attachments {

  /** Of one transaction, by name. */
  List<Entry> of(RecordId transaction);

  /** All of transactions that are not removed. */
  List<Entry> all();

  Optional<Entry> find(RecordId id);

  /** Seals a copy of a file into the vault; the file itself stays as it is. */
  Entry add(RecordId transaction, Path file) throws AttachmentRefused;

  Entry rename(RecordId id, String name) throws AttachmentRefused;

  void remove(RecordId id) throws AttachmentRefused;

  /** Takes a removal back. */
  Entry bringBack(RecordId id) throws AttachmentRefused;

  /**
   * Writes the file in the clear to a place outside the vault, whole or not at all.
   *
   * @param replace whether a file that is there may be replaced
   * @param progress of fetching, 0 to 1
   */
  void save(RecordId id, Path target, boolean replace, DoubleConsumer progress)
      throws AttachmentRefused, SyncFault;

  /**
   * A copy in the clear for another program to show, in a folder only its owner may read; it is
   * deleted when the vault is closed. Only for kinds of files that programs show and do not run.
   */
  Path copyToOpen(RecordId id, DoubleConsumer progress) throws AttachmentRefused, SyncFault;

  /** Whether all files are fetched by themselves. */
  boolean fetchesAll();

  void fetchAll(boolean all);

  /**
   * An attachment as people see it.
   *
   * @param name safe as the name of a file
   * @param here whether the file is on this computer
   */
  record Entry(
      RecordId id,
      RecordId transaction,
      String name,
      String mediaType,
      long size,
      boolean here,
      SyncStatus status) {}
}
