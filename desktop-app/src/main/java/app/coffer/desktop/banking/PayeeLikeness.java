package app.coffer.desktop.banking;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How alike two names of a payee are: the words of the shorter looked up in the longer. */
final class PayeeLikeness {
  private PayeeLikeness() {}

  /** 0 to 1. */
  static double of(String one, String other) {
    List<String> a = words(one);
    List<String> b = words(other);
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    List<String> few = a.size() <= b.size() ? a : b;
    List<String> many = few == a ? b : a;
    double sum = 0;
    int letters = 0;
    for (String word : few) {
      double best = many.stream().mapToDouble(w -> jaroWinkler(word, w)).max().orElse(0);
      sum += best * word.length();
      letters += word.length();
    }
    return sum / letters;
  }

  private static List<String> words(String name) {
    List<String> all =
        Stream.of(ColumnNames.plain(name).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .limit(20)
            .toList();
    List<String> letters = all.stream().filter(word -> !word.matches("[0-9]+")).toList();
    return letters.isEmpty() ? all : letters;
  }

  /** Jaro's measure with Winkler's bonus of 0.1 for each of up to four equal first letters. */
  static double jaroWinkler(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    boolean[] used = new boolean[b.length()];
    StringBuilder common = new StringBuilder();
    for (int i = 0; i < a.length(); i++) {
      int to = Math.min(b.length(), i + window + 1);
      for (int j = Math.max(0, i - window); j < to; j++) {
        if (!used[j] && a.charAt(i) == b.charAt(j)) {
          used[j] = true;
          common.append(a.charAt(i));
          break;
        }
      }
    }
    int matches = common.length();
    if (matches == 0) {
      return 0;
    }
    int moved = 0;
    int next = 0;
    for (int j = 0; j < b.length(); j++) {
      if (used[j] && b.charAt(j) != common.charAt(next++)) {
        moved++;
      }
    }
    double m = matches;
    double jaro = (m / a.length() + m / b.length() + (m - moved / 2.0) / m) / 3;
    int prefix = 0;
    while (prefix < Math.min(4, Math.min(a.length(), b.length()))
        && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * 0.1 * (1 - jaro);
  }
}
