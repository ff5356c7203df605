package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.Resolution.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Choices between the screen and where they are kept. */
final class SavedDraft {
  private SavedDraft() {}

  static Draft of(ConflictVersions versions, List<UnitRow> rows, String stay) {
    Map<String, Choice> choices = new HashMap<>();
    rows.forEach(row -> row.choice().ifPresent(choice -> choices.put(row.unit().name(), choice)));
    return new Draft(versions.conflict().record(), versions.conflict().heads(), choices, stay);
  }

  /**
   * Puts back the choices that still mean something.
   *
   * @return how many rows are to be looked at because a version is new
   */
  static int restore(Draft draft, ConflictVersions versions, List<UnitRow> rows) {
    boolean same = draft.heads().equals(versions.conflict().heads());
    int news = 0;
    for (UnitRow row : rows) {
      Choice choice = draft.choices().get(row.unit().name());
      if (choice != null && holds(choice, versions)) {
        row.restore(choice);
      }
      if (!same && row.state() == UnitRow.State.NEEDS_YOU) {
        row.mark();
        news++;
      }
    }
    return news;
  }

  private static boolean holds(Choice choice, ConflictVersions versions) {
    return switch (choice) {
      case Choice.Take(var revision) -> versions.column(revision).isPresent();
      case Choice.TakeApart(var revision) ->
          versions.column(revision).isPresent() && versions.conflict().ofCurrency();
      case Choice.TakeBefore() -> versions.before().isPresent();
      case Choice.Typed(var fields) -> true;
    };
  }
}
