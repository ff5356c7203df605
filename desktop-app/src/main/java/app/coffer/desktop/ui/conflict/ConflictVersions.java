package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfCategory;
import app.coffer.desktop.change.RecordFields.OfSchedule;
import app.coffer.desktop.change.RecordFields.OfStatement;
import app.coffer.desktop.change.RecordFields.OfTag;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.Head;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The versions of a record under question, read unit by unit. */
record ConflictVersions(Conflict conflict, UnitText text) {

  /** Of many sides the newest first, so that the oldest are those that are folded. */
  static ConflictVersions of(Conflict conflict, UnitText text) {
    if (conflict.sides().size() <= QuestionText.SIDES_SHOWN) {
      return new ConflictVersions(conflict, text);
    }
    var sides = new ArrayList<>(conflict.sides());
    sides.sort(
        Comparator.comparing((Side side) -> !side.here())
            .thenComparing(
                side -> new Head(side.revision(), side.device(), side.content()),
                Head.PRECEDENCE.reversed()));
    return new ConflictVersions(conflict.with(sides), text);
  }

  Optional<Change> before() {
    return conflict.base().filter(base -> !base.removed());
  }

  /** What a row is called; of an opening balance whose currency differs, that too. */
  String label(UnitKind kind, MergeUnit unit) {
    if (kind != UnitKind.OPENING || !conflict.ofCurrency()) {
      return text.label(kind, unit);
    }
    return text.fields()
        .word(
            differing(unit).contains(OfAccount.OPENING)
                ? "conflict.unit.OPENING.currency"
                : "conflict.unit.CURRENCY");
  }

  Shown shown(UnitKind kind, MergeUnit unit, Change version) {
    return text.of(kind, unit, version, before(), differing(unit));
  }

  /** The fields of a unit in which not all say the same; all where that is so of none. */
  private Set<String> differing(MergeUnit unit) {
    List<Change> all =
        Stream.concat(before().stream(), conflict.sides().stream().map(Side::content))
            .filter(content -> !content.removed())
            .toList();
    Set<String> differing =
        unit.fields().stream()
            .filter(field ->
                all.stream()
                        .map(each -> Optional.ofNullable(each.fields().get(field)))
                        .distinct()
                        .count()
                    > 1)
            .collect(Collectors.toSet());
    return differing.isEmpty() ? unit.fields() : differing;
  }

  List<UnitRow.Cell> cells(UnitKind kind, MergeUnit unit) {
    return conflict.sides().stream()
        .map(side ->
            new UnitRow.Cell(
                shown(kind, unit, side.content()),
                !side.content().removed()
                    && before()
                        .filter(base -> !part(side.content(), unit).equals(part(base, unit)))
                        .isPresent()))
        .toList();
  }

  /** Which editor makes a typed value: none for what must come from one side as a whole. */
  UnitRow.Editor editor(MergeUnit unit) {
    boolean transaction = conflict.entity().equals(Entity.TRANSACTION);
    if (transaction && unit.equals(MergeUnits.MONEY)) {
      return wholeAmount() ? UnitRow.Editor.AMOUNT : UnitRow.Editor.NONE;
    }
    if (unit.fields().size() > (unit.fields().contains(RecordFields.CURRENCY) ? 2 : 1)) {
      return UnitRow.Editor.NONE;
    }
    return switch (leading(unit)) {
      case OfBudgetCell.BASE, OfAccount.OPENING, OfStatement.BALANCE -> UnitRow.Editor.AMOUNT;
      case OfTransaction.DATE -> UnitRow.Editor.DATE;
      case OfTransaction.PAYEE -> UnitRow.Editor.PAYEE;
      case OfTransaction.CATEGORY ->
          transaction && !plain() ? UnitRow.Editor.NONE : UnitRow.Editor.CATEGORY;
      case OfTransaction.ACCOUNT -> UnitRow.Editor.ACCOUNT;
      case OfCategory.GROUP -> UnitRow.Editor.GROUP;
      case OfTransaction.STATUS -> UnitRow.Editor.STATUS;
      case OfAccount.TYPE -> UnitRow.Editor.TYPE;
      case OfTransaction.TAGS -> UnitRow.Editor.TAGS;
      case OfSchedule.AUTO_DAYS -> UnitRow.Editor.NUMBER;
      case RecordFields.NAME, OfTransaction.NUMBER -> UnitRow.Editor.TEXT;
      case OfTransaction.NOTES, OfTag.DESCRIPTION -> UnitRow.Editor.NOTES;
      default -> UnitRow.Editor.NONE;
    };
  }

