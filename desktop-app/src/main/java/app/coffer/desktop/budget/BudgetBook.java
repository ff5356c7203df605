package app.coffer.desktop.budget;

import app.coffer.desktop.budget.MonthTable.Row;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.Refusal;
import app.coffer.desktop.ledger.Rules;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The budget's use cases. It counts checking, savings, cash and credit accounts in the vault's
 * currency; a transfer to or from any other account is money that leaves or enters it without a
 * category.
 */
public final class BudgetBook {
  private final Work work;
  private final LedgerTotals totals;
  private final DerivedIds ids;
  private final Planned planned;

  /** What schedules expect in a span of days, by category. */
  public interface Planned {
    Map<RecordId, Money> between(LocalDate from, LocalDate to, Currency currency);
  }

  public BudgetBook(Work work, LedgerTotals totals, DerivedIds ids, Planned planned) {
    this.work = work;
    this.totals = totals;
    this.ids = ids;
    this.planned = planned;
  }

  /** From what {@link #fill} takes amounts. */
  public sealed interface Source {
    /** What was budgeted the month before. */
    record LastMonth() implements Source {}

    /** What was spent on average in the months before. */
    record Average(int months) implements Source {}

    /** What goals ask for. */
    record Goals() implements Source {}

    /** What schedules expect to go out. */
    record Schedules() implements Source {}
  }

  public MonthTable month(YearMonth month) {
    return months(month, month).getFirst();
  }

  /** Some months in a row. */
  public List<MonthTable> months(YearMonth from, YearMonth to) {
    return new BudgetReading(work.read(), totals).months(from, to);
  }

  /**
   * What would be to budget and available from one month to another with each of the shifts;
   * nothing is written. A shift without parts foresees what is.
   */
  public List<List<Foreseen>> foresee(YearMonth from, YearMonth to, List<Shift> shifts) {
    return new BudgetReading(work.read(), totals).foresee(from, to, shifts);
  }

  /** Whether a category holds money back: there is one, and it is no income. */
  public boolean isEnvelope(RecordId category) {
    return work.read().category(category).filter(found -> !found.income()).isPresent();
  }

  /** The currency that is budgeted in. */
  public Currency currency() {
    return BudgetReading.currency(work.read());
  }

  /** The month that a day is in. */
  public YearMonth monthOf(LocalDate day) {
    return YearMonth.from(day.minusDays(firstDay() - 1L));
  }

  /** Types an amount. */
  public Outcome<BudgetCell> set(RecordId category, YearMonth month, Money amount) {
    return work.write(ledger -> {
      refuseLocked(ledger, month);
      return put(ledger, category, month, amount);
    });
  }

  /** Types amounts into several categories of a month, all or none. */
  public Outcome<Integer> setAll(YearMonth month, Map<RecordId, Money> amounts) {
    return work.write(ledger -> {
      refuseLocked(ledger, month);
      amounts.forEach((category, amount) -> put(ledger, category, month, amount));
      return amounts.size();
    });
  }

  /** Moves money between two categories of a month; two people's moves add up. */
  public Outcome<Money> move(RecordId from, RecordId to, YearMonth month, Money amount) {
    return work.write(ledger -> moved(ledger, from, to, month, amount));
  }

  /** Makes up for what a category has overspent, from another one. */
  public Outcome<Money> cover(RecordId overspent, RecordId from, YearMonth month) {
    return work.write(ledger -> {
      Row row =
          new BudgetReading(ledger, totals)
              .months(month, month)
              .getFirst()
              .row(overspent)
              .orElseThrow(() -> new Refusal(Reason.UNKNOWN_CATEGORY, "category"));
      return row.overspent()
          ? moved(ledger, from, overspent, month, row.available().negated())
          : Money.zero(row.available().currency());
    });
  }

  /**
   * Types amounts into a month's categories.
   *
   * @param only these categories; empty for all
   * @return how many amounts changed
   */
  public Outcome<Integer> fill(YearMonth month, Source source, Set<RecordId> only) {
    return work.write(ledger -> {
      refuseLocked(ledger, month);
      var reading = new BudgetReading(ledger, totals);
      MonthTable table = reading.months(month, month).getFirst();
      Map<RecordId, Money> amounts = amounts(reading, table, source);
      int changed = 0;
      for (Row row : table.rows()) {
        RecordId category = row.category().id();
        Money amount = amounts.get(category);
        boolean asked = only.isEmpty() || only.contains(category);
        if (asked && amount != null && !amount.equals(row.budgeted())) {
          put(ledger, category, month, amount);
          changed++;
        }
      }
      return changed;
    });
  }

