package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.BUDGET_CELL;
import static app.coffer.desktop.store.db.Tables.GOAL;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfGoal;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What an answer makes of each record, worked out before anything is written. */
final class AnswerPlan {

  /**
   * @param before null where there was no such record
   */
  record Step(@Nullable Change before, Change after) {
    Replaced replaced() {
      return new Replaced(before == null ? References.removed(after) : before, after);
    }
  }

  private final DSLContext sql;
  private final RecordProjection projection;
  private final DerivedIds ids;
  private final List<Step> steps = new ArrayList<>();

  private AnswerPlan(DSLContext sql, RecordProjection projection, DerivedIds ids) {
    this.sql = sql;
    this.projection = projection;
    this.ids = ids;
  }

  /** References first, then the record itself: at no time does anything refer to what is gone. */
  static List<Step> of(
      DSLContext sql,
      RecordProjection projection,
      DerivedIds ids,
      RecordQuestion question,
      Reply reply) {
    var plan = new AnswerPlan(sql, projection, ids);
    RecordId record = question.record();
    if (question.entity().equals(Entity.TRANSACTION)) {
      RecordId stays = question.stays().orElseThrow();
      return reply.option() == RecordQuestion.Option.JOIN
          ? ImportedTwice.joined(sql, plan::shown, record, stays)
          : ImportedTwice.apart(plan::shown, record, stays);
    }
    switch (reply.option()) {
      case RESTORE -> plan.shown(record).ifPresent(now -> plan.steps.add(new Step(now, now)));
      case MOVE -> plan.replace(question, Objects.requireNonNull(reply.to(), "where to"));
      case JOIN -> plan.replace(question, question.stays().orElseThrow());
      case REMOVE_ALL -> {
        question.uses().transactions().forEach(plan::remove);
        question.uses().schedules().forEach(plan::remove);
        plan.remove(record);
      }
      case KEEP_BOTH ->
          plan.shown(record)
              .ifPresent(now ->
                  plan.steps.add(
                      new Step(
                          now,
                          References.with(
                              now, RecordFields.NAME, CborValue.of(plan.freeName(question))))));
    }
    return plan.steps;
  }

  private void replace(RecordQuestion question, RecordId to) {
    RecordId from = question.record();
    var referring = new ArrayList<RecordId>(question.uses().transactions());
    referring.addAll(question.uses().schedules());
    referring.addAll(question.uses().categories());
    referring.addAll(References.rules(sql));
    for (RecordId record : referring) {
      shown(record)
          .ifPresent(now -> {
            Change then = References.replaced(now, from, to);
            if (!then.sameContent(now)) {
              steps.add(new Step(now, then));
            }
          });
    }
    if (question.entity().equals(Entity.CATEGORY)) {
      moveBudget(from, to);
      moveGoals(from, to);
    }
    remove(from);
  }

  /** What was budgeted comes on top of what the other got, under a name that is used once. */
  private void moveBudget(RecordId from, RecordId to) {
    List<RecordId> cells =
        sql.select(BUDGET_CELL.RECORD_ID)
            .from(BUDGET_CELL)
            .where(BUDGET_CELL.CATEGORY_ID.eq(from), BUDGET_CELL.REMOVED.isFalse())
            .orderBy(BUDGET_CELL.RECORD_ID)
            .fetch(BUDGET_CELL.RECORD_ID);
    for (RecordId cell : cells) {
      shown(cell).ifPresent(now -> moveCell(now, from, to));
    }
  }

