package app.coffer.wire.id;

import java.util.HexFormat;

/**
 * One thing the owner has: random for typed records, derived where two devices must meet without
 * talking.
 */
public final class RecordId extends FixedBytes {
  public static final int LENGTH = 16;

  public RecordId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** Reads the text that {@link #hex()} writes. */
  public static RecordId ofHex(String hex) {
    return new RecordId(HexFormat.of().parseHex(hex));
  }
}
