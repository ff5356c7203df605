package app.coffer.desktop.seal;

import app.coffer.desktop.sync.Sealer.Unreadable;
import app.coffer.wire.Limits;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.crypto.SecretStream;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.VaultId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How a file at a transaction is sealed: its length, its bytes and padding, cut into pieces of 1
 * MiB, each one message of a stream that is bound to vault, attachment and place. One piece at a
 * time is in memory.
 *
 * @param key seals this one file only
 * @param size of the file in bytes
 */
public record FileSeal(VaultId vault, RecordId attachment, byte[] key, long size) {
  private static final int PIECE = Limits.CHUNK_PLAIN_BYTES;
  private static final int FLOOR = 4096;
  private static final int LENGTH = 4;

  public FileSeal {
    if (size < 0 || size > Limits.ATTACHMENT_BYTES) {
      throw new IllegalArgumentException("a size that no attachment has");
    }
  }

  /** Takes or gives chunks in their order. */
  @FunctionalInterface
  public interface Sink {
    void chunk(int place, byte[] sealed) throws IOException;
  }

  /** Where sealed chunks are. */
  @FunctionalInterface
  public interface Source {
    byte[] chunk(int place) throws IOException;
  }

  /** The file had another length than was said. */
  public static final class ChangedMeanwhile extends IOException {
    ChangedMeanwhile() {
      super("the file changed while it was read");
    }
  }

  /** How many chunks there are of a file. */
  public static int chunks(long size) {
    return (padded(size) + PIECE - 1) / PIECE;
  }

  /** How long a sealed chunk is. */
  public static int chunkLength(long size, int place) {
    int sealed = Math.min(PIECE, padded(size) - place * PIECE) + SecretStream.OVERHEAD;
    return place == 0 ? SecretStream.HEADER + sealed : sealed;
  }

  private static int padded(long size) {
    return Padme.padded(Math.max(FLOOR, Math.toIntExact(LENGTH + size)));
  }

  /** Seals a file chunk by chunk; what the chunks hash to. */
  public Hash seal(InputStream plain, Randomness randomness, Sink sink) throws IOException {
    byte[] header = randomness.bytes(SecretStream.HEADER);
    int count = chunks(size);
    byte[][] hashes = new byte[count][];
    try (var stream = new SecretStream(key, header)) {
      long left = size;
      for (int place = 0; place < count; place++) {
        byte[] piece = new byte[Math.min(PIECE, padded(size) - place * PIECE)];
        int from = place == 0 ? LENGTH : 0;
        if (place == 0) {
          ByteBuffer.wrap(piece).putInt((int) size);
        }
        int wanted = (int) Math.min(left, piece.length - from);
        if (plain.readNBytes(piece, from, wanted) < wanted) {
          throw new ChangedMeanwhile();
        }
        left -= wanted;
        byte[] sealed = stream.seal(piece, context(place), place == count - 1);
        Arrays.fill(piece, (byte) 0);
        byte[] chunk = place == 0 ? Crypto.concat(header, sealed) : sealed;
        hashes[place] = hash(chunk);
        sink.chunk(place, chunk);
      }
    }
    if (plain.read() >= 0) {
      throw new ChangedMeanwhile();
    }
    return new Hash(Crypto.hash("attachment-hash", hashes));
  }

  /** Writes the file to {@code plain}; where it throws, what was written there is worth nothing. */
  public void open(Source chunks, Hash expected, OutputStream plain)
      throws IOException, Unreadable {
    if (!hash(size, chunks).equals(expected)) {
      throw new Unreadable();
    }
    byte[] first = chunks.chunk(0);
    if (first.length < SecretStream.HEADER) {
      throw new Unreadable();
    }
    try (var stream = new SecretStream(key, Arrays.copyOf(first, SecretStream.HEADER))) {
      int count = chunks(size);
      long left = size;
      for (int place = 0; place < count; place++) {
        byte[] sealed =
            place == 0
                ? Arrays.copyOfRange(first, SecretStream.HEADER, first.length)
                : chunks.chunk(place);
        byte[] piece =
            stream.open(sealed, context(place), place == count - 1).orElseThrow(Unreadable::new);
        int from = place == 0 ? LENGTH : 0;
        int wanted = (int) Math.min(left, piece.length - from);
        check(piece, place, from + wanted);
        plain.write(piece, from, wanted);
        left -= wanted;
        Arrays.fill(piece, (byte) 0);
      }
    }
  }

  private void check(byte[] piece, int place, int end) throws Unreadable {
    if (place == 0 && ByteBuffer.wrap(piece).getInt() != size) {
      throw new Unreadable();
    }
    for (int i = end; i < piece.length; i++) {
      if (piece[i] != 0) {
        throw new Unreadable();
      }
    }
  }

  /** What the sealed chunks of a file hash to. */
  public static Hash hash(long size, Source chunks) throws IOException {
    byte[][] hashes = new byte[chunks(size)][];
    for (int place = 0; place < hashes.length; place++) {
      hashes[place] = hash(chunks.chunk(place));
    }
    return new Hash(Crypto.hash("attachment-hash", hashes));
  }

  private static byte[] hash(byte[] chunk) {
    return Crypto.hash("attachment-chunk", chunk);
  }

  private byte[] context(int place) {
    return Crypto.hash(
        "attachment",
        vault.bytes(),
        attachment.bytes(),
        ByteBuffer.allocate(Integer.BYTES).putInt(place).array());
  }

  @Override
  public String toString() {
    return "FileSeal[" + attachment + "]";
  }
}
