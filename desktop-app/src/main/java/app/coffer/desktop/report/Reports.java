package app.coffer.desktop.report;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.LegQuery;
import app.coffer.desktop.ledger.LedgerTotals.Part;
import app.coffer.desktop.ledger.LedgerTotals.PartQuery;
import app.coffer.desktop.ledger.LedgerTotals.PartSum;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Rules;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter;
import app.coffer.desktop.rates.RateBook;
import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.report.Spending.Slice;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reports over the ledger. Amounts of several currencies are converted by the rate of the day into
 * the vault's; what has no rate is named and not counted.
 */
public final class Reports {
  private final Work work;
  private final LedgerTotals totals;
  private final RateBook rates;
  private final BudgetBook budget;
  private final @Nullable Currency currency;

  public Reports(Work work, LedgerTotals totals, RateBook rates, BudgetBook budget) {
    this(work, totals, rates, budget, null);
  }

  private Reports(
      Work work,
      LedgerTotals totals,
      RateBook rates,
      BudgetBook budget,
      @Nullable Currency currency) {
    this.work = work;
    this.totals = totals;
    this.rates = rates;
    this.budget = budget;
    this.currency = currency;
  }

  /** The same reports in another currency; the budget's stays as it is. */
  public Reports in(Currency other) {
    return new Reports(work, totals, rates, budget, other);
  }

  private Converter converter() {
    return currency == null ? rates.converter() : rates.converter(currency);
  }

  public NetWorth netWorth(YearMonth from, YearMonth to) {
    return netWorth(from, to, Set.of());
  }

  /**
   * @param accounts only these; empty for all
   */
  public NetWorth netWorth(YearMonth from, YearMonth to, Set<RecordId> accounts) {
    return new NetWorthReport(work.read(), totals, new Converted(converter()))
        .between(from, to, accounts);
  }

  /** What an account held day by day. */
  public BalanceHistory balance(RecordId account, LocalDate from, LocalDate to) {
    LedgerReader ledger = work.read();
    Money balance = ledger.balance(account, from, Clearing.UNCLEARED);
    var days = new TreeMap<LocalDate, Money>();
    totals.legs(new LegQuery(to, Set.of(account), false, 1, true)).stream()
        .filter(sum -> sum.sum().currency().equals(balance.currency()))
        .forEach(sum -> days.put(Objects.requireNonNull(sum.day()), sum.sum()));
    var points = new ArrayList<BalanceHistory.Point>();
    points.add(new BalanceHistory.Point(from, balance));
    for (var day : days.tailMap(from, false).entrySet()) {
      Money now = points.getLast().balance().plus(day.getValue());
      points.add(new BalanceHistory.Point(day.getKey(), now));
    }
    return new BalanceHistory(account, points);
  }

  public Spending spending(Scope scope, By by, Compare compare) {
    return new SpendingReport(work.read(), totals, converter()).of(scope, by, compare);
  }

  /** What came into accounts and went out of them. */
  public Flow cashFlow(Scope scope) {
    return flow(scope, false);
  }

  /**
   * Income against expenses: what is in categories of income, and all else. What has no category is
   * income where it came in.
   */
  public Flow incomeAndExpenses(Scope scope) {
    return flow(scope, true);
  }

  private Flow flow(Scope scope, boolean byCategory) {
    LedgerReader ledger = work.read();
    Map<RecordId, Category> categories =
        ledger.categories().stream().collect(Collectors.toMap(Category::id, each -> each));
    var converted = new Converted(converter());
    var months = new TreeMap<YearMonth, Flow.Month>();
    YearMonth last = YearMonth.from(scope.to());
    for (YearMonth month = YearMonth.from(scope.from());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.put(month, new Flow.Month(month, converted.zero(), converted.zero()));
    }
    BiFunction<@Nullable RecordId, Money, Boolean> isIncome =
        (id, amount) -> {
          Category category = id == null || !byCategory ? null : categories.get(id);
          return category == null ? !amount.isNegative() : category.income();
        };
    var query = Parts.query(scope, LedgerTotals.By.MONTH, LedgerTotals.By.CATEGORY);
    Currency home = converted.zero().currency();
    for (PartSum sum : totals.parts(query)) {
      if (sum.sum().currency().equals(home)) {
        YearMonth month = Objects.requireNonNull(sum.month());
        add(months, month, sum.in(), isIncome.apply(sum.category(), sum.in()));
        add(months, month, sum.out(), isIncome.apply(sum.category(), sum.out()));
      }
    }
    // each by itself, as everywhere: rounded in groups they would add up to something else
    for (Part part : totals.foreign(query, home)) {
      Money amount = converted.of(part.amount(), part.date());
      boolean income = isIncome.apply(part.category(), part.amount());
      add(months, YearMonth.from(part.date()), amount, income);
    }
    return new Flow(List.copyOf(months.values()), converted.missing());
  }

