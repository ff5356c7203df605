package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.VaultId;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sealed chunks of attachments: each is stored once, counts against the quota, and can be read
 * until some time after it was released. Whoever calls has established that the caller is a member.
 */
public final class AttachmentChunks {
  private final BlobStore store;
  private final InstantSource clock;
  private final long quota;
  private final Room room;

  /**
   * @param quota bytes that one vault may take
   * @param room refuses what is sent when the database is full
   */
  public AttachmentChunks(BlobStore store, InstantSource clock, long quota, Room room) {
    this.store = store;
    this.clock = clock;
    this.quota = quota;
    this.room = room;
  }

  /** Which chunks are held. */
  public List<Integer> held(VaultId id, RecordId attachment) {
    return store.read(
        reader -> reader.chunks().held(VaultLog.row(reader, id).number(), attachment));
  }

  /** Stores a chunk; the same chunk again changes nothing, another in its place is refused. */
  public void put(VaultId id, RecordId attachment, int place, byte[] sealed) {
    if (sealed.length == 0 || sealed.length > Limits.CHUNK_BYTES) {
      throw new Refusal(Problem.Code.TOO_LARGE, "A chunk has at most 1 MiB and what sealing adds.");
    }
    if (place < 0 || place >= Limits.ATTACHMENT_CHUNKS) {
      throw new Refusal(Problem.Code.TOO_LARGE, "An attachment has at most 26 chunks.");
    }
    room.check();
    store.write(writer -> {
      VaultRow vault = VaultLog.row(writer, id);
      ChunkStore.Writer chunks = writer.chunks();
      Optional<byte[]> there = chunks.chunk(vault.number(), attachment, place);
      if (there.isPresent() && !Arrays.equals(there.get(), sealed)) {
        throw new Refusal(Problem.Code.OTHER_CHUNK, "Another chunk is in this place.");
      }
      if (there.isPresent()) {
        return chunks.keep(vault.number(), attachment);
      }
      chunks.add(vault.number(), attachment, place, sealed);
      writer.addBytes(vault.number(), sealed.length);
      Arrival.withinQuota(VaultLog.row(writer, id), quota);
      return true;
    });
  }

  /** One chunk, while it is kept. */
  public byte[] get(VaultId id, RecordId attachment, int place) {
    return store
        .read(reader -> reader.chunks().chunk(VaultLog.row(reader, id).number(), attachment, place))
        .orElseThrow(AttachmentChunks::noSuchChunk);
  }

  /** Keeps an attachment after all that was released; refused where nothing of it is left. */
  public void keep(VaultId id, RecordId attachment) {
    boolean held =
        store.write(writer -> writer.chunks().keep(VaultLog.row(writer, id).number(), attachment));
    if (!held) {
      throw noSuchChunk();
    }
  }

  /** Notes that an attachment is no longer wanted; its chunks stay for the time of retention. */
  public void release(VaultId id, RecordId attachment) {
    store.write(writer -> {
      writer.chunks().release(VaultLog.row(writer, id).number(), attachment, clock.instant());
      return true;
    });
  }

  private static Refusal noSuchChunk() {
    return new Refusal(Problem.Code.NO_SUCH_CHUNK, "This part of an attachment is not kept here.");
  }
}
