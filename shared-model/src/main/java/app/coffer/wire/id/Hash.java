package app.coffer.wire.id;

import java.util.HexFormat;

/** A BLAKE2b-256 digest of something signed or sealed. */
public final class Hash extends FixedBytes {
  public static final int LENGTH = 32;

  public Hash(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** Reads the text that {@link #hex()} writes. */
  public static Hash ofHex(String hex) {
    return new Hash(HexFormat.of().parseHex(hex));
  }
}
