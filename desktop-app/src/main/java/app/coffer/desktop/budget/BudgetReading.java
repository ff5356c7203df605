package app.coffer.desktop.budget;

import app.coffer.desktop.budget.Envelopes.Flows;
import app.coffer.desktop.budget.MonthTable.Row;
import app.coffer.desktop.budget.MonthTable.ToBudget;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.MonthSum;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tables of months from what the ledger holds. */
final class BudgetReading {
  private static final Set<AccountType> COUNTED =
      Set.of(AccountType.CHECKING, AccountType.SAVINGS, AccountType.CASH, AccountType.CREDIT);

  private final LedgerReader ledger;
  private final LedgerTotals totals;
  private final Currency currency;
  private final int firstDay;
  private final Map<RecordId, Category> categories;
  private @Nullable List<BudgetCell> cells;
  private @Nullable List<Goal> goals;
  private @Nullable List<BudgetMonth> kept;
  private @Nullable Set<RecordId> contested;

  BudgetReading(LedgerReader ledger, LedgerTotals totals) {
    this.ledger = ledger;
    this.totals = totals;
    this.currency = currency(ledger);
    this.firstDay = ledger.profile().map(Profile::firstDayOfMonth).orElse(1);
    this.categories =
        ledger.categories().stream().collect(Collectors.toMap(Category::id, each -> each));
  }

  // several months ask for them, and a reading is of one moment

  private List<BudgetCell> cells() {
    if (cells == null) {
      cells = Inherited.once(ledger.all(BudgetCell.KIND));
    }
    return cells;
  }

  private List<Goal> goals() {
    if (goals == null) {
      goals = ledger.all(Goal.KIND);
    }
    return goals;
  }

  private List<BudgetMonth> kept() {
    if (kept == null) {
      kept = ledger.all(BudgetMonth.KIND);
    }
    return kept;
  }

  private Set<RecordId> contested() {
    if (contested == null) {
      contested = ledger.contested(BudgetCell.KIND);
    }
    return contested;
  }

  static Currency currency(LedgerReader ledger) {
    return ledger.profile().map(Profile::currency).orElseGet(() -> Currency.getInstance("EUR"));
  }

  List<MonthTable> months(YearMonth from, YearMonth to) {
    Map<Boolean, List<Account>> counted = accounts();
    List<RecordId> left = counted.get(false).stream().map(Account::id).toList();
    var months =
        new Envelopes(flows(ids(counted.get(true)), to), rolling(), opening(counted.get(true)))
            .months(from, to);
    var tables = new ArrayList<MonthTable>();
    months.forEach((month, envelopes) -> tables.add(table(month, envelopes, left)));
    return tables;
  }

  /** The months with each of the shifts, one after the other; what is summed is summed once. */
  List<List<Foreseen>> foresee(YearMonth from, YearMonth to, List<Shift> shifts) {
    List<Account> counted = accounts().get(true);
    NavigableMap<YearMonth, Flows> flows = flows(ids(counted), to);
    var foreseen = new ArrayList<List<Foreseen>>();
    for (Shift shift : shifts) {
      var shifted = new Shifted(flows, opening(counted), to, this::bookMonth);
      shift.parts().forEach(part -> shifted.add(part, categories, currency, ids(counted)));
      var months = new Envelopes(shifted.flows(), rolling(), shifted.opening()).months(from, to);
      foreseen.add(
          months.entrySet().stream()
              .map(each -> foreseen(each.getKey(), each.getValue()))
              .toList());
    }
    return foreseen;
  }

  private Foreseen foreseen(YearMonth month, Envelopes.Month envelopes) {
    var available = new HashMap<RecordId, Money>();
    var all = new HashSet<>(envelopes.carried().keySet());
    all.addAll(envelopes.flows().budgeted.keySet());
    all.addAll(envelopes.flows().spent.keySet());
    all.forEach(category -> available.put(category, money(envelopes.available(category))));
    return new Foreseen(month, money(envelopes.toBudget()), available);
  }

  YearMonth bookMonth(LocalDate day) {
    return YearMonth.from(day.minusDays(firstDay - 1L));
  }

  private Map<Boolean, List<Account>> accounts() {
    return ledger.accounts().stream()
        .map(AccountBalance::account)
        .collect(Collectors.partitioningBy(this::counts));
  }

