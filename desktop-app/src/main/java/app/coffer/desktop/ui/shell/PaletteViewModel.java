package app.coffer.desktop.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What one can jump to or do by typing a part of its name. */
final class PaletteViewModel {
  static final int MOST = 40;
  private final List<Entry> entries;

  /**
   * @param text what is typed for it
   * @param hint what sort of thing it is, or its keys
   */
  record Entry(String text, String hint, Runnable action) {}

  /**
   * @param entries in the order in which equally good ones are offered
   */
  PaletteViewModel(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Best first: what begins so, then what has a word that does, then what has all the words. */
  List<Entry> matching(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return entries.stream().limit(MOST).toList();
    }
    String[] words = text.split("\\s+");
    return entries.stream()
        .filter(entry -> Stream.of(words).allMatch(lower(entry)::contains))
        .sorted(Comparator.comparingInt(entry -> rank(lower(entry), text)))
        .limit(MOST)
        .toList();
  }

  private static int rank(String name, String typed) {
    if (name.startsWith(typed)) {
      return 0;
    }
    return name.contains(" " + typed) || name.contains("/" + typed) ? 1 : 2;
  }

  private static String lower(Entry entry) {
    return entry.text().toLowerCase(Locale.ROOT);
  }
}
