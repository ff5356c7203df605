package app.coffer.desktop.seal;

import java.util.HexFormat;

/** Looks for bytes in bytes. */
final class HexSearch {
  private HexSearch() {}

  static boolean contains(byte[] where, byte[] what) {
    HexFormat spaced = HexFormat.ofDelimiter(" ");
    return spaced.formatHex(where).contains(spaced.formatHex(what));
  }
}
