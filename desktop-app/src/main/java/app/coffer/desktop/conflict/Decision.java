package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a record says once it is decided; pure. */
public final class Decision {
  private Decision() {}

  /**
   * The content that an answer makes of a question.
   *
   * @throws IllegalArgumentException where the answer takes what the question does not offer
   */
  public static Change content(
      Conflict conflict, Resolution resolution, long lamport, Instant at, String editor) {
    Change shown = conflict.provisional();
    var fields = new TreeMap<>(shown.fields());
    resolution.choices().forEach((unit, choice) -> put(fields, unit, chosen(conflict, choice)));
    boolean removed = resolution.presence() == Resolution.Presence.REMOVE;
    return new Change(
        shown.record(), shown.entity(), shown.schema(), lamport, at, editor, removed, fields);
  }

  /** Gives one unit the values it has in {@code from}; those it lacks there go. */
  public static void put(
      SortedMap<String, CborValue> fields, MergeUnit unit, Map<String, CborValue> from) {
    for (String field : unit.fields()) {
      CborValue value = from.get(field);
      if (value == null) {
        fields.remove(field);
      } else {
        fields.put(field, value);
      }
    }
  }

  /** The part of a content that a unit covers. */
  public static SortedMap<String, CborValue> part(Change change, MergeUnit unit) {
    var part = new TreeMap<>(change.fields());
    part.keySet().retainAll(unit.fields());
    return part;
  }

  private static Map<String, CborValue> chosen(Conflict conflict, Choice choice) {
    return switch (choice) {
      case Choice.Take(RevisionId side) -> said(conflict, side);
      case Choice.TakeApart(RevisionId side) -> said(conflict, side);
      case Choice.TakeBefore() ->
          conflict
              .base()
              .orElseThrow(() -> new IllegalArgumentException("nothing is known of before"))
              .fields();
      case Choice.Typed(var typed) -> typed;
    };
  }

  private static Map<String, CborValue> said(Conflict conflict, RevisionId side) {
    return conflict.sides().stream()
        .filter(each -> each.revision().equals(side))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such side"))
        .content()
        .fields();
  }
}