  private static long opening(List<Account> counted) {
    return counted.stream().map(account -> account.opening().minor()).reduce(0L, Math::addExact);
  }

  private Set<RecordId> rolling() {
    return categories.values().stream()
        .filter(Category::rolls)
        .map(Category::id)
        .collect(Collectors.toSet());
  }

  private boolean counts(Account account) {
    return COUNTED.contains(account.type()) && account.opening().currency().equals(currency);
  }

  private static Set<RecordId> ids(List<Account> accounts) {
    return accounts.stream().map(Account::id).collect(Collectors.toSet());
  }

  private NavigableMap<YearMonth, Flows> flows(Set<RecordId> accounts, YearMonth to) {
    var flows = new TreeMap<YearMonth, Flows>();
    for (BudgetCell cell : cells()) {
      Category category = categories.get(cell.category());
      // of a category that is gone, or became income, nothing is held back
      boolean envelope = category != null && !category.income();
      if (envelope && cell.currency().equals(currency) && !cell.month().isAfter(to)) {
        at(flows, cell.month())
            .budgeted
            .merge(cell.category(), cell.amount().minor(), Math::addExact);
      }
    }
    for (MonthSum sum : totals.monthly(accounts, currency, firstDay)) {
      if (!sum.month().isAfter(to)) {
        RecordId id = sum.category();
        // of a category that has not arrived yet it is like none
        at(flows, sum.month()).move(id == null ? null : categories.get(id), sum.minor());
      }
    }
    return flows;
  }

  private static Flows at(TreeMap<YearMonth, Flows> flows, YearMonth month) {
    return flows.computeIfAbsent(month, added -> new Flows());
  }

  private LocalDate first(YearMonth month) {
    return month.atDay(firstDay);
  }

  private LocalDate last(YearMonth month) {
    return first(month.plusMonths(1)).minusDays(1);
  }

  private MonthTable table(YearMonth month, Envelopes.Month envelopes, List<RecordId> left) {
    Optional<BudgetMonth> kept =
        kept().stream().filter(each -> each.month().equals(month)).findFirst();
    return new MonthTable(
        month,
        first(month),
        last(month),
        ledger.profile().map(Profile::budgetMode).orElse(BudgetMode.ENVELOPE),
        new ToBudget(
            money(envelopes.before()),
            money(envelopes.flows().income),
            money(envelopes.flows().unassigned),
            money(-envelopes.allBudgeted()),
            money(envelopes.overspent())),
        rows(month, envelopes),
        kept.map(BudgetMonth::notes).orElse(""),
        kept.map(BudgetMonth::locked).orElse(false),
        left);
  }

  private List<Row> rows(YearMonth month, Envelopes.Month envelopes) {
    Map<RecordId, Goal> goals =
        goals().stream()
            .filter(goal -> goal.amount().currency().equals(currency))
            .collect(Collectors.toMap(Goal::category, goal -> goal, (one, other) -> one));
    Set<RecordId> contested = contested(month);
    Map<RecordId, Integer> order = new HashMap<>();
    ledger.categoryGroups().forEach(group -> order.put(group.id(), order.size()));
    return ledger.categories().stream()
        .filter(category -> !category.income())
        .sorted(
            Comparator.comparing(
                category -> order.getOrDefault(category.group(), Integer.MAX_VALUE)))
        .map(category -> row(month, category, envelopes, goals.get(category.id()), contested))
        .toList();
  }

  private Row row(
      YearMonth month,
      Category category,
      Envelopes.Month envelopes,
      @Nullable Goal goal,
      Set<RecordId> contested) {
    Money carried = money(envelopes.carried(category.id()));
    LocalDate by = goal == null ? null : goal.by();
    YearMonth due = by == null ? month : YearMonth.from(by.minusDays(firstDay - 1L));
    return new Row(
        category,
        carried,
        money(envelopes.budgeted(category.id())),
        money(envelopes.spent(category.id())),
        goal,
        goal == null ? money(0) : GoalMath.needed(goal, carried, month, due),
        contested.contains(category.id()));
  }

  private Set<RecordId> contested(YearMonth month) {
    Set<RecordId> cells = contested();
    return cells().stream()
        .filter(cell -> cell.month().equals(month) && cells.contains(cell.id()))
        .map(BudgetCell::category)
        .collect(Collectors.toSet());
  }

  private Money money(long minor) {
    return new Money(minor, currency);
  }
}
