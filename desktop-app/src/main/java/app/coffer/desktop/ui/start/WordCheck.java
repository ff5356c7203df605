package app.coffer.desktop.ui.start;

import app.coffer.wire.crypto.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Two words of a sheet that are asked back, chosen by chance.
 *
 * @param first its place on the sheet, from 1
 * @param second a place behind the first
 */
public record WordCheck(int first, int second) {

  /** Places on a sheet of so many words. */
  public static WordCheck of(int words, Randomness randomness) {
    int[] places = new int[2];
    byte[] chance = randomness.bytes(2);
    // one in each half; all but even is good enough for a question
    places[0] = 1 + Byte.toUnsignedInt(chance[0]) % (words / 2);
    places[1] = 1 + words / 2 + Byte.toUnsignedInt(chance[1]) % (words - words / 2);
    Arrays.sort(places);
    return new WordCheck(places[0], places[1]);
  }

  /** Whether the word at a place is the one that was typed, in any case. */
  public static boolean right(List<String> words, int place, String typed) {
    return words.get(place - 1).equals(typed.strip().toLowerCase(Locale.ROOT));
  }
}