  private void moveCell(Change cell, RecordId from, RecordId to) {
    long amount = budgeted(cell);
    if (amount != 0
        && cell.fields().get(OfBudgetCell.MONTH) instanceof CborValue.Int(long number)) {
      YearMonth month = Months.of(number);
      RecordId there = ids.derive("budget-cell", to.hex() + "/" + month);
      Change now = shown(there).filter(found -> !found.removed()).orElse(null);
      Change base = now == null ? fresh(cell, there, OfBudgetCell.CATEGORY, to) : now;
      var moves = new ArrayList<CborValue>();
      if (now != null
          && now.fields().get(OfBudgetCell.MOVES) instanceof CborValue.Array(List<CborValue> all)) {
        // who joined the two before, not knowing what the cell holds now, left it there already
        all.stream()
            .filter(move -> !Arrays.equals(key(move), cell.record().bytes()))
            .forEach(moves::add);
      }
      moves.add(
          new CborValue.Array(
              List.of(
                  CborValue.of(cell.record().bytes()),
                  CborValue.of(amount),
                  CborValue.of(from.bytes()))));
      moves.sort((one, other) -> Arrays.compareUnsigned(key(one), key(other)));
      steps.add(
          new Step(now, References.with(base, OfBudgetCell.MOVES, new CborValue.Array(moves))));
    }
    remove(cell.record());
  }

  private static byte[] key(CborValue move) {
    return move instanceof CborValue.Array(List<CborValue> parts)
            && !parts.isEmpty()
            && parts.getFirst() instanceof CborValue.Bytes bytes
        ? bytes.value()
        : new byte[0];
  }

  private static long budgeted(Change cell) {
    long sum = cell.fields().get(OfBudgetCell.BASE) instanceof CborValue.Int(long base) ? base : 0;
    if (cell.fields().get(OfBudgetCell.MOVES) instanceof CborValue.Array(List<CborValue> moves)) {
      for (CborValue move : moves) {
        if (move instanceof CborValue.Array(List<CborValue> parts)
            && parts.size() > 1
            && parts.get(1) instanceof CborValue.Int(long amount)) {
          sum = Math.addExact(sum, amount);
        }
      }
    }
    return sum;
  }

  /** A goal goes along where the other has none of its own. */
  private void moveGoals(RecordId from, RecordId to) {
    List<RecordId> goals =
        sql.select(GOAL.RECORD_ID)
            .from(GOAL)
            .where(GOAL.CATEGORY_ID.eq(from), GOAL.REMOVED.isFalse())
            .fetch(GOAL.RECORD_ID);
    RecordId there = ids.derive("goal", to.hex());
    for (RecordId goal : goals) {
      Optional<Change> now = shown(goal);
      if (now.isPresent() && shown(there).filter(found -> !found.removed()).isEmpty()) {
        var fields = new TreeMap<>(now.get().fields());
        fields.put(OfGoal.CATEGORY, CborValue.of(to.bytes()));
        steps.add(new Step(null, change(now.get(), there, fields)));
      }
      remove(goal);
    }
  }

  private static Change fresh(Change like, RecordId id, String category, RecordId to) {
    var fields = new TreeMap<>(like.fields());
    fields.remove(OfBudgetCell.BASE);
    fields.put(category, CborValue.of(to.bytes()));
    return change(like, id, fields);
  }

  private static Change change(Change like, RecordId id, TreeMap<String, CborValue> fields) {
    return new Change(
        id,
        like.entity(),
        like.schema(),
        like.lamport(),
        like.editedAt(),
        like.editor(),
        false,
        fields);
  }

  private void remove(RecordId record) {
    shown(record)
        .filter(now -> !now.removed())
        .ifPresent(now -> steps.add(new Step(now, References.removed(now))));
  }

  private Optional<Change> shown(RecordId record) {
    return projection.shown(sql, record);
  }

  /** The next free number, so that every device finds the same name. */
  private String freeName(RecordQuestion question) {
    Set<String> taken = new HashSet<>();
    LiveNames.of(sql, question.entity())
        .forEach((record, name) -> taken.add(NamedTables.folded(name)));
    int number = 2;
    while (taken.contains(NamedTables.folded(question.name() + " (" + number + ")"))) {
      number++;
    }
    return question.name() + " (" + number + ")";
  }
}
