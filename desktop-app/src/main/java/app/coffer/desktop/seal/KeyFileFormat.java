package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.crypto.Randomness;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a key file. Numbers are big-endian.
 *
 * <pre>
 *   "COFFERK2"                                      8
 *   kind: 0 plain, 1 passphrase                     1
 *   passphrase: passes u32, KiB of memory u32       8
 *               salt 16, nonce 24                  40
 *   recovery:   the sheet's X25519 public key      32
 *               crypto_box_seal of the key to it   80
 *   plain:      the key                            32
 *   passphrase: box of H("key-file", all before) || key    80
 *   H("key-file-check", all before)[0..16]         16
 * </pre>
 *
 * <p>"COFFERK1" is the same without the recovery part. The hash inside the box authenticates kind,
 * parameters and recovery part. The check at the end is no protection, only the difference between
 * a damaged file and a wrong passphrase.
 */
final class KeyFileFormat {
  private static final byte[] WITHOUT_RECOVERY = "COFFERK1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WITH_RECOVERY = "COFFERK2".getBytes(StandardCharsets.US_ASCII);
  private static final byte PLAIN = 0;
  private static final byte PASSPHRASE = 1;
  private static final int CHECK = 16;
  private static final int KIND_AT = WITH_RECOVERY.length;
  private static final int COST_AT = KIND_AT + 1;
  private static final int SALT_AT = COST_AT + 2 * Integer.BYTES;
  private static final int NONCE_AT = SALT_AT + Crypto.SALT;
  private static final int PARAMETERS_END = NONCE_AT + Crypto.NONCE;
  private static final int SEALED = Crypto.KEY + Crypto.MAC + Crypto.KEY;
  private static final int RECOVERY = Crypto.KEY + SEALED;
  private static final int BOX = 2 * Crypto.KEY + Crypto.MAC;

  /** The longest file there is. */
  static final int MOST_BYTES = PARAMETERS_END + RECOVERY + BOX + CHECK;

  /**
   * Argon2id's parameters.
   *
   * @param passes 3 to 10
   * @param kibibytes 64 MiB to 1 GiB
   */
  record Cost(int passes, int kibibytes) {
    static final Cost USUAL = new Cost(3, 128 << 10);
    static final Cost LEAST = new Cost(3, 64 << 10);

    boolean allowed() {
      return passes >= 3 && passes <= 10 && kibibytes >= 64 << 10 && kibibytes <= 1 << 20;
    }
  }

  /**
   * Where things are in a file whose bytes are as they were written.
   *
   * @param recoveryAt the same as {@code keyAt} where there is no recovery part
   * @param keyAt the key, or the box that holds it
   */
  private record Layout(boolean passphrase, int recoveryAt, int keyAt) {
    boolean recovery() {
      return keyAt > recoveryAt;
    }
  }

  private KeyFileFormat() {}

  /**
   * @param recoveryKey the sheet's X25519 public key
   */
  static byte[] plain(Secret key, byte[] recoveryKey, Randomness randomness) {
    byte[] head =
        Crypto.concat(
            WITH_RECOVERY, new byte[] {PLAIN}, recoveryPart(key, recoveryKey, randomness));
    return key.use(bytes -> checked(Crypto.concat(head, bytes)));
  }

