package app.coffer.wire.crypto;

import com.goterl.lazysodium.Sodium;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * libsodium's operations as this product uses them. Stateless and safe for threads. All lengths are
 * bytes.
 *
 * <p>Sources: NaCl crypto_box (X25519, XSalsa20-Poly1305), RFC 8032 (Ed25519), RFC 7693 (BLAKE2b),
 * RFC 9106 (Argon2id), RFC 9496 (ristretto255).
 */
public final class Crypto {
  public static final int KEY = 32;
  public static final int NONCE = 24;
  public static final int MAC = 16;
  public static final int SIGNATURE = 64;
  public static final int SIGN_SECRET = 64;
  public static final int SALT = 16;
  private static final int ARGON2ID13 = 2;
  private static final byte[] PREFIX = "coffer/v1/".getBytes(StandardCharsets.UTF_8);

  private static final class Holder {
    static final Sodium SODIUM = SodiumLibrary.load();
  }

  private Crypto() {}

  static Sodium sodium() {
    return Holder.SODIUM;
  }

  /** {@code H(domain, x) = BLAKE2b-256("coffer/v1/" + domain + 0x00 + x...)}, 32 bytes. */
  public static byte[] hash(String domain, byte[]... parts) {
    return generichash(separated(domain, parts), null, 32);
  }

  /**
   * Keyed BLAKE2b of {@code length} bytes (16 to 64) under a 32 byte key, domain separated like
   * {@link #hash}.
   */
  public static byte[] keyedHash(byte[] key, String domain, int length, byte[]... parts) {
    require(key, KEY, "a hash key");
    return generichash(separated(domain, parts), key, length);
  }

  private static byte[] generichash(byte[] input, byte[] key, int length) {
    if (length < 16 || length > 64) {
      throw new SodiumFault("a digest has 16 to 64 bytes");
    }
    byte[] out = new byte[length];
    check(
        sodium()
            .crypto_generichash(
                out, length, input, input.length, key, key == null ? 0 : key.length),
        "hashing");
    return out;
  }

  /** An X25519 key pair from a 32 byte seed. */
  public static KeyPair boxKeys(byte[] seed) {
    require(seed, KEY, "a seed");
    byte[] pk = new byte[KEY];
    byte[] sk = new byte[KEY];
    check(sodium().crypto_box_seed_keypair(pk, sk, seed), "key generation");
    return new KeyPair(pk, sk);
  }

  /** The public half of an X25519 secret key. */
  public static byte[] boxPublicKey(byte[] secretKey) {
    require(secretKey, KEY, "a secret key");
    byte[] pk = new byte[KEY];
    check(sodium().crypto_scalarmult_base(pk, secretKey), "key derivation");
    return pk;
  }

  /** An Ed25519 key pair from a 32 byte seed; the secret half has 64 bytes. */
  public static KeyPair signKeys(byte[] seed) {
    require(seed, KEY, "a seed");
    byte[] pk = new byte[KEY];
    byte[] sk = new byte[SIGN_SECRET];
    check(sodium().crypto_sign_seed_keypair(pk, sk, seed), "key generation");
    return new KeyPair(pk, sk);
  }

  /** crypto_box_beforenm: the 32 byte key shared by a public and a secret key. */
  public static byte[] sharedKey(byte[] publicKey, byte[] secretKey) {
    require(publicKey, KEY, "a public key");
    require(secretKey, KEY, "a secret key");
    byte[] shared = new byte[KEY];
    check(sodium().crypto_box_beforenm(shared, publicKey, secretKey), "key agreement");
    return shared;
  }

  /** crypto_box_easy_afternm: {@code message.length + 16} bytes. */
  public static byte[] box(byte[] message, byte[] nonce, byte[] sharedKey) {
    require(nonce, NONCE, "a nonce");
    require(sharedKey, KEY, "a shared key");
    byte[] out = new byte[message.length + MAC];
    check(
        sodium().crypto_box_easy_afternm(out, message, message.length, nonce, sharedKey),
        "sealing");
    return out;
  }

  /** crypto_box_open_easy_afternm; empty where it does not authenticate. */
  public static Optional<byte[]> openBox(byte[] box, byte[] nonce, byte[] sharedKey) {
    require(nonce, NONCE, "a nonce");
    require(sharedKey, KEY, "a shared key");
    if (box.length < MAC) {
      return Optional.empty();
    }
    byte[] out = new byte[box.length - MAC];
    return sodium().crypto_box_open_easy_afternm(out, box, box.length, nonce, sharedKey) == 0
        ? Optional.of(out)
        : Optional.empty();
  }

  /**
   * What crypto_box_seal writes ({@code ephemeral public key || box}), with the ephemeral key from
   * {@code randomness} so that a simulation can replay it; crypto_box_seal_open reads it.
   */
  public static byte[] sealTo(byte[] publicKey, byte[] message, Randomness randomness) {
    require(publicKey, KEY, "a public key");
    KeyPair ephemeral = boxKeys(randomness.bytes(KEY));
    byte[] nonce = generichash(concat(ephemeral.publicKey(), publicKey), null, NONCE);
    byte[] shared = sharedKey(publicKey, ephemeral.secretKey());
    try {
      return concat(ephemeral.publicKey(), box(message, nonce, shared));
    } finally {
      ephemeral.wipe();
      Arrays.fill(shared, (byte) 0);
    }
  }

