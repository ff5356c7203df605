package app.coffer.desktop.seal;

import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Seals bytes that only this device, with this vault open, is to read again. The key is derived
 * from the vault's key of derived ids, under a name of its own.
 *
 * <pre>
 *   nonce 24, box of the bytes
 * </pre>
 */
public final class VaultSeal {
  private static final String PURPOSE = "kept";

  private final KeyRing ring;
  private final Randomness randomness;

  public VaultSeal(KeyRing ring, Randomness randomness) {
    this.ring = ring;
    this.randomness = randomness;
  }

  public byte[] seal(byte[] plain) {
    byte[] nonce = randomness.bytes(Crypto.NONCE);
    return withKey(key -> Crypto.concat(nonce, Crypto.box(plain, nonce, key)));
  }

  /** Empty where it was sealed elsewhere, or changed. */
  public Optional<byte[]> open(byte[] sealed) {
    if (sealed.length < Crypto.NONCE + Crypto.MAC) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, Crypto.NONCE);
    byte[] box = Arrays.copyOfRange(sealed, Crypto.NONCE, sealed.length);
    return withKey(key -> Crypto.openBox(box, nonce, key));
  }

  private <R> R withKey(Function<byte[], R> work) {
    byte[] key = ring.idKey().use(bytes -> Crypto.keyedHash(bytes, PURPOSE, Crypto.KEY));
    try {
      return work.apply(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
