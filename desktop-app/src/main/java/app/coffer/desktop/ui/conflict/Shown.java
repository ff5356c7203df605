package app.coffer.desktop.ui.conflict;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value as it is read.
 *
 * @param text never empty: nothing is a dash
 * @param details what belongs to it: the lines of a split, the other leg of a transfer
 */
record Shown(String text, List<Detail> details) {
  Shown {
    details = List.copyOf(details);
  }

  static Shown of(String text) {
    return new Shown(text, List.of());
  }

  /** All of it in one sentence's part, for those who listen. */
  String spoken() {
    return Stream.concat(
            Stream.of(text), details.stream().map(detail -> detail.label() + " " + detail.value()))
        .collect(Collectors.joining(", "));
  }

  /**
   * @param mark how it stands to what was before
   */
  record Detail(String label, String value, Mark mark) {}

  /** How a line stands to the same line before. */
  enum Mark {
    SAME,
    CHANGED,
    ADDED,
    REMOVED
  }
}
