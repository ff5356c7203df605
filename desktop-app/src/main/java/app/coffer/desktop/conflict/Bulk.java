package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.conflict.Resolution.Presence;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.Head;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers many questions by one rule. What belongs to a statement is never among them. */
public final class Bulk {
  private Bulk() {}

  /** How many questions are to be answered. */
  public sealed interface Rule {
    /** What this device says, its removals too. */
    record Device(DeviceId device) implements Rule {}

    /** Of each question the newest edit. */
    record Newest() implements Rule {}

    /** What was before. */
    record Before() implements Rule {}

    /** Where one side removed what another edited: the edit. */
    record KeepEdited() implements Rule {}
  }

  /** Why a question is left to the person. */
  public enum Reason {
    RECONCILED,
    /** That device has no version of it, or nothing is known of before. */
    NOTHING_TO_TAKE,
    /** One side removed it: that is not decided in passing. */
    REMOVED,
    /** Nobody removed it. */
    NOT_REMOVED,
    /** The result would break a rule of the ledger. */
    INVALID
  }

  public record Left(Conflict conflict, Reason reason) {}

  /** One question with its answer and what the record would say. */
  public record Decided(Conflict conflict, Resolution resolution, Change content) {}

  /**
   * What would happen.
   *
   * @param moves by how much each account's balance would move; only those that do
   */
  public record Plan(List<Decided> decided, List<Left> left, Map<RecordId, Money> moves) {
    public Plan {
      decided = List.copyOf(decided);
      left = List.copyOf(left);
      moves = new LinkedHashMap<>(moves);
    }

    public List<Resolution> resolutions() {
      return decided.stream().map(Decided::resolution).toList();
    }
  }

  public static Plan plan(List<Conflict> conflicts, Rule rule) {
    var decided = new ArrayList<Decided>();
    var left = new ArrayList<Left>();
    var moves = new LinkedHashMap<RecordId, Money>();
    for (Conflict conflict : conflicts) {
      if (conflict.touchesReconciled()) {
        left.add(new Left(conflict, Reason.RECONCILED));
        continue;
      }
      Optional<Resolution> answer = answer(conflict, rule);
      if (answer.isEmpty()) {
        left.add(new Left(conflict, why(conflict, rule)));
        continue;
      }
      Change shown = conflict.provisional();
      Change content =
          Decision.content(
              conflict, answer.get(), shown.lamport(), shown.editedAt(), shown.editor());
      if (!content.removed() && Coherence.broken(content.entity(), content.fields()).isPresent()) {
        left.add(new Left(conflict, Reason.INVALID));
        continue;
      }
      decided.add(new Decided(conflict, answer.get(), content));
      move(moves, ConflictEffects.contribution(content), false);
      move(moves, ConflictEffects.contribution(shown), true);
    }
    moves.values().removeIf(Money::isZero);
    return new Plan(decided, left, moves);
  }

  private static Optional<Resolution> answer(Conflict conflict, Rule rule) {
    return switch (rule) {
      case Rule.Device(DeviceId device) ->
          conflict.sides().stream()
              .filter(side -> side.device().equals(device))
              .max(byPrecedence())
              .map(side -> take(conflict, side));
      case Rule.Newest() ->
          conflict.sides().stream()
              .max(byPrecedence())
              .filter(side -> !side.content().removed())
              .map(side -> take(conflict, side));
      case Rule.Before() ->
          conflict
              .base()
              .filter(base -> !base.removed())
              .map(base -> all(conflict, new Choice.TakeBefore()));
      case Rule.KeepEdited() ->
          conflict.removedAgainstEdited()
              ? conflict.sides().stream()
                  .filter(side -> !side.content().removed())
                  .max(byPrecedence())
                  .map(side -> take(conflict, side))
              : Optional.empty();
    };
  }

  private static Reason why(Conflict conflict, Rule rule) {
    return switch (rule) {
      case Rule.KeepEdited() -> Reason.NOT_REMOVED;
      case Rule.Newest() -> Reason.REMOVED;
      default -> Reason.NOTHING_TO_TAKE;
    };
  }

  private static Resolution take(Conflict conflict, Side side) {
    return side.content().removed()
        ? new Resolution(conflict.record(), conflict.heads(), Map.of(), Presence.REMOVE)
        : all(conflict, new Choice.Take(side.revision()));
  }

  private static Resolution all(Conflict conflict, Choice choice) {
    var choices = new HashMap<MergeUnit, Choice>();
    conflict.contested().forEach(unit -> choices.put(unit, choice));
    return new Resolution(conflict.record(), conflict.heads(), choices, Presence.KEEP);
  }

  private static Comparator<Side> byPrecedence() {
    return Comparator.comparing(
        side -> new Head(side.revision(), side.device(), side.content()), Head.PRECEDENCE);
  }

  private static void move(Map<RecordId, Money> moves, Map<RecordId, Money> by, boolean takenAway) {
    by.forEach((account, amount) ->
        moves.merge(
            account,
            takenAway ? amount.negated() : amount,
            (sum, next) -> sum.currency().equals(next.currency()) ? sum.plus(next) : sum));
  }
}