  /** The field that says what a unit is about; the currency only goes along. */
  static String leading(MergeUnit unit) {
    return unit.equals(MergeUnits.MONEY)
        ? OfTransaction.AMOUNT
        : unit.fields().stream()
            .filter(field -> !field.equals(RecordFields.CURRENCY))
            .findFirst()
            .orElse(RecordFields.CURRENCY);
  }

  /** Whether no version is split or a transfer. */
  private boolean plain() {
    return live().allMatch(content -> content.lines().isEmpty() && content.transfer().isEmpty());
  }

  /** Whether one amount says it all: no split, and a transfer only in one currency. */
  private boolean wholeAmount() {
    return live()
        .allMatch(content ->
            content.lines().isEmpty()
                && content
                    .transfer()
                    .map(leg -> content.currency().equals(Optional.of(leg.amount().currency())))
                    .orElse(true));
  }

  private Stream<Content> live() {
    return conflict.sides().stream()
        .filter(side -> !side.content().removed())
        .map(side -> new Content(side.content()));
  }

  OptionalInt column(RevisionId revision) {
    for (int i = 0; i < conflict.sides().size(); i++) {
      if (conflict.sides().get(i).revision().equals(revision)) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  RevisionId revision(int column) {
    return conflict.sides().get(column - 1).revision();
  }

  boolean removed(int column) {
    return conflict.sides().get(column - 1).content().removed();
  }

  /** The first side that says of a unit what is shown now. */
  OptionalInt provisional(MergeUnit unit) {
    for (int column = 1; column <= conflict.sides().size(); column++) {
      Change side = conflict.sides().get(column - 1).content();
      if (!side.removed() && part(side, unit).equals(part(conflict.provisional(), unit))) {
        return OptionalInt.of(column);
      }
    }
    return OptionalInt.empty();
  }

  boolean equal(MergeUnit unit) {
    return conflict.sides().stream()
            .map(side -> side.content())
            .filter(content -> !content.removed())
            .map(content -> part(content, unit))
            .distinct()
            .count()
        <= 1;
  }

  /** Whether any version belongs to a statement that was agreed with the bank. */
  boolean reconciled() {
    return conflict.touchesReconciled();
  }

  /** The values a unit has with a choice; with none, those that are shown now. */
  SortedMap<String, CborValue> fields(MergeUnit unit, @Nullable Choice choice) {
    return switch (choice) {
      case Choice.Take(var revision) -> said(unit, revision);
      case Choice.TakeApart(var revision) -> said(unit, revision);
      case Choice.TakeBefore() -> before().map(base -> part(base, unit)).orElseGet(TreeMap::new);
      case Choice.Typed(var typed) -> new TreeMap<>(typed);
      case null -> part(conflict.provisional(), unit);
    };
  }

  private SortedMap<String, CborValue> said(MergeUnit unit, RevisionId revision) {
    return conflict.sides().stream()
        .filter(side -> side.revision().equals(revision))
        .findFirst()
        .map(side -> part(side.content(), unit))
        .orElseGet(() -> part(conflict.provisional(), unit));
  }

  /** What is shown now, with one unit as chosen. */
  Change with(MergeUnit unit, @Nullable Choice choice) {
    Change shown = conflict.provisional();
    Map<String, CborValue> fields = new TreeMap<>(shown.fields());
    unit.fields().forEach(fields::remove);
    fields.putAll(fields(unit, choice));
    return new Change(
        shown.record(),
        shown.entity(),
        shown.schema(),
        shown.lamport(),
        shown.editedAt(),
        shown.editor(),
        false,
        Change.fields(fields));
  }

  static SortedMap<String, CborValue> part(Change change, MergeUnit unit) {
    var part = new TreeMap<String, CborValue>(change.fields());
    part.keySet().retainAll(unit.fields());
    return part;
  }
}
