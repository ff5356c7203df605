package app.coffer.desktop.ui.start;

import com.nulabinc.zxcvbn.Zxcvbn;

/**
 * A word for how long a passphrase withstands guessing, from the number of guesses that zxcvbn
 * expects. Each guess costs a tenth of a second and 128 MiB, so a room full of computers tries some
 * 2<sup>45</sup> in a year.
 */
public enum PassphraseStrength {
  NONE,
  WEAK,
  FAIR,
  STRONG;

  private static final double FAIR_BITS = 38;
  private static final double STRONG_BITS = 55;

  /** More does not change the answer, and takes the estimate long. */
  private static final int LOOKED_AT = 80;

  private static final class Estimate {
    static final Zxcvbn ZXCVBN = new Zxcvbn();
  }

  /** The first call reads dictionaries and takes a while. */
  public static PassphraseStrength of(CharSequence passphrase) {
    if (passphrase.isEmpty()) {
      return NONE;
    }
    CharSequence part = passphrase.subSequence(0, Math.min(LOOKED_AT, passphrase.length()));
    double bits = Estimate.ZXCVBN.measure(part).getGuessesLog10() / Math.log10(2);
    if (bits < FAIR_BITS) {
      return WEAK;
    }
    return bits < STRONG_BITS ? FAIR : STRONG;
  }
}
