package app.coffer.desktop.seal;

/**
 * How long a sealed plaintext is made, so that its length says little: at least {@link #FLOOR}
 * bytes, above that PADMÉ (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", 2019),
 * which adds at most 12 %.
 */
final class Padme {
  static final int FLOOR = 256;

  private Padme() {}

  /** The padded length of {@code length} bytes. */
  static int padded(int length) {
    if (length <= FLOOR) {
      return FLOOR;
    }
    int exponent = 31 - Integer.numberOfLeadingZeros(length);
    int significant = 32 - Integer.numberOfLeadingZeros(exponent);
    int mask = (1 << (exponent - significant)) - 1;
    return Math.addExact(length, mask) & ~mask;
  }
}
