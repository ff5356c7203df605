package app.coffer.wire.id;

import java.util.HexFormat;

/** A replica's own life: a new one means its memory of what it held may be gone. */
public final class IncarnationId extends FixedBytes {
  public static final int LENGTH = 16;

  public IncarnationId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** Reads the text that {@link #hex()} writes. */
  public static IncarnationId ofHex(String hex) {
    return new IncarnationId(HexFormat.of().parseHex(hex));
  }
}
