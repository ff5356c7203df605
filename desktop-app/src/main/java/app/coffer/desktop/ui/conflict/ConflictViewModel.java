package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.conflict.Resolution.Presence;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One open question while a person decides it. Nothing is written here: {@link #resolution} is what
 * would be.
 */
final class ConflictViewModel {
  private final ConflictVersions versions;
  private final QuestionText about;
  private final UiContext context;
  private final Consequences consequences;
  private final List<UnitRow> rows;
  private final List<UnitRow> equal;
  private final Optional<Deletion> deletion;
  private final ReadOnlyObjectWrapper<Deletion.@Nullable Stay> stay = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper stale = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper touched = new ReadOnlyIntegerWrapper();
  private boolean settingUp = true;

  ConflictViewModel(Conflict conflict, Names names, UiContext context, Foresight foresight) {
    this.context = context;
    versions = ConflictVersions.of(conflict, new UnitText(context, names));
    consequences = new Consequences(foresight, versions.text(), context);
    about = new QuestionText(versions, context);
    rows = new ArrayList<>();
    equal = new ArrayList<>();
    for (MergeUnit unit : units()) {
      UnitRow.State state = state(unit);
      var row = new UnitRow(unit, state, versions);
      if (state != UnitRow.State.EQUAL) {
        rows.add(row);
      } else if (row.kind() != UnitKind.IMPORTED
          || unit.fields().contains(OfTransaction.IMPORT_TEXT)) {
        equal.add(row);
      }
    }
    Comparator<UnitRow> order = Comparator.comparing(UnitRow::kind);
    rows.sort(Comparator.comparing(UnitRow::state).thenComparing(order));
    equal.sort(order);
    deletion = conflict.removedAgainstEdited() ? Optional.of(about.deletion()) : Optional.empty();
    preselect();
    for (UnitRow row : rows) {
      row.choiceProperty().subscribe((was, now) -> chosen());
      row.markedProperty().subscribe((was, now) -> judge());
    }
    stay.subscribe((was, now) -> chosen());
    settingUp = false;
    judge();
    foresee();
  }

  private TreeSet<MergeUnit> units() {
    Conflict conflict = versions.conflict();
    var fields = new TreeSet<>(conflict.provisional().fields().keySet());
    conflict.sides().forEach(side -> fields.addAll(side.content().fields().keySet()));
    conflict.base().ifPresent(base -> fields.addAll(base.fields().keySet()));
    var units = new TreeSet<>(Comparator.comparing(MergeUnit::name));
    units.addAll(conflict.contested());
    units.addAll(conflict.merged());
    units.addAll(MergeUnits.of(conflict.entity(), fields));
    // a unit that nobody filled is no row
    fields.removeIf(field -> !FieldText.isShown(field));
    units.removeIf(unit -> fields.stream().noneMatch(unit.fields()::contains));
    return units;
  }

  private UnitRow.State state(MergeUnit unit) {
    if (versions.conflict().contested().contains(unit)) {
      return UnitRow.State.NEEDS_YOU;
    }
    return versions.equal(unit) ? UnitRow.State.EQUAL : UnitRow.State.MERGED;
  }

  /** What every device shows already; but no deletion, and nothing where a statement is touched. */
  private void preselect() {
    if (versions.reconciled()) {
      return;
    }
    for (UnitRow row : rows) {
      if (row.state() == UnitRow.State.NEEDS_YOU) {
        versions.provisional(row.unit()).ifPresent(row::take);
      }
    }
    if (deletion.isPresent()) {
      stay.set(Deletion.Stay.KEEP);
    }
  }

  Conflict conflict() {
    return versions.conflict();
  }

  QuestionText about() {
    return about;
  }

  UnitText text() {
    return versions.text();
  }

  /** Whether it belongs to a statement, so that nothing is chosen for the person. */
  boolean reconciled() {
    return versions.reconciled();
  }

  boolean hasBefore() {
    return versions.before().isPresent();
  }

  /** Units to decide first, then those put together already. */
  List<UnitRow> rows() {
    return List.copyOf(rows);
  }

  /** Units in which all agree; shown folded. */
  List<UnitRow> equalRows() {
    return List.copyOf(equal);
  }

  /** The card for a record that one side removed. */
  Optional<Deletion> deletion() {
    return deletion;
  }

  ReadOnlyObjectProperty<Deletion.@Nullable Stay> stayProperty() {
    return stay.getReadOnlyProperty();
  }

  void stay(Deletion.Stay answer) {
    stay.set(answer);
  }

  /** Whether the table is to be seen: beside a deletion only where edits disagree too. */
  boolean comparing() {
    return deletion.isEmpty() || !conflict().contested().isEmpty();
  }

  /** The side whose value of a unit is shown now; empty where it was put together of several. */
  OptionalInt provisionalColumn(UnitRow row) {
    return versions.provisional(row.unit());
  }

  /** How many units still wait for a choice. */
  long left() {
    return rows.stream().filter(row -> !row.decided()).count();
  }

  ReadOnlyBooleanProperty applicableProperty() {
    return applicable.getReadOnlyProperty();
  }

  /** What the answers would do, in the order of {@link #effectColumns}. */
  ReadOnlyObjectProperty<EffectsTable> effectsProperty() {
    return consequences.effectsProperty();
  }

  /** Whether newer effects are being worked out. */
  ReadOnlyBooleanProperty foreseeingProperty() {
    return consequences.foreseeingProperty();
  }

  /** Says that the record changed again; empty where it did not. */
  ReadOnlyStringProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /** Why the last answer was refused; empty where none was. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void refuse(String reason) {
    problem.set(reason);
  }

  boolean touched() {
    return touched.get() > 0;
  }

  /** How often a choice was made. */
  ReadOnlyIntegerProperty touchedProperty() {
    return touched.getReadOnlyProperty();
  }

  /** What is chosen so far. */
  Draft draft() {
    return SavedDraft.of(versions, rows, stay.get() == null ? "" : stay.get().name());
  }

  /** Puts back what was chosen before the program ended. */
  void restore(Draft draft) {
    settingUp = true;
    int news = SavedDraft.restore(draft, versions, rows);
    deletion
        .flatMap(card ->
            card.stays().stream()
                .filter(option -> option.stay().name().equals(draft.stay()))
                .findFirst())
        .ifPresent(option -> stay.set(option.stay()));
    settingUp = false;
    touched.set(touched.get() + 1);
    if (!draft.heads().equals(conflict().heads())) {
      sayStale(side -> !draft.heads().contains(side.revision()), news);
    }
    judge();
    foresee();
  }

  /** Takes a column's value of every unit to decide; what was put together stays. */
  void takeAll(int column) {
    if (rows.stream().noneMatch(row -> contested(row) && row.canTake(column))) {
      return;
    }
    if (deletion.isPresent()) {
      stay(Deletion.Stay.KEEP);
    }
    rows.stream().filter(ConflictViewModel::contested).forEach(row -> row.take(column));
  }

  /** The answer as it is chosen; complete where {@link #applicableProperty} holds. */
  Resolution resolution() {
    return switch (stay.get()) {
      case DELETE -> answer(Map.of(), Presence.REMOVE);
      case BEFORE -> answer(allBefore(), Presence.KEEP);
      case KEEP -> answer(chosenUnits(), Presence.KEEP);
      case null -> answer(chosenUnits(), Presence.KEEP);
    };
  }

  /**
   * This question after the record changed again: choices that still mean the same are kept, and
   * what is new is marked until it is looked at.
   *
   * @param answered whether the person has answered the question as it was
   */
  ConflictViewModel after(Conflict now, Names names, Foresight newForesight, boolean answered) {
    var next = new ConflictViewModel(now, names, context, newForesight);
    if (touched() || answered) {
      int news = new DraftCarry(versions, next.versions).carry(rows, next.rows);
      next.carry(this, news);
    }
    return next;
  }

  private void carry(ConflictViewModel earlier, int news) {
    if (deletion.isPresent() && earlier.deletion.isPresent()) {
      stay.set(earlier.stay.get());
    }
    touched.set(touched.get() + 1);
    sayStale(side -> earlier.versions.column(side.revision()).isEmpty(), news);
    judge();
  }

  private void sayStale(Predicate<Side> isNew, int news) {
    String who =
        conflict().sides().stream()
            .filter(isNew)
            .map(about::name)
            .findFirst()
            .orElse(context.words().get("conflict.side.unnamed"));
    stale.set(context.words().count("conflict.stale", news, who));
  }

  private Map<MergeUnit, Choice> chosenUnits() {
    var choices = new HashMap<MergeUnit, Choice>();
    rows.forEach(row -> row.choice().ifPresent(choice -> choices.put(row.unit(), choice)));
    return choices;
  }

  private Map<MergeUnit, Choice> allBefore() {
    var choices = new HashMap<MergeUnit, Choice>();
    for (MergeUnit unit : units()) {
      choices.put(unit, new Choice.TakeBefore());
    }
    return choices;
  }

  private Map<MergeUnit, Choice> all(int column) {
    var choices = new HashMap<MergeUnit, Choice>();
    for (UnitRow row : rows) {
      if (contested(row)) {
        choices.put(row.unit(), new Choice.Take(versions.revision(column)));
      }
    }
    return choices;
  }

  private Resolution answer(Map<MergeUnit, Choice> choices, Presence presence) {
    return new Resolution(conflict().record(), conflict().heads(), choices, presence);
  }

  private static boolean contested(UnitRow row) {
    return row.state() == UnitRow.State.NEEDS_YOU;
  }

  private void chosen() {
    if (!settingUp) {
      touched.set(touched.get() + 1);
      problem.set("");
      judge();
      foresee();
    }
  }

  private void judge() {
    boolean looked = rows.stream().noneMatch(row -> row.markedProperty().get());
    applicable.set(looked && complete());
  }

  private boolean complete() {
    if (deletion.isPresent() && stay.get() != Deletion.Stay.KEEP) {
      return stay.get() != null;
    }
    return left() == 0;
  }

  /** Works out again what the answers do: a choice was made, or the ledger is another. */
  void foresee() {
    consequences.foresee(conflict(), asked());
  }

  private Consequences.Asked asked() {
    var columns = new Consequences.Asked.Columns();
    if (deletion.isPresent()) {
      for (Deletion.Option option : deletion.get().stays()) {
        columns.add(
            option.text(),
            switch (option.stay()) {
              case KEEP -> answer(chosenUnits(), Presence.KEEP);
              case BEFORE -> answer(allBefore(), Presence.KEEP);
              case DELETE -> answer(Map.of(), Presence.REMOVE);
            });
      }
      return columns.asked();
    }
    String mine = context.words().get("conflict.effects.result");
    if (complete()) {
      columns.add(mine, resolution());
    } else {
      columns.open(mine);
    }
    for (SideHeader side : about.headers().stream().limit(QuestionText.SIDES_SHOWN).toList()) {
      columns.add(
          context.words().get("conflict.effects.all", side.name()),
          answer(all(side.column()), Presence.KEEP));
    }
    return columns.asked();
  }
}
