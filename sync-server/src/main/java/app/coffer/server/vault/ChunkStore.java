package app.coffer.server.vault;

import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the sealed chunks of attachments are; a part of {@link BlobStore}'s transactions. */
public final class ChunkStore {
  private ChunkStore() {}

  /** Every method reads one vault only, named by its number. */
  public interface Reader {

    /** The numbers of the chunks that are held, in order. */
    List<Integer> held(long vault, RecordId attachment);

    Optional<byte[]> chunk(long vault, RecordId attachment, int place);
  }

  /** As {@link Reader}, and changes. */
  public interface Writer extends Reader {

    /** Stores a chunk that is not held yet; the attachment is one to keep from now on. */
    void add(long vault, RecordId attachment, int place, byte[] sealed);

    /**
     * Keeps an attachment that was released.
     *
     * @return whether it is held
     */
    boolean keep(long vault, RecordId attachment);

    /** Notes that an attachment is no longer wanted; the first time counts. */
    void release(long vault, RecordId attachment, Instant now);

    /**
     * Drops the chunks of attachments released before {@code before}.
     *
     * @return how many attachments
     */
    int dropReleased(Instant before);
  }
}
