package app.coffer.desktop.ui.conflict;

import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** Questions that are selected to be decided in one go. */
final class Ticks {
  private final ObservableList<ListRow> rows;
  private final ObservableSet<RecordId> ticked = FXCollections.observableSet();
  private @Nullable RecordId last;

  Ticks(ObservableList<ListRow> rows) {
    this.rows = rows;
  }

  ObservableSet<RecordId> ticked() {
    return ticked;
  }

  Set<RecordId> records() {
    return Set.copyOf(ticked);
  }

  boolean isEmpty() {
    return ticked.isEmpty();
  }

  boolean has(ListRow row) {
    List<RecordId> of = of(row);
    return !of.isEmpty() && ticked.containsAll(of);
  }

  /** Ticks a question, or all of a heading's; takes the ticks away where all have one. */
  void toggle(ListRow row) {
    List<RecordId> of = of(row);
    if (ticked.containsAll(of)) {
      of.forEach(ticked::remove);
    } else {
      ticked.addAll(of);
    }
    if (row instanceof ListRow.Question question) {
      last = question.record();
    }
  }

  /** Ticks everything from the row that was ticked last to this one. */
  void extend(ListRow row) {
    List<RecordId> order = new ArrayList<>();
    rows.forEach(each -> {
      if (each instanceof ListRow.Question question && !question.group().whole()) {
        order.add(question.record());
      }
    });
    List<RecordId> of = of(row);
    int from = last == null ? -1 : order.indexOf(last);
    int to = of.isEmpty() ? -1 : order.indexOf(of.getLast());
    if (from < 0 || to < 0) {
      toggle(row);
      return;
    }
    ticked.addAll(order.subList(Math.min(from, to), Math.max(from, to) + 1));
    last = of.getLast();
  }

  void all() {
    rows.forEach(row -> {
      if (row instanceof ListRow.Question question && !question.group().whole()) {
        ticked.add(question.record());
      }
    });
  }

  void none() {
    ticked.clear();
    last = null;
  }

  /** Forgets what the list no longer shows. */
  void retain() {
    var seen = new java.util.HashSet<RecordId>();
    rows.forEach(row -> {
      if (row instanceof ListRow.Question question) {
        seen.add(question.record());
      }
    });
    ticked.removeIf(record -> !seen.contains(record));
  }

  private List<RecordId> of(ListRow row) {
    return switch (row) {
      // one about a whole record is answered on its own
      case ListRow.Question question ->
          question.group().whole() ? List.of() : List.of(question.record());
      case ListRow.Heading heading -> {
        var members = new ArrayList<RecordId>();
        for (ListRow each : rows) {
          if (each instanceof ListRow.Question question
              && question.group() == heading.group()
              && !question.group().whole()) {
            members.add(question.record());
          }
        }
        yield members;
      }
    };
  }
}
