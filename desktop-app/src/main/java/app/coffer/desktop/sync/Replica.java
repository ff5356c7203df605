package app.coffer.desktop.sync;

import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.RevisionId;
import java.util.Optional;

/**
 * Anything that can be pushed to and pulled from. Only sealed and signed types fit through it:
 * plaintext does not compile.
 */
public interface Replica {

  /** Names it in local rows: marks and cursors are kept per replica. Stable for one address. */
  String name();

  /**
   * One page after {@code since}.
   *
   * @param rootFrom the first root statement wanted
   */
  PullPage pull(Cursor since, long rootFrom) throws SyncFault;

  PushReceipt push(Push push) throws SyncFault;

  VaultStatus status() throws SyncFault;

  /**
   * Asks whether the heads are still these; {@link SyncFault.Refused} with {@code stale-resolution}
   * where not.
   */
  void checkHeads(Resolve resolve) throws SyncFault;

  /** One body, while the replica has it. */
  Optional<byte[]> body(RevisionId revision) throws SyncFault;

  /** The root log from a number on; the one thing that a removed device is still shown. */
  RootLog rootLog(long from) throws SyncFault;

  /**
   * Appends statements at the tail; {@link SyncFault.Refused} with {@code stale-root} where it is
   * not the tail.
   */
  void append(RootLog statements) throws SyncFault;

  /**
   * Deletes all of this vault there, for all devices.
   *
   * @param order signed by the root key
   */
  void delete(Signed order) throws SyncFault;

  /** Its chunks of attachments; empty where it keeps none. */
  default Optional<ChunkReplica> chunks() {
    return Optional.empty();
  }

  /** What went over the line since this object was made. */
  Traffic traffic();

  /** Counts, headers included where the transport knows them. */
  record Traffic(int requests, long bytesSent, long bytesReceived) {
    public static final Traffic NONE = new Traffic(0, 0, 0);

    public Traffic minus(Traffic earlier) {
      return new Traffic(
          requests - earlier.requests,
          bytesSent - earlier.bytesSent,
          bytesReceived - earlier.bytesReceived);
    }
  }
}
