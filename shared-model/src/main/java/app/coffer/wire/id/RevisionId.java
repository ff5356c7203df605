package app.coffer.wire.id;

import java.util.HexFormat;

/** A sealed change: {@code H("rev-id", vaultId, deviceId, header)}. */
public final class RevisionId extends FixedBytes {
  public static final int LENGTH = 32;

  public RevisionId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** Reads the text that {@link #hex()} writes. */
  public static RevisionId ofHex(String hex) {
    return new RevisionId(HexFormat.of().parseHex(hex));
  }
}
