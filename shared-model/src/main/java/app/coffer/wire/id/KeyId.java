package app.coffer.wire.id;

import java.util.HexFormat;

/** An epoch key, named by a commitment to its public half. */
public final class KeyId extends FixedBytes {
  public static final int LENGTH = 16;

  public KeyId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** Reads the text that {@link #hex()} writes. */
  public static KeyId ofHex(String hex) {
    return new KeyId(HexFormat.of().parseHex(hex));
  }
}
