package app.coffer.desktop.ui.conflict;

import java.util.List;
import java.util.Optional;

/**
 * The card that asks whether a record stays, where one side removed it and another edited it.
 *
 * @param events who did what when, in the order in which it happened
 * @param stays what may be answered, the deletion never first
 */
record Deletion(List<Event> events, List<Option> stays) {

  Deletion {
    events = List.copyOf(events);
    stays = List.copyOf(stays);
  }

  /** What becomes of the record. */
  enum Stay {
    /** With the edit, or with what is chosen in the table below. */
    KEEP,
    BEFORE,
    DELETE
  }

  /**
   * @param column the side, from 1
   * @param edits what was edited, as {@code label: before -> after}; empty for a removal
   */
  record Event(int column, String who, String what, String when, List<Edit> edits) {}

  record Edit(String label, String before, String after) {}

  record Option(Stay stay, String text) {}

  Optional<Option> option(Stay stay) {
    return stays.stream().filter(option -> option.stay() == stay).findFirst();
  }
}
