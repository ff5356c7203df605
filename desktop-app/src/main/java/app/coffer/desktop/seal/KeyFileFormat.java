package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a key file. Numbers are big-endian.
 *
 * <pre>
 *   "COFFERK1"                                      8
 *   kind: 0 plain, 1 passphrase                     1
 *   plain:      the key                            32
 *   passphrase: passes u32, KiB of memory u32       8
 *               salt 16, nonce 24                  40
 *               box of H("key-file", all before) || key    80
 *   H("key-file-check", all before)[0..16]         16
 * </pre>
 *
 * <p>The hash inside the box authenticates kind and parameters. The check at the end is no
 * protection, only the difference between a damaged file and a wrong passphrase.
 */
final class KeyFileFormat {
  private static final byte[] MAGIC = "COFFERK1".getBytes(StandardCharsets.US_ASCII);
  private static final byte PLAIN = 0;
  private static final byte PASSPHRASE = 1;
  private static final int CHECK = 16;
  private static final int KIND_AT = MAGIC.length;
  private static final int COST_AT = KIND_AT + 1;
  private static final int SALT_AT = COST_AT + 2 * Integer.BYTES;
  private static final int NONCE_AT = SALT_AT + Crypto.SALT;
  private static final int BOX_AT = NONCE_AT + Crypto.NONCE;
  private static final int BOX = 2 * Crypto.KEY + Crypto.MAC;
  static final int PLAIN_BYTES = COST_AT + Crypto.KEY + CHECK;
  static final int PASSPHRASE_BYTES = BOX_AT + BOX + CHECK;

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

  private KeyFileFormat() {}

  static byte[] plain(Secret key) {
    return key.use(bytes -> checked(Crypto.concat(MAGIC, new byte[] {PLAIN}, bytes)));
  }

  static byte[] wrapped(Secret key, Passphrase passphrase, Cost cost, Randomness randomness) {
    byte[] salt = randomness.bytes(Crypto.SALT);
    byte[] nonce = randomness.bytes(Crypto.NONCE);
    byte[] head =
        ByteBuffer.allocate(BOX_AT)
            .put(MAGIC)
            .put(PASSPHRASE)
            .putInt(cost.passes)
            .putInt(cost.kibibytes)
            .put(salt)
            .put(nonce)
            .array();
    byte[] plain = key.use(bytes -> Crypto.concat(Crypto.hash("key-file", head), bytes));
    try (Secret wrapping = wrapping(passphrase, salt, cost)) {
      return checked(Crypto.concat(head, wrapping.use(w -> Crypto.box(plain, nonce, w))));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Whether these bytes hold a key that needs a passphrase. */
  static boolean needsPassphrase(byte[] file) throws KeyFileRefused {
    verify(file);
    return file[KIND_AT] == PASSPHRASE;
  }

  static Secret openPlain(byte[] file) throws KeyFileRefused {
    if (needsPassphrase(file)) {
      throw new KeyFileRefused(KeyFileRefused.Reason.PASSPHRASE_NEEDED);
    }
    return Secret.owning(Arrays.copyOfRange(file, COST_AT, COST_AT + Crypto.KEY));
  }

  static Secret openWrapped(byte[] file, Passphrase passphrase) throws KeyFileRefused {
    if (!needsPassphrase(file)) {
      throw new KeyFileRefused(KeyFileRefused.Reason.WRONG_PASSPHRASE);
    }
    ByteBuffer buffer = ByteBuffer.wrap(file);
    var cost = new Cost(buffer.getInt(COST_AT), buffer.getInt(COST_AT + Integer.BYTES));
    if (!cost.allowed()) {
      throw new KeyFileRefused(KeyFileRefused.Reason.PARAMETERS_OUT_OF_RANGE);
    }
    byte[] head = Arrays.copyOf(file, BOX_AT);
    byte[] salt = Arrays.copyOfRange(file, SALT_AT, NONCE_AT);
    byte[] nonce = Arrays.copyOfRange(file, NONCE_AT, BOX_AT);
    byte[] box = Arrays.copyOfRange(file, BOX_AT, BOX_AT + BOX);
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

  private static Secret wrapping(Passphrase passphrase, byte[] salt, Cost cost) {
    try (Secret typed = passphrase.utf8()) {
      return Secret.owning(
          typed.use(
              bytes -> Crypto.passwordKey(bytes, salt, cost.passes, (long) cost.kibibytes << 10)));
    }
  }

  private static void verify(byte[] file) throws KeyFileRefused {
    if (file.length <= KIND_AT || !Arrays.equals(Arrays.copyOf(file, KIND_AT), MAGIC)) {
      throw new KeyFileRefused(KeyFileRefused.Reason.NOT_A_KEY_FILE);
    }
    boolean length =
        switch (file[KIND_AT]) {
          case PLAIN -> file.length == PLAIN_BYTES;
          case PASSPHRASE -> file.length == PASSPHRASE_BYTES;
          default -> false;
        };
    if (!length || !Arrays.equals(file, checked(Arrays.copyOf(file, file.length - CHECK)))) {
      throw new KeyFileRefused(KeyFileRefused.Reason.DAMAGED);
    }
  }

  private static byte[] checked(byte[] content) {
    return Crypto.concat(content, Arrays.copyOf(Crypto.hash("key-file-check", content), CHECK));
  }
}
