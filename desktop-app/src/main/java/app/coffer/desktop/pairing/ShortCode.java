package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code MMMM-SSSS-SSSS-SSSC} in Crockford's base32: four characters name a mailbox, eleven are the
 * secret (55 bits), the last checks the others, so that a slip of the finger costs no guess. Small
 * letters, {@code O} for 0, {@code I} and {@code L} for 1, and any dashes and spaces are taken.
 *
 * <p>The check character is a sum in the field of 32 elements, each place with a weight of its own:
 * one wrong character, or two exchanged, never go unnoticed.
 */
final class ShortCode implements AutoCloseable {
  static final int LENGTH = 16;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUP = 4;
  private static final int PLACE = 4;

  /** x^5 + x^2 + 1, over which 2 generates all 31 elements but zero. */
  private static final int FIELD = 0b100101;

  private final String mailbox;
  private final Secret secret;

  private ShortCode(String mailbox, Secret secret) {
    this.mailbox = mailbox;
    this.secret = secret;
  }

  /** A code nobody had before. */
  static ShortCode fresh(Randomness randomness) {
    byte[] random = randomness.bytes(LENGTH - 1);
    char[] characters = new char[LENGTH - 1];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = ALPHABET.charAt(random[i] & 31);
    }
    Arrays.fill(random, (byte) 0);
    return of(characters);
  }

  /**
   * Reads what somebody typed.
   *
   * @throws PairingRefused INCOMPLETE_CODE where characters are missing, or too many; MISTYPED_CODE
   *     where one is none of the alphabet, or the last does not fit the others
   */
  static ShortCode parse(String typed) throws PairingRefused {
    char[] characters = new char[LENGTH];
    int read = 0;
    for (char each : typed.toCharArray()) {
      if (each == '-' || each == '\u2010' || each == '\u2013' || Character.isWhitespace(each)) {
        continue;
      }
      char canonical = canonical(each);
      if (ALPHABET.indexOf(canonical) < 0) {
        throw new PairingRefused(Reason.MISTYPED_CODE);
      }
      if (read == LENGTH) {
        throw new PairingRefused(Reason.INCOMPLETE_CODE);
      }
      characters[read++] = canonical;
    }
    if (read < LENGTH) {
      throw new PairingRefused(Reason.INCOMPLETE_CODE);
    }
    char[] checked = Arrays.copyOf(characters, LENGTH - 1);
    boolean right = check(checked) == characters[LENGTH - 1];
    Arrays.fill(characters, '\0');
    if (!right) {
      Arrays.fill(checked, '\0');
      throw new PairingRefused(Reason.MISTYPED_CODE);
    }
    return of(checked);
  }

  private static char canonical(char typed) {
    char upper = Character.toUpperCase(typed);
    return switch (upper) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      default -> upper;
    };
  }

  /**
   * @param characters without the check character; wiped
   */
  private static ShortCode of(char[] characters) {
    String mailbox = new String(characters, 0, PLACE);
    byte[] secret = new byte[characters.length - PLACE];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) characters[PLACE + i];
    }
    Arrays.fill(characters, '\0');
    return new ShortCode(mailbox, Secret.owning(secret));
  }

  private static char check(char[] characters) {
    int sum = 0;
    int weight = 1;
    for (char each : characters) {
      weight = times(weight, 2);
      sum ^= times(weight, ALPHABET.indexOf(each));
    }
    return ALPHABET.charAt(sum);
  }

  private static int times(int a, int b) {
    int product = 0;
    for (int bit = 0; bit < 5; bit++) {
      if ((b >> bit & 1) == 1) {
        product ^= a << bit;
      }
    }
    for (int bit = 9; bit >= 5; bit--) {
      if ((product >> bit & 1) == 1) {
        product ^= FIELD << bit - 5;
      }
    }
    return product;
  }

  /** The four characters that name the mailbox; no secret. */
  String mailbox() {
    return mailbox;
  }

  /** The eleven characters of the secret, in ASCII. */
  Secret secret() {
    return secret;
  }

  /** As it is shown: whoever has it can try to join. */
  String text() {
    String plain = mailbox + secret.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    String whole = plain + check(plain.toCharArray());
    var grouped = new StringBuilder(whole);
    for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
      grouped.insert(at, '-');
    }
    return grouped.toString();
  }

  @Override
  public void close() {
    secret.close();
  }

  @Override
  public String toString() {
    return "ShortCode[redacted]";
  }
}
