package app.coffer.desktop.ui.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words of a text are new and which are gone, against the text before: the fewest that
 * explain the difference. Pure.
 */
final class WordMarks {
  /** A word, or what stands between words. */
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|\\s+|[^\\s\\p{L}\\p{N}\\p{M}]");

  /** Longer texts are shown without marks: the table of the comparison grows with the square. */
  private static final int MOST_TOKENS = 600;

  /** Where less than this stayed, marks would only be noise. */
  private static final double LEAST_SAME = 0.3;

  private WordMarks() {}

  /** A stretch of text. */
  record Piece(String text, Kind kind) {}

  /** How it stands to the text before. */
  enum Kind {
    SAME,
    ADDED,
    REMOVED
  }

  /** Empty where marks would not help: too long, equal, or hardly anything in common. */
  static Optional<List<Piece>> of(String before, String after) {
    List<String> old = tokens(before);
    List<String> now = tokens(after);
    if (before.equals(after) || old.size() > MOST_TOKENS || now.size() > MOST_TOKENS) {
      return Optional.empty();
    }
    List<Piece> pieces = joined(walked(old, now, common(old, now)));
    long same = length(pieces, Kind.SAME);
    boolean alike = same >= LEAST_SAME * Math.max(1, Math.max(before.length(), after.length()));
    return alike ? Optional.of(pieces) : Optional.empty();
  }

  private static long length(List<Piece> pieces, Kind kind) {
    return pieces.stream()
        .filter(piece -> piece.kind() == kind)
        .mapToInt(piece -> piece.text().strip().length())
        .sum();
  }

  private static List<String> tokens(String text) {
    var tokens = new ArrayList<String>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      tokens.add(token.group());
    }
    return tokens;
  }

  /** A word in common counts for more than a blank. */
  private static int weight(String token) {
    return token.isBlank() ? 1 : 1 + token.length();
  }

  /** How much the rests from each pair of places have in common at most. */
  private static int[][] common(List<String> old, List<String> now) {
    var common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + weight(now.get(j))
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static List<Piece> walked(List<String> old, List<String> now, int[][] common) {
    var pieces = new ArrayList<Piece>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        pieces.add(new Piece(now.get(j++), Kind.SAME));
        i++;
      } else if (j >= now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
        pieces.add(new Piece(old.get(i++), Kind.REMOVED));
      } else {
        pieces.add(new Piece(now.get(j++), Kind.ADDED));
      }
    }
    return pieces;
  }

  private static List<Piece> joined(List<Piece> pieces) {
    var joined = new ArrayList<Piece>();
    for (Piece piece : pieces) {
      if (!joined.isEmpty() && joined.getLast().kind() == piece.kind()) {
        joined.set(
            joined.size() - 1, new Piece(joined.getLast().text() + piece.text(), piece.kind()));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }
}
