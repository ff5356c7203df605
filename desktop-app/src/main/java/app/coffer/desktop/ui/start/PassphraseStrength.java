package app.coffer.desktop.ui.start;

/**
 * A rough word for how long a passphrase withstands guessing. It knows no dictionary: it counts
 * length, kinds of characters and repetition, and is sparing with praise.
 */
enum PassphraseStrength {
  NONE,
  WEAK,
  FAIR,
  STRONG;

  private static final double FAIR_BITS = 45;
  private static final double STRONG_BITS = 70;

  static PassphraseStrength of(CharSequence passphrase) {
    if (passphrase.isEmpty()) {
      return NONE;
    }
    long different = passphrase.chars().distinct().count();
    int alphabet = 0;
    alphabet += passphrase.chars().anyMatch(Character::isLowerCase) ? 26 : 0;
    alphabet += passphrase.chars().anyMatch(Character::isUpperCase) ? 26 : 0;
    alphabet += passphrase.chars().anyMatch(Character::isDigit) ? 10 : 0;
    alphabet += passphrase.chars().anyMatch(c -> !Character.isLetterOrDigit(c)) ? 20 : 0;
    alphabet += passphrase.chars().anyMatch(c -> c > 127) ? 30 : 0;
    // letters that follow each other in words or in the alphabet carry less than a random one
    long surprising = 1;
    for (int i = 1; i < passphrase.length(); i++) {
      int step = passphrase.charAt(i) - passphrase.charAt(i - 1);
      surprising += Math.abs(step) > 1 ? 1 : 0;
    }
    double useful = Math.min(surprising, 2.0 * different);
    double bits = useful * Math.log(Math.max(2, alphabet)) / Math.log(2) * 0.7;
    if (bits < FAIR_BITS) {
      return WEAK;
    }
    return bits < STRONG_BITS ? FAIR : STRONG;
  }
}
