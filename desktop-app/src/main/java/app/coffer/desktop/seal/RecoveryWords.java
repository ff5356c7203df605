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
import java.util.Comparator;
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

  /** All words of sheets, 2048, in the order of the alphabet. */
  public static List<String> list() {
    return English.WORDS;
  }

  /** Takes over a seed of 32 bytes. */
  static RecoveryWords owning(byte[] seed) {
    if (seed.length != Crypto.KEY) {
      throw new IllegalArgumentException("a recovery seed has " + Crypto.KEY + " bytes");
    }
    return new RecoveryWords(Secret.owning(seed));
  }

  /** What words that a person typed turned out to be. */
  public sealed interface Reading {
    /** All is right; the caller closes the words. */
    record Right(RecoveryWords words) implements Reading {}

    /** There are more or fewer than 24. */
    record WrongCount(int found) implements Reading {}

    /** Words that are not on the list, in order. */
    record Unknown(List<Typo> typos) implements Reading {
      @Override
      public String toString() {
        return "Unknown[redacted]";
      }
    }

    /** Each is on the list, but together they are nobody's: one is another, or their order is. */
    record WrongChecksum() implements Reading {}
  }

  /**
   * A word that is not on the list.
   *
   * @param place from 1
   * @param nearest words of the list that may be meant; at most three
   */
  public record Typo(int place, String typed, List<String> nearest) {
    @Override
    public String toString() {
      return "Typo[" + place + "]";
    }
  }

  /** Words in any case, between any spaces, with or without numbers before them. */
  public static Reading read(String typed) {
    List<String> words = split(typed);
    List<Typo> typos = typos(words);
    if (!typos.isEmpty()) {
      return new Reading.Unknown(typos);
    }
    if (words.size() != COUNT) {
      return new Reading.WrongCount(words.size());
    }
    byte[] checked = new byte[CHECKED];
    int bit = 0;
    for (String word : words) {
      int index = Collections.binarySearch(English.WORDS, word);
      for (int i = WORD_BITS - 1; i >= 0; i--, bit++) {
        checked[bit / 8] |= (byte) ((index >> i & 1) << (7 - bit % 8));
      }
    }
    byte[] seed = Arrays.copyOf(checked, Crypto.KEY);
    boolean right = checked[Crypto.KEY] == checksum(seed);
    Arrays.fill(checked, (byte) 0);
    return right ? new Reading.Right(owning(seed)) : new Reading.WrongChecksum();
  }

  /** Like {@link #read}, where it does not matter what was wrong. */
  public static Optional<RecoveryWords> parse(String typed) {
    return read(typed) instanceof Reading.Right(RecoveryWords words)
        ? Optional.of(words)
        : Optional.empty();
  }

  /** The words of the list that begin so. */
  public static List<String> beginningWith(String typed) {
    String beginning = typed.strip().toLowerCase(Locale.ROOT);
    return English.WORDS.stream().filter(word -> word.startsWith(beginning)).toList();
  }

  private static List<String> split(String typed) {
    return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[\\s,;]+"))
        .map(word -> word.replaceFirst("^\\d+[.):]?", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static List<Typo> typos(List<String> words) {
    var typos = new ArrayList<Typo>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (Collections.binarySearch(English.WORDS, word) < 0) {
        typos.add(new Typo(i + 1, word, nearest(word)));
      }
    }
    return typos;
  }

  private static List<String> nearest(String word) {
    return English.WORDS.stream()
        .filter(known -> distance(known, word) <= 2)
        .sorted(Comparator.comparingInt(known -> distance(known, word)))
        .limit(3)
        .toList();
  }

  /** Letters that were added, left out, changed, or changed places with their neighbour. */
  private static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[one.length()][other.length()];
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

  /** Both keys of the sheet; the caller closes them. */
  DeviceKeys asKeys() {
    return DeviceKeys.ofSeeds(derived("recovery-sign"), derived("recovery-box"));
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
