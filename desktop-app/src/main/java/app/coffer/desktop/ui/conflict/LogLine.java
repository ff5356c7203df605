package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Settled;
import java.util.List;
import java.util.Locale;

/**
 * A line of the log as it is read.
 *
 * @param when in words; {@code settled.at()} is exact
 * @param who who settled it, and where
 * @param title the record
 * @param changes what it became, unit by unit
 * @param note how it stands now; empty where it holds
 */
record LogLine(
    Settled settled,
    String when,
    String who,
    String title,
    String place,
    List<Part> changes,
    String note) {

  /**
   * One unit.
   *
   * @param not the values that were not taken
   */
  record Part(String label, String value, String not) {}

  LogLine {
    changes = List.copyOf(changes);
  }

  boolean undoable() {
    return settled.state() == Settled.State.HOLDS;
  }

  boolean reopenable() {
    return settled.kind() != Settled.Kind.MERGED
        && settled.ofWholeRecord().isEmpty()
        && settled.state() != Settled.State.LINE
        && settled.state() != Settled.State.OPEN;
  }

  boolean matches(String wanted) {
    return (title + " " + place + " " + who + " " + changes)
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }
}