  /** Sets what a category should get. */
  public Outcome<Goal> setGoal(
      RecordId category, Goal.Type type, Money amount, @Nullable LocalDate by) {
    return work.write(ledger -> {
      known(ledger, category);
      if ((by == null) == (type == Goal.Type.BY_DATE)) {
        throw new Refusal(Reason.DATE_OUT_OF_RANGE, "by");
      }
      var goal = new Goal(goalId(category), category, type, inCurrency(ledger, amount), by);
      ledger.put(Goal.KIND, goal);
      return goal;
    });
  }

  public Outcome<RecordId> removeGoal(RecordId category) {
    return work.write(ledger -> {
      ledger.remove(goalId(category));
      return category;
    });
  }

  /** Keeps a note to a month, and whether its amounts are protected from slips. */
  public Outcome<BudgetMonth> keep(YearMonth month, String notes, boolean locked) {
    return work.write(ledger -> {
      var kept = new BudgetMonth(monthId(month), month, Rules.notes(notes, "notes"), locked);
      ledger.put(BudgetMonth.KIND, kept);
      return kept;
    });
  }

  private Map<RecordId, Money> amounts(BudgetReading reading, MonthTable table, Source source) {
    YearMonth month = table.month();
    var amounts = new HashMap<RecordId, Money>();
    switch (source) {
      case Source.LastMonth() ->
          reading
              .months(month.minusMonths(1), month.minusMonths(1))
              .getFirst()
              .rows()
              .forEach(row -> amounts.put(row.category().id(), row.budgeted()));
      case Source.Average(int months) -> {
        for (MonthTable before : reading.months(month.minusMonths(months), month.minusMonths(1))) {
          before
              .rows()
              .forEach(row -> amounts.merge(row.category().id(), row.spent(), Money::plus));
        }
        amounts.replaceAll((category, spent) -> average(spent.negated(), months));
      }
      case Source.Goals() ->
          table.rows().stream()
              .filter(row -> row.goal() != null)
              .forEach(row -> amounts.put(row.category().id(), row.needed()));
      case Source.Schedules() ->
          planned
              .between(table.from(), table.to(), table.toBudget().before().currency())
              .forEach((category, expected) -> {
                if (expected.isNegative()) {
                  amounts.put(category, expected.negated());
                }
              });
    }
    return amounts;
  }

  /** Rounded up; what came back more than it cost needs nothing. */
  private static Money average(Money spent, int months) {
    return new Money(
        spent.isNegative() ? 0 : Math.ceilDiv(spent.minor(), months), spent.currency());
  }

  private Money moved(Writer ledger, RecordId from, RecordId to, YearMonth month, Money amount) {
    refuseLocked(ledger, month);
    known(ledger, from);
    known(ledger, to);
    inCurrency(ledger, amount);
    if (from.equals(to)) {
      throw new Refusal(Reason.TRANSFER_TO_ITSELF, "category");
    }
    RecordId id = work.newId();
    ledger.put(
        BudgetCell.KIND,
        cell(ledger, from, month).with(new BudgetCell.Move(id, amount.negated(), to)));
    ledger.put(
        BudgetCell.KIND, cell(ledger, to, month).with(new BudgetCell.Move(id, amount, from)));
    return amount;
  }

  private BudgetCell put(Writer ledger, RecordId category, YearMonth month, Money amount) {
    known(ledger, category);
    BudgetCell cell = cell(ledger, category, month).typed(inCurrency(ledger, amount));
    ledger.put(BudgetCell.KIND, cell);
    return cell;
  }

  private BudgetCell cell(LedgerReader ledger, RecordId category, YearMonth month) {
    RecordId id = ids.derive("budget-cell", category.hex() + "/" + month);
    Currency currency = BudgetReading.currency(ledger);
    return Inherited.find(ledger, id)
        // in another currency than the budget's it says nothing any more
        .filter(cell -> cell.currency().equals(currency))
        .orElseGet(() -> BudgetCell.empty(id, category, month, currency));
  }

  private static void known(LedgerReader ledger, RecordId category) {
    if (ledger.category(category).filter(found -> !found.income()).isEmpty()) {
      throw new Refusal(Reason.UNKNOWN_CATEGORY, "category");
    }
  }

  private static Money inCurrency(LedgerReader ledger, Money amount) {
    if (!amount.currency().equals(BudgetReading.currency(ledger))) {
      throw new Refusal(Reason.CURRENCY_MISMATCH, "amount");
    }
    return Rules.amount(amount, "amount");
  }

  private void refuseLocked(LedgerReader ledger, YearMonth month) {
    if (ledger.find(BudgetMonth.KIND, monthId(month)).filter(BudgetMonth::locked).isPresent()) {
      throw new Refusal(Reason.MONTH_LOCKED, "month");
    }
  }

  private RecordId monthId(YearMonth month) {
    return ids.derive("budget-month", month.toString());
  }

  private RecordId goalId(RecordId category) {
    return ids.derive("goal", category.hex());
  }

  private int firstDay() {
    return work.read().profile().map(Profile::firstDayOfMonth).orElse(1);
  }
}
