package app.coffer.wire.id;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A byte string of one fixed length that names something; compared by content, ordered bytewise,
 * shown as hex.
 */
public abstract sealed class FixedBytes implements Comparable<FixedBytes>
    permits VaultId, DeviceId, RecordId, RevisionId, Hash, KeyId, IncarnationId {

  private final byte[] bytes;

  /** Worked out once: ids are looked up far more often than they are made. */
  private final int hash;

  FixedBytes(byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          getClass().getSimpleName() + " takes " + length + " bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
    hash = Arrays.hashCode(bytes);
  }

  /** A copy of the bytes. */
  public final byte[] bytes() {
    return bytes.clone();
  }

  /** Writes the bytes at a buffer's position, without a copy in between. */
  public final void putInto(ByteBuffer buffer) {
    buffer.put(bytes);
  }

  /** All bytes in lower-case hex. */
  public final String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof FixedBytes that
        && that.getClass() == getClass()
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public final int hashCode() {
    return hash;
  }

  @Override
  public final int compareTo(FixedBytes that) {
    return Arrays.compareUnsigned(bytes, that.bytes);
  }

  /** The first eight hex digits: enough for a log line, never the whole. */
  @Override
  public final String toString() {
    return hex().substring(0, 8);
  }
}
