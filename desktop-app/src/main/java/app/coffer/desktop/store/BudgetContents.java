package app.coffer.desktop.store;

import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.BudgetMonth;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfBudgetMonth;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.RecordId;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What belongs to the budget, as fields. */
final class BudgetContents {
  private BudgetContents() {}

  static final class OfCell implements Content<BudgetCell> {
    @Override
    public Entity entity() {
      return Entity.BUDGET_CELL;
    }

    @Override
    public RecordId id(BudgetCell cell) {
      return cell.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(BudgetCell cell) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(OfBudgetCell.CATEGORY, Values.of(cell.category()));
      fields.put(OfBudgetCell.MONTH, CborValue.of(Months.number(cell.month())));
      fields.put(RecordFields.CURRENCY, Values.of(cell.currency()));
      Money base = cell.base();
      if (base != null) {
        fields.put(OfBudgetCell.BASE, CborValue.of(base.minor()));
      }
      Values.putAll(
          fields, OfBudgetCell.MOVES, cell.moves().stream().map(OfCell::written).toList());
      return fields;
    }

    @Override
    public BudgetCell read(RecordId id, Fields fields) {
      Currency currency = Contents.currency(fields);
      return new BudgetCell(
          id,
          Values.id(fields, OfBudgetCell.CATEGORY),
          Months.of(fields.integer(OfBudgetCell.MONTH)),
          currency,
          fields
              .optional(OfBudgetCell.BASE, Values::integer)
              .map(base -> Values.money(base, currency))
              .orElse(null),
          Values.array(fields, OfBudgetCell.MOVES).stream()
              .map(move -> move(move, currency))
              .toList());
    }

    private static CborValue written(BudgetCell.Move move) {
      return CborValue.of(
          List.of(
              Values.of(move.id()), CborValue.of(move.amount().minor()), Values.of(move.other())));
    }

    private static BudgetCell.Move move(CborValue value, Currency currency) {
      List<CborValue> items = Values.items(value, 3);
      return new BudgetCell.Move(
          Values.id(items.get(0)),
          Values.money(Values.integer(items.get(1)), currency),
          Values.id(items.get(2)));
    }
  }

  static final class OfMonth implements Content<BudgetMonth> {
    @Override
    public Entity entity() {
      return Entity.BUDGET_MONTH;
    }

    @Override
    public RecordId id(BudgetMonth month) {
      return month.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(BudgetMonth month) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(OfBudgetMonth.MONTH, CborValue.of(Months.number(month.month())));
      Values.putText(fields, OfBudgetMonth.NOTES, month.notes());
      Contents.putIf(fields, OfBudgetMonth.LOCKED, month.locked());
      return fields;
    }

    @Override
    public BudgetMonth read(RecordId id, Fields fields) {
      return new BudgetMonth(
          id,
          Months.of(fields.integer(OfBudgetMonth.MONTH)),
          Values.text(fields, OfBudgetMonth.NOTES),
          Contents.isSet(fields, OfBudgetMonth.LOCKED));
    }
  }

  static final class OfGoal implements Content<Goal> {
    @Override
    public Entity entity() {
      return Entity.GOAL;
    }

    @Override
    public RecordId id(Goal goal) {
      return goal.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Goal goal) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(RecordFields.OfGoal.CATEGORY, Values.of(goal.category()));
      fields.put(RecordFields.OfGoal.KIND, CborValue.of(Values.name(goal.type())));
      fields.put(RecordFields.OfGoal.AMOUNT, CborValue.of(goal.amount().minor()));
      fields.put(RecordFields.CURRENCY, Values.of(goal.amount().currency()));
      if (goal.by() != null) {
        fields.put(RecordFields.OfGoal.BY, Values.of(goal.by()));
      }
      return fields;
    }

    @Override
    public Goal read(RecordId id, Fields fields) {
      return new Goal(
          id,
          Values.id(fields, RecordFields.OfGoal.CATEGORY),
          Values.constant(Goal.Type.class, fields.text(RecordFields.OfGoal.KIND)),
          Values.money(fields.integer(RecordFields.OfGoal.AMOUNT), Contents.currency(fields)),
          fields.optional(RecordFields.OfGoal.BY, Values::integer).map(Values::date).orElse(null));
    }
  }
}
