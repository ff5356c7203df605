package app.coffer.wire.id;

import java.util.HexFormat;

/** A device: the first 16 bytes of {@code H("device-id", signPk)}. */
public final class DeviceId extends FixedBytes {
  public static final int LENGTH = 16;

  public DeviceId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** Reads the text that {@link #hex()} writes. */
  public static DeviceId ofHex(String hex) {
    return new DeviceId(HexFormat.of().parseHex(hex));
  }
}
