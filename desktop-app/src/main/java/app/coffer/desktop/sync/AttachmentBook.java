package app.coffer.desktop.sync;

import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;

/** What this device knows of where attachments are; implemented by the store. */
public interface AttachmentBook {

  /** Live ones that are here whole, are in the replica's log, and are not noted as stored there. */
  List<Errand> unsent(String replica);

  /**
   * How many live ones are here whole and not noted as stored at the replica.
   *
   * @param replica empty for any of them
   */
  int waiting(Optional<String> replica);

  /** Live ones that are not here whole. */
  List<Carried> notHere();

  /** Those whose removal the replica has, and which are noted as stored there. */
  List<RecordId> unwanted(String replica);

  /** Notes that the replica has all chunks. */
  void stored(String replica, RecordId attachment);

  /** Notes that the replica was told that nobody wants it. */
  void released(String replica, RecordId attachment);

  /** Forgets what was noted of a replica, after it lost its memory. */
  void forget(String replica);

  /** Notes whether all chunks are on this computer. */
  void here(RecordId attachment, boolean whole);

  /** Whether every attachment is to be fetched without being asked for. */
  boolean fetchesAll();

  void fetchAll(boolean all);

  /**
   * An attachment to be sent.
   *
   * @param released whether the replica was told that nobody wants it
   */
  record Errand(Carried what, boolean released) {}
}
