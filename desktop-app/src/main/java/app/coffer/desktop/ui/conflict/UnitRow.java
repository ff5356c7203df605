package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.wire.codec.CborValue;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One unit of the record under question: what was before, what each side says, and what it will be.
 * Column 0 is Before; columns from 1 are the sides.
 */
final class UnitRow {

  /** Where a unit stands. */
  enum State {
    /** Nobody but the person can say. */
    NEEDS_YOU,
    /** Put together already; may be overruled. */
    MERGED,
    /** All sides say the same. */
    EQUAL
  }

  /**
   * What one side says.
   *
   * @param changed whether it differs from what was before
   */
  record Cell(Shown shown, boolean changed) {}

  /** What a typed value is made with; the editors of the register make it. */
  enum Editor {
    AMOUNT,
    DATE,
    TEXT,
    /** Several lines of text. */
    NOTES,
    NUMBER,
    PAYEE,
    CATEGORY,
    ACCOUNT,
    GROUP,
    STATUS,
    TYPE,
    TAGS,
    /** The whole block comes from one side. */
    NONE
  }

  private final MergeUnit unit;
  private final UnitKind kind;
  private final String label;
  private final State state;
  private final Optional<Shown> before;
  private final List<Cell> sides;
  private final ConflictVersions versions;
  private final Editor editor;
  private final ReadOnlyObjectWrapper<@Nullable Choice> choice = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Shown> result = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper marked = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  UnitRow(MergeUnit unit, State state, ConflictVersions versions) {
    this.unit = unit;
    this.state = state;
    this.versions = versions;
    kind = UnitKind.of(versions.conflict().entity(), unit);
    label = versions.label(kind, unit);
    before = versions.before().map(then -> versions.shown(kind, unit, then));
    sides = versions.cells(kind, unit);
    editor = versions.editor(unit);
    show();
  }

  MergeUnit unit() {
    return unit;
  }

  UnitKind kind() {
    return kind;
  }

  String label() {
    return label;
  }

  State state() {
    return state;
  }

  Optional<Shown> before() {
    return before;
  }

  /** In the order of the question's sides. */
  List<Cell> sides() {
    return sides;
  }

  /** What both changes come to together, where that makes sense. */
  Optional<Both> both() {
    return state == State.EQUAL ? Optional.empty() : Both.of(versions, unit, kind);
  }

  /** Whether a version is split, so that its lines can be mixed. */
  boolean mixable() {
    return kind == UnitKind.MONEY && state == State.NEEDS_YOU && Mix.fits(versions);
  }

  Mix mix() {
    return new Mix(versions, unit);
  }

  Editor editor() {
    return editor;
  }

  /** The field that a typed value goes into first; others of the unit follow it. */
  String field() {
    return ConflictVersions.leading(unit);
  }

  /** What is shown on top of the field's own number: money moved into a budgeted amount. */
  long onTop() {
    return field().equals(OfBudgetCell.BASE)
        ? new Content(versions.conflict().provisional()).moved()
        : 0;
  }

  /** Whether it is words, of which single ones may be new. */
  boolean isText() {
    return editor == Editor.NOTES || kind == UnitKind.NAME;
  }

  /** What the record's amounts are in. */
  Optional<Currency> currency() {
    return new Content(versions.conflict().provisional()).currency();
  }

  /** The values typed so far, or those of the result: what an editor starts with. */
  Map<String, CborValue> fields() {
    return versions.fields(unit, choice.get());
  }

  ReadOnlyObjectProperty<@Nullable Choice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  Optional<Choice> choice() {
    return Optional.ofNullable(choice.get());
  }

  /** What the record will say; null until the person has chosen. */
  ReadOnlyObjectProperty<@Nullable Shown> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** Whether it changed again while the person decided, and has not been looked at since. */
  ReadOnlyBooleanProperty markedProperty() {
    return marked.getReadOnlyProperty();
  }

  /** Why the last typed text could not be used; empty where it could. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  boolean decided() {
    return state != State.NEEDS_YOU || choice.get() != null;
  }

  boolean typed() {
    return choice.get() instanceof Choice.Typed;
  }

  /** The column whose value the result is; empty where none was taken or a value was typed. */
  OptionalInt column() {
    return switch (choice.get()) {
      case Choice.Take(var revision) -> versions.column(revision);
      case Choice.TakeApart(var revision) -> versions.column(revision);
      case Choice.TakeBefore() -> OptionalInt.of(0);
      case Choice.Typed(var values) -> OptionalInt.empty();
      case null -> OptionalInt.empty();
    };
  }

  /** Whether a column has something to take. */
  boolean canTake(int column) {
    return state != State.EQUAL
        && (column == 0
            ? before.isPresent()
            : column > 0 && column <= sides.size() && !versions.removed(column));
  }

  /** Takes a column's value; does nothing where there is none to take. */
  void take(int column) {
    if (canTake(column)) {
      boolean apart = column > 0 && apart();
      set(
          column == 0
              ? new Choice.TakeBefore()
              : apart
                  ? new Choice.TakeApart(versions.revision(column))
                  : new Choice.Take(versions.revision(column)));
    }
  }

  /** Whether the other currencies become accounts of their own. */
  boolean apart() {
    return choice.get() instanceof Choice.TakeApart;
  }

  /** Whether they can: it is about an account's currency. */
  boolean canBeApart() {
    return state == State.NEEDS_YOU
        && unit.fields().contains(RecordFields.CURRENCY)
        && versions.conflict().ofCurrency();
  }

  /** Makes the other currencies accounts of their own, or no longer; takes a side where none is. */
  void setApart(boolean wanted) {
    int column = column().orElse(0);
    if (column == 0) {
      column = versions.provisional(unit).orElse(1);
    }
    set(
        wanted
            ? new Choice.TakeApart(versions.revision(column))
            : new Choice.Take(versions.revision(column)));
  }

  /** Takes what the person typed, as all fields of the unit. */
  void type(Map<String, CborValue> fields) {
    set(new Choice.Typed(new TreeMap<>(fields)));
  }

  void refuse(String reason) {
    problem.set(reason);
  }

  /** Puts back a choice that was made before; checked by the caller. */
  void restore(Choice earlier) {
    set(earlier);
  }

  void mark() {
    marked.set(true);
  }

  void look() {
    marked.set(false);
  }

  private void set(Choice next) {
    problem.set("");
    marked.set(false);
    choice.set(next);
    show();
  }

  private void show() {
    Choice now = choice.get();
    result.set(
        now == null && state == State.NEEDS_YOU
            ? null
            : versions.shown(kind, unit, versions.with(unit, now)));
  }
}
