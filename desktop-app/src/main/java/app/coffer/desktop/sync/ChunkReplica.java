package app.coffer.desktop.sync;

import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;

/** The sealed chunks of attachments at a replica. */
public interface ChunkReplica {

  /** Which chunks it has, in order. */
  List<Integer> held(RecordId attachment) throws SyncFault;

  /** Stores a chunk; the same again changes nothing. */
  void put(RecordId attachment, int place, byte[] sealed) throws SyncFault;

  /** One chunk, while the replica has it. */
  Optional<byte[]> get(RecordId attachment, int place) throws SyncFault;

  /** Says that nobody wants the attachment any more; the replica may drop it after some time. */
  void release(RecordId attachment) throws SyncFault;

  /**
   * Takes a release back.
   *
   * @return whether the replica has anything of it
   */
  boolean keep(RecordId attachment) throws SyncFault;
}
