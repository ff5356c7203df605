package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.merge.MergeUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * Carries a person's choices over to a question whose record changed again. A choice of a value is
 * kept where that value is still there, from whichever revision it comes now.
 */
record DraftCarry(ConflictVersions then, ConflictVersions now) {

  /** Returns how many rows are new or different, and marks them. */
  int carry(List<UnitRow> before, List<UnitRow> after) {
    int news = 0;
    for (UnitRow row : after) {
      Optional<UnitRow> earlier =
          before.stream().filter(old -> old.unit().name().equals(row.unit().name())).findFirst();
      earlier.flatMap(UnitRow::choice).flatMap(c -> same(row.unit(), c)).ifPresent(row::restore);
      if (row.state() == UnitRow.State.NEEDS_YOU
          && (earlier.isEmpty() || differs(row, earlier.get()))) {
        row.mark();
        news++;
      }
    }
    return news;
  }

  private Optional<Choice> same(MergeUnit unit, Choice choice) {
    if (choice instanceof Choice.Typed) {
      return Optional.of(choice);
    }
    SortedMap<String, ?> wanted = then.fields(unit, choice);
    if (choice instanceof Choice.TakeBefore) {
      return now.before().filter(base -> ConflictVersions.part(base, unit).equals(wanted)).isEmpty()
          ? Optional.empty()
          : Optional.of(choice);
    }
    OptionalInt column = OptionalInt.empty();
    for (int i = now.conflict().sides().size(); i >= 1; i--) {
      var content = now.conflict().sides().get(i - 1).content();
      if (!content.removed() && ConflictVersions.part(content, unit).equals(wanted)) {
        column = OptionalInt.of(i);
      }
    }
    if (column.isEmpty()) {
      return Optional.empty();
    }
    var revision = now.revision(column.getAsInt());
    return Optional.of(
        choice instanceof Choice.TakeApart && now.conflict().ofCurrency()
            ? new Choice.TakeApart(revision)
            : new Choice.Take(revision));
  }

  private static boolean differs(UnitRow row, UnitRow earlier) {
    return row.state() != earlier.state()
        || !row.sides().stream()
            .map(UnitRow.Cell::shown)
            .toList()
            .equals(earlier.sides().stream().map(UnitRow.Cell::shown).toList());
  }
}