  /** crypto_box_seal_open; empty where it does not authenticate. */
  public static Optional<byte[]> openSealed(byte[] sealed, byte[] publicKey, byte[] secretKey) {
    require(publicKey, KEY, "a public key");
    require(secretKey, KEY, "a secret key");
    if (sealed.length < KEY + MAC) {
      return Optional.empty();
    }
    byte[] out = new byte[sealed.length - KEY - MAC];
    return sodium().crypto_box_seal_open(out, sealed, sealed.length, publicKey, secretKey) == 0
        ? Optional.of(out)
        : Optional.empty();
  }

  /** Ed25519 over {@code "coffer/v1/" + kind + 0x00 + context + message}; 64 bytes. */
  public static byte[] sign(String kind, byte[] context, byte[] message, byte[] secretKey) {
    return signRaw(separated(kind, context, message), secretKey);
  }

  /** Whether {@link #sign} with the secret half of {@code publicKey} made {@code signature}. */
  public static boolean verify(
      String kind, byte[] context, byte[] message, byte[] signature, byte[] publicKey) {
    return verifyRaw(separated(kind, context, message), signature, publicKey);
  }

  /** Plain RFC 8032 Ed25519, for formats that bring their own domain separation (RFC 9421). */
  public static byte[] signRaw(byte[] message, byte[] secretKey) {
    require(secretKey, SIGN_SECRET, "a signing key");
    byte[] out = new byte[SIGNATURE];
    check(sodium().crypto_sign_detached(out, null, message, message.length, secretKey), "signing");
    return out;
  }

  /**
   * Verifies what {@link #signRaw} writes; a key or signature of another length does not verify.
   */
  public static boolean verifyRaw(byte[] message, byte[] signature, byte[] publicKey) {
    return signature.length == SIGNATURE
        && publicKey.length == KEY
        && sodium().crypto_sign_verify_detached(signature, message, message.length, publicKey) == 0;
  }

  /**
   * Argon2id version 1.3.
   *
   * @param passes 3 to 10
   * @param memoryBytes 64 MiB to 1 GiB
   */
  public static byte[] passwordKey(byte[] password, byte[] salt, int passes, long memoryBytes) {
    require(salt, SALT, "a salt");
    if (passes < 3 || passes > 10 || memoryBytes < 64L << 20 || memoryBytes > 1L << 30) {
      throw new SodiumFault("Argon2id parameters outside their floor and ceiling");
    }
    byte[] out = new byte[KEY];
    check(
        sodium()
            .crypto_pwhash(
                out,
                KEY,
                password,
                password.length,
                salt,
                passes,
                new NativeLong(memoryBytes),
                ARGON2ID13),
        "Argon2id (is there enough memory?)");
    return out;
  }

  /** SHA-512, for CPace. */
  public static byte[] sha512(byte[]... parts) {
    byte[] input = concat(parts);
    byte[] out = new byte[64];
    check(sodium().crypto_hash_sha512(out, input, input.length), "hashing");
    return out;
  }

  /** ristretto255 element derivation (RFC 9496 section 4.3.4) from 64 uniform bytes. */
  public static byte[] ristrettoFromHash(byte[] uniform) {
    require(uniform, 64, "a uniform string");
    byte[] out = new byte[KEY];
    check(sodium().crypto_core_ristretto255_from_hash(out, uniform), "element derivation");
    return out;
  }

  /** Scalar multiplication; empty for an invalid encoding or the identity as result. */
  public static Optional<byte[]> ristrettoMultiply(byte[] scalar, byte[] element) {
    require(scalar, KEY, "a scalar");
    if (element.length != KEY || sodium().crypto_core_ristretto255_is_valid_point(element) != 1) {
      return Optional.empty();
    }
    byte[] out = new byte[KEY];
    return sodium().crypto_scalarmult_ristretto255(out, scalar, element) == 0
        ? Optional.of(out)
        : Optional.empty();
  }

  /** A uniform ristretto255 scalar from 64 random bytes. */
  public static byte[] ristrettoScalar(byte[] random) {
    require(random, 64, "random bytes for a scalar");
    byte[] out = new byte[KEY];
    sodium().crypto_core_ristretto255_scalar_reduce(out, random);
    return out;
  }

  /** Fills an array from the operating system's randomness (randombytes_buf). */
  static void fillRandom(byte[] bytes) {
    sodium().randombytes_buf(bytes, bytes.length);
  }

  /** Compares in constant time for equal lengths. */
  public static boolean equal(byte[] a, byte[] b) {
    return MessageDigest.isEqual(a, b);
  }

  /** The parts, one after the other. */
  public static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length = Math.addExact(length, part.length);
    }
    byte[] out = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  /** {@code "coffer/v1/" + domain + 0x00 + parts...}. */
  private static byte[] separated(String domain, byte[]... parts) {
    byte[] name = domain.getBytes(StandardCharsets.UTF_8);
    int length = PREFIX.length + name.length + 1;
    for (byte[] part : parts) {
      length = Math.addExact(length, part.length);
    }
    byte[] out = Arrays.copyOf(PREFIX, length);
    System.arraycopy(name, 0, out, PREFIX.length, name.length);
    int at = PREFIX.length + name.length + 1;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  private static void require(byte[] bytes, int length, String what) {
    if (bytes.length != length) {
      throw new SodiumFault(what + " has " + length + " bytes, not " + bytes.length);
    }
  }

  private static void check(int result, String what) {
    if (result != 0) {
      throw new SodiumFault(what + " failed");
    }
  }
}
