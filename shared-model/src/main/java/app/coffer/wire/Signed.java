package app.coffer.wire;

import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.VaultId;
import java.util.Arrays;

/**
 * Bytes as they were signed, and the Ed25519 signature over them. Whoever checks it checks these
 * bytes, never a re-encoding.
 *
 * @param bytes deterministic CBOR
 * @param signature 64 bytes
 */
public record Signed(byte[] bytes, byte[] signature) {
  /** The kind under which parcels are signed. */
  public static final String PARCEL = "parcel";

  /** The kind under which root statements are signed. */
  public static final String ROOT = "root";

  /** The kind under which an order to delete a server's copy is signed: the vault's id. */
  public static final String DELETE_VAULT = "delete-vault";

  public Signed {
    if (signature.length != Crypto.SIGNATURE) {
      throw new IllegalArgumentException("a signature has 64 bytes");
    }
  }

  /** Whether the holder of {@code publicKey} signed these bytes for this vault and kind. */
  public boolean verifies(String kind, VaultId vault, byte[] publicKey) {
    return Crypto.verify(kind, vault.bytes(), bytes, signature, publicKey);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signed that
        && Arrays.equals(bytes, that.bytes)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Signed[" + bytes.length + " bytes]";
  }
}
