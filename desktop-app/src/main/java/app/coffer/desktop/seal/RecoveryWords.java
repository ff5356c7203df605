package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The recovery seed, 256 bits, as the 24 words on paper: BIP-39 with the English list. The seed is
 * the words' entropy itself; BIP-39's key stretching is not used.
 */
public final class RecoveryWords implements AutoCloseable {
  public static final int COUNT = 24;
  private static final int WORD_BITS = 11;
  private static final int CHECKED = Crypto.KEY + 1;

  private static final class English {
    static final List<String> WORDS = read();

    private static List<String> read() {
      try (InputStream in = RecoveryWords.class.getResourceAsStream("bip39-english.txt")) {
        if (in == null) {
          throw new IllegalStateException("the word list is not in the program");
        }
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      } catch (IOException e) {
        throw new UncheckedIOException("the word list could not be read", e);
      }
    }
  }

  private final Secret seed;

  private RecoveryWords(Secret seed) {
    this.seed = seed;
  }

  /** Takes over a seed of 32 bytes. */
  static RecoveryWords owning(byte[] seed) {
    if (seed.length != Crypto.KEY) {
      throw new IllegalArgumentException("a recovery seed has " + Crypto.KEY + " bytes");
    }
    return new RecoveryWords(Secret.owning(seed));
  }

  /**
   * Reads words as a person types them, in any case, between any spaces; empty where the number, a
   * word or the checksum is wrong.
   */
  public static Optional<RecoveryWords> parse(String typed) {
    List<String> words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    if (words.size() != COUNT) {
      return Optional.empty();
    }
    byte[] checked = new byte[CHECKED];
    int bit = 0;
    for (String word : words) {
      int index = Collections.binarySearch(English.WORDS, word);
      if (index < 0) {
        return Optional.empty();
      }
      for (int i = WORD_BITS - 1; i >= 0; i--, bit++) {
        checked[bit / 8] |= (byte) ((index >> i & 1) << (7 - bit % 8));
      }
    }
    byte[] seed = Arrays.copyOf(checked, Crypto.KEY);
    boolean right = checked[Crypto.KEY] == checksum(seed);
    Arrays.fill(checked, (byte) 0);
    return right ? Optional.of(owning(seed)) : Optional.empty();
  }

  /**
   * The 24 words in order, to be shown or printed.
   *
   * @throws IllegalStateException when this is closed
   */
  public List<String> words() {
    return seed.use(bytes -> {
      byte[] checked = Arrays.copyOf(bytes, CHECKED);
      checked[Crypto.KEY] = checksum(bytes);
      var words = new ArrayList<String>(COUNT);
      for (int bit = 0; bit < COUNT * WORD_BITS; bit += WORD_BITS) {
        int index = 0;
        for (int i = bit; i < bit + WORD_BITS; i++) {
          index = index << 1 | checked[i / 8] >> (7 - i % 8) & 1;
        }
        words.add(English.WORDS.get(index));
      }
      Arrays.fill(checked, (byte) 0);
      return List.copyOf(words);
    });
  }

  /** The Ed25519 key whose public half the genesis names; the caller wipes it. */
  KeyPair signKeys() {
    return Crypto.signKeys(derived("recovery-sign"));
  }

  /** The X25519 key whose public half the genesis names; the caller wipes it. */
  KeyPair boxKeys() {
    return Crypto.boxKeys(derived("recovery-box"));
  }

  private byte[] derived(String purpose) {
    return seed.use(bytes -> Crypto.keyedHash(bytes, purpose, Crypto.KEY));
  }

  /** The first 8 bits of SHA-256, as BIP-39 says for 256 bits. */
  private static byte checksum(byte[] seed) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(seed)[0];
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    seed.close();
  }

  @Override
  public String toString() {
    return "RecoveryWords[redacted]";
  }
}
