package app.coffer.desktop.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Three-way merge of text by lines. Symmetric: the order of the two sides never matters.
 *
 * <p>Changes that share a line of the base, or that insert at one place, overlap; neighbours do
 * not.
 */
final class LineMerge {
  /** Beyond this a person decides: the comparison costs lines times lines. */
  private static final int MOST_LINES = 2_000;

  private LineMerge() {}

  /** The merged text, or empty where changes overlap. */
  static Optional<String> merge(String base, String one, String other) {
    List<String> before = lines(base);
    List<String> a = lines(one);
    List<String> b = lines(other);
    if (Math.max(before.size(), Math.max(a.size(), b.size())) > MOST_LINES) {
      return Optional.empty();
    }
    var hunks = new ArrayList<>(hunks(before, a));
    for (Hunk hunk : hunks(before, b)) {
      if (!hunks.contains(hunk)) {
        hunks.add(hunk);
      }
    }
    hunks.sort(Comparator.comparingInt(Hunk::from).thenComparingInt(Hunk::to));
    for (int i = 1; i < hunks.size(); i++) {
      if (hunks.get(i - 1).overlaps(hunks.get(i))) {
        return Optional.empty();
      }
    }
    var merged = new ArrayList<String>();
    int at = 0;
    for (Hunk hunk : hunks) {
      merged.addAll(before.subList(at, hunk.from()));
      merged.addAll(hunk.lines());
      at = hunk.to();
    }
    merged.addAll(before.subList(at, before.size()));
    return Optional.of(String.join("\n", merged));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }

  /** Lines {@code from} to {@code to} of the base, exclusive, become {@code lines}. */
  private record Hunk(int from, int to, List<String> lines) {
    /** For hunks in order. */
    boolean overlaps(Hunk next) {
      boolean bothInsertHere = from == to && next.from == next.to && from == next.from;
      return next.from < to || bothInsertHere;
    }
  }

  private static List<Hunk> hunks(List<String> base, List<String> side) {
    int[][] common = commonLengths(base, side);
    var hunks = new ArrayList<Hunk>();
    int i = 0;
    int j = 0;
    int fromBase = 0;
    int fromSide = 0;
    while (i < base.size() && j < side.size()) {
      if (base.get(i).equals(side.get(j))) {
        add(hunks, fromBase, i, side.subList(fromSide, j));
        fromBase = ++i;
        fromSide = ++j;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    add(hunks, fromBase, base.size(), side.subList(fromSide, side.size()));
    return hunks;
  }

  private static void add(List<Hunk> hunks, int from, int to, List<String> lines) {
    if (from != to || !lines.isEmpty()) {
      hunks.add(new Hunk(from, to, List.copyOf(lines)));
    }
  }

  /** Length of the longest common subsequence of the tails, by where the tails start. */
  private static int[][] commonLengths(List<String> a, List<String> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        length[i][j] =
            a.get(i).equals(b.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }
}
