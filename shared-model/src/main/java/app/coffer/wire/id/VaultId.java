package app.coffer.wire.id;

import java.util.HexFormat;

/** A vault: {@code H("vault-id", genesis)}. */
public final class VaultId extends FixedBytes {
  public static final int LENGTH = 32;

  public VaultId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** Reads the text that {@link #hex()} writes. */
  public static VaultId ofHex(String hex) {
    return new VaultId(HexFormat.of().parseHex(hex));
  }
}
