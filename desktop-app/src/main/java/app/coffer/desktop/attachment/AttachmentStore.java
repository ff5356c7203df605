package app.coffer.desktop.attachment;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The records of attachments, and what this computer notes of its files. */
public interface AttachmentStore {

  /** Of one transaction, by name; removed ones left out. */
  List<Row> of(RecordId transaction);

  /** All of transactions that are not removed. */
  List<Row> all();

  /** One that is not removed. */
  Optional<Row> find(RecordId id);

  /** One, removed or not. */
  Optional<Attachment> known(RecordId id);

  /** All that were ever here, removed ones too. */
  Set<RecordId> ids();

  boolean isRemoved(RecordId id);

  /** Whether there is such a transaction, not removed. */
  boolean hasTransaction(RecordId id);

  /**
   * Writes a record, and that its file is here whole.
   *
   * @return what is there then, read before anything is committed
   */
  Row add(Attachment attachment);

  /** Writes a record, new or removed before; gives back what is there then. */
  Row put(Attachment attachment);

  void remove(RecordId id);

  /** Notes whether the file is here whole. */
  void here(RecordId id, boolean whole);

  /** Those whose files are noted as here, removed ones too. */
  List<Attachment> hereWhole();

  /** Folders with readable copies that were made and not deleted yet. */
  List<Path> copies();

  void noteCopy(Path folder);

  void forgetCopy(Path folder);

  /**
   * A row.
   *
   * @param here whether the file is here whole
   */
  record Row(Attachment attachment, boolean here, SyncStatus status) {}
}