  /**
   * @param recoveryKey the sheet's X25519 public key
   */
  static byte[] wrapped(
      Secret key, Passphrase passphrase, byte[] recoveryKey, Cost cost, Randomness randomness) {
    byte[] salt = randomness.bytes(Crypto.SALT);
    byte[] nonce = randomness.bytes(Crypto.NONCE);
    byte[] head =
        ByteBuffer.allocate(PARAMETERS_END + RECOVERY)
            .put(WITH_RECOVERY)
            .put(PASSPHRASE)
            .putInt(cost.passes)
            .putInt(cost.kibibytes)
            .put(salt)
            .put(nonce)
            .put(recoveryPart(key, recoveryKey, randomness))
            .array();
    byte[] plain = key.use(bytes -> Crypto.concat(Crypto.hash("key-file", head), bytes));
    try (Secret wrapping = wrapping(passphrase, salt, cost)) {
      return checked(Crypto.concat(head, wrapping.use(w -> Crypto.box(plain, nonce, w))));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] recoveryPart(Secret key, byte[] recoveryKey, Randomness randomness) {
    return Crypto.concat(
        recoveryKey, key.use(bytes -> Crypto.sealTo(recoveryKey, bytes, randomness)));
  }

  /** Whether these bytes hold a key that needs a passphrase. */
  static boolean needsPassphrase(byte[] file) throws KeyFileRefused {
    return layout(file).passphrase;
  }

  /** The recovery sheet's public key that the key is sealed to; empty in an old file. */
  static Optional<byte[]> recoveryKey(byte[] file) throws KeyFileRefused {
    Layout layout = layout(file);
    return layout.recovery()
        ? Optional.of(Arrays.copyOfRange(file, layout.recoveryAt, layout.recoveryAt + Crypto.KEY))
        : Optional.empty();
  }

  static Secret openPlain(byte[] file) throws KeyFileRefused {
    Layout layout = layout(file);
    if (layout.passphrase) {
      throw new KeyFileRefused(KeyFileRefused.Reason.PASSPHRASE_NEEDED);
    }
    return Secret.owning(Arrays.copyOfRange(file, layout.keyAt, layout.keyAt + Crypto.KEY));
  }

  static Secret openWrapped(byte[] file, Passphrase passphrase) throws KeyFileRefused {
    Layout layout = layout(file);
    if (!layout.passphrase) {
      throw new KeyFileRefused(KeyFileRefused.Reason.WRONG_PASSPHRASE);
    }
    ByteBuffer buffer = ByteBuffer.wrap(file);
    var cost = new Cost(buffer.getInt(COST_AT), buffer.getInt(COST_AT + Integer.BYTES));
    if (!cost.allowed()) {
      throw new KeyFileRefused(KeyFileRefused.Reason.PARAMETERS_OUT_OF_RANGE);
    }
    byte[] head = Arrays.copyOf(file, layout.keyAt);
    byte[] salt = Arrays.copyOfRange(file, SALT_AT, NONCE_AT);
    byte[] nonce = Arrays.copyOfRange(file, NONCE_AT, PARAMETERS_END);
    byte[] box = Arrays.copyOfRange(file, layout.keyAt, layout.keyAt + BOX);
    try (Secret wrapping = wrapping(passphrase, salt, cost)) {
      Optional<byte[]> plain = wrapping.use(w -> Crypto.openBox(box, nonce, w));
      byte[] opened =
          plain
              .filter(
                  p -> Crypto.equal(Arrays.copyOf(p, Crypto.KEY), Crypto.hash("key-file", head)))
              .orElseThrow(() -> new KeyFileRefused(KeyFileRefused.Reason.WRONG_PASSPHRASE));
      byte[] key = Arrays.copyOfRange(opened, Crypto.KEY, opened.length);
      Arrays.fill(opened, (byte) 0);
      return Secret.owning(key);
    }
  }

  /**
   * Opens with the sheet. Nothing authenticates who sealed this: the caller tries the key on the
   * database before it believes it.
   */
  static Secret openRecovery(byte[] file, KeyPair recovery) throws KeyFileRefused {
    Layout layout = layout(file);
    byte[] sealedTo =
        recoveryKey(file).orElseThrow(() -> new KeyFileRefused(KeyFileRefused.Reason.NO_RECOVERY));
    if (!Crypto.equal(sealedTo, recovery.publicKey())) {
      throw new KeyFileRefused(KeyFileRefused.Reason.WRONG_SHEET);
    }
    byte[] sealed = Arrays.copyOfRange(file, layout.recoveryAt + Crypto.KEY, layout.keyAt);
    return Crypto.openSealed(sealed, recovery.publicKey(), recovery.secretKey())
        .map(Secret::owning)
        .orElseThrow(() -> new KeyFileRefused(KeyFileRefused.Reason.DAMAGED));
  }

  private static Secret wrapping(Passphrase passphrase, byte[] salt, Cost cost) {
    try (Secret typed = passphrase.utf8()) {
      return Secret.owning(
          typed.use(
              bytes -> Crypto.passwordKey(bytes, salt, cost.passes, (long) cost.kibibytes << 10)));
    }
  }

  private static Layout layout(byte[] file) throws KeyFileRefused {
    byte[] magic = Arrays.copyOf(file, KIND_AT);
    boolean recovery = Arrays.equals(magic, WITH_RECOVERY);
    if (file.length <= KIND_AT || !recovery && !Arrays.equals(magic, WITHOUT_RECOVERY)) {
      throw new KeyFileRefused(KeyFileRefused.Reason.NOT_A_KEY_FILE);
    }
    boolean passphrase = file[KIND_AT] == PASSPHRASE;
    int recoveryAt = passphrase ? PARAMETERS_END : COST_AT;
    int keyAt = recoveryAt + (recovery ? RECOVERY : 0);
    int length = keyAt + (passphrase ? BOX : Crypto.KEY) + CHECK;
    if (!passphrase && file[KIND_AT] != PLAIN
        || file.length != length
        || !Arrays.equals(file, checked(Arrays.copyOf(file, file.length - CHECK)))) {
      throw new KeyFileRefused(KeyFileRefused.Reason.DAMAGED);
    }
    return new Layout(passphrase, recoveryAt, keyAt);
  }

  private static byte[] checked(byte[] content) {
    return Crypto.concat(content, Arrays.copyOf(Crypto.hash("key-file-check", content), CHECK));
  }
}
