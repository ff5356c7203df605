package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.bring.Note.What;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what came over differently. */
final class Notes {
  private final Map<What, Note> all = new EnumMap<>(What.class);

  void add(What what, String example) {
    add(what, 1, example);
  }

  void add(What what, int count, String example) {
    if (count > 0) {
      all.merge(
          what,
          new Note(what, count, example),
          (first, more) -> new Note(what, first.count() + more.count(), first.example()));
    }
  }

  List<Note> all() {
    return List.copyOf(all.values());
  }
}
