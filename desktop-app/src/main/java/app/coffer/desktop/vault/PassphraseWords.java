package app.coffer.desktop.vault;

import app.coffer.desktop.seal.RecoveryWords;
import app.coffer.wire.crypto.Randomness;
import java.util.ArrayList;
import java.util.List;

/** Passphrases made by chance: words of the list that recovery sheets use, 2048 of them. */
public final class PassphraseWords {
  public static final int COUNT = 6;

  /** What one word is worth to whoever knows the list. */
  private static final int BITS_EACH = 11;

  private PassphraseWords() {}

  /** How many bits of chance a proposal has. */
  public static int bits() {
    return COUNT * BITS_EACH;
  }

  /** Six words between spaces. */
  public static String propose(Randomness randomness) {
    List<String> list = RecoveryWords.list();
    var words = new ArrayList<String>();
    for (int i = 0; i < COUNT; i++) {
      byte[] chance = randomness.bytes(2);
      int index = (chance[0] << 8 | chance[1] & 0xff) & (1 << BITS_EACH) - 1;
      words.add(list.get(index));
    }
    return String.join(" ", words);
  }
}
