package app.coffer.desktop.seal;

import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.id.VaultId;

/** The Ed25519 key of the root seed: exists only while it signs. */
final class RootKey {
  private RootKey() {}

  static byte[] publicKey(byte[] seed) {
    KeyPair keys = Crypto.signKeys(seed);
    keys.wipe();
    return keys.publicKey();
  }

  static Signed sign(byte[] seed, VaultId vault, byte[] statement) {
    return sign(seed, Signed.ROOT, vault, statement);
  }

  /** The order to delete a server's copy of the vault. */
  static Signed signDeletion(byte[] seed, VaultId vault) {
    return sign(seed, Signed.DELETE_VAULT, vault, vault.bytes());
  }

  private static Signed sign(byte[] seed, String kind, VaultId vault, byte[] statement) {
    KeyPair keys = Crypto.signKeys(seed);
    try {
      return new Signed(statement, Crypto.sign(kind, vault.bytes(), statement, keys.secretKey()));
    } finally {
      keys.wipe();
    }
  }
}