  private static void add(
      Map<YearMonth, Flow.Month> months, YearMonth month, Money amount, boolean in) {
    months.computeIfPresent(
        month,
        (key, now) ->
            in
                ? new Flow.Month(month, now.in().plus(amount), now.out())
                : new Flow.Month(month, now.in(), now.out().plus(amount)));
  }

  /** What was budgeted against what was spent. */
  public BudgetVersus budget(YearMonth from, YearMonth to) {
    var rows = new LinkedHashMap<RecordId, BudgetVersus.Row>();
    for (MonthTable table : budget.months(from, to)) {
      for (MonthTable.Row row : table.rows()) {
        rows.merge(
            row.category().id(),
            new BudgetVersus.Row(row.category(), row.budgeted(), row.spent()),
            (one, other) ->
                new BudgetVersus.Row(
                    one.category(),
                    one.budgeted().plus(other.budgeted()),
                    one.spent().plus(other.spent())));
      }
    }
    return new BudgetVersus(from, to, List.copyOf(rows.values()));
  }

  /** What a slice is the sum of, newest first. */
  public List<Part> behind(Scope scope, By by, Slice slice) {
    return new Behind(work.read(), totals).slice(scope, by, slice);
  }

  /**
   * What a month of {@link #cashFlow} is the sum of.
   *
   * @param in what came in, else what went out
   */
  public List<Part> behindCashFlow(Scope scope, YearMonth month, boolean in) {
    return new Behind(work.read(), totals).flow(scope, month, in, false);
  }

  /**
   * What a month of {@link #incomeAndExpenses} is the sum of.
   *
   * @param income income, else expenses
   */
  public List<Part> behindIncomeAndExpenses(Scope scope, YearMonth month, boolean income) {
    return new Behind(work.read(), totals).flow(scope, month, income, true);
  }

  /** What was spent of a category's budget over some months. */
  public List<Part> behindBudget(RecordId category, YearMonth from, YearMonth to) {
    return new Behind(work.read(), totals).budget(budget.months(from, to), category);
  }

  /** What has no category yet, whenever it was. */
  public List<Part> uncategorised() {
    return totals.each(PartQuery.between(null, null)).stream()
        .filter(part -> part.category() == null)
        .toList();
  }

  /** The day of the oldest transaction. */
  public Optional<LocalDate> firstDay() {
    return totals.firstDay();
  }

  /** All tags that transactions carry, by name. */
  public List<String> tags() {
    return totals.tags(PartQuery.between(null, null)).stream()
        .map(LedgerTotals.TagSum::tag)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  /** Saved reports and filters, by name. */
  public List<SavedReport> saved() {
    return work.read().all(SavedReport.KIND).stream()
        .sorted(Comparator.comparing(SavedReport::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** Keeps a report or filter under a name; the same name and kind again replaces it. */
  public Outcome<SavedReport> save(String name, String kind, Map<String, String> settings) {
    return work.write(ledger -> {
      String typed = Rules.name(name, "name");
      RecordId id =
          ledger.all(SavedReport.KIND).stream()
              .filter(other -> other.kind().equals(kind) && other.name().equalsIgnoreCase(typed))
              .findFirst()
              .map(SavedReport::id)
              .orElseGet(work::newId);
      var report = new SavedReport(id, typed, kind, new TreeMap<>(settings));
      ledger.put(SavedReport.KIND, report);
      return report;
    });
  }

  public Outcome<RecordId> forget(RecordId report) {
    return work.write(ledger -> {
      ledger.remove(report);
      return report;
    });
  }
}
