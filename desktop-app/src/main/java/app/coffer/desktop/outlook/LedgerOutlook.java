package app.coffer.desktop.outlook;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.Shift;
import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.Balances;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Plans;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.conflict.Plans.OnTotal;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.schedule.Forecasting;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.wire.id.RecordId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Works everything out over the ledger. */
public final class LedgerOutlook implements Outlook {
  private final LedgerReader ledger;
  private final BudgetBook budget;
  private final Schedules schedules;
  private final Forecasting forecasting;
  private final Rulebook rules;
  private final Clock clock;

  public LedgerOutlook(
      LedgerReader ledger,
      BudgetBook budget,
      Schedules schedules,
      Forecasting forecasting,
      Rulebook rules,
      Clock clock) {
    this.ledger = ledger;
    this.budget = budget;
    this.schedules = schedules;
    this.forecasting = forecasting;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Effects of(Conflict conflict, List<Change> candidates, List<List<Replaced>> beside) {
    Map<RecordId, AccountBalance> accounts = new LinkedHashMap<>();
    ledger.accounts().forEach(each -> accounts.put(each.account().id(), each));
    Balances balances =
        account ->
            Optional.ofNullable(accounts.get(account))
                .map(each -> new Balances.Standing(each.account().name(), each.balance()));
    Effects effects = ConflictEffects.of(conflict, candidates, balances);
    if (conflict.ofCurrency()) {
      effects = new CurrencyOutlook(ledger, conflict).of(candidates, beside);
    }
    Entity entity = conflict.entity();
    if (entity.equals(Entity.STATEMENT)) {
      effects =
          effects.withStatements(
              new StatementOutlook(ledger).off(shapes(Statement.KIND, candidates)));
    }
    return effects.with(
        new Plans(
            budget(conflict, candidates),
            entity.equals(Entity.SCHEDULE)
                ? List.of(schedule().dates(now(Schedule.KIND, conflict), shapes(candidates)))
                : List.of(),
            entity.equals(Entity.SCHEDULE)
                ? schedule().forecasts(now(Schedule.KIND, conflict), shapes(candidates))
                : List.of(),
            entity.equals(Entity.RULE)
                ? List.of(
                    new RuleOutlook(ledger, rules, today())
                        .of(now(Rule.KIND, conflict), shapes(Rule.KIND, candidates)))
                : List.of(),
            new StatementOutlook(ledger).reconciled(conflict, candidates),
            totals(conflict, candidates, effects, accounts.values())));
  }

  @Override
  public List<OnBudget> budget(List<Replaced> together) {
    return budgeting()
        ? new BudgetOutlook(budget)
            .of(List.of(Shifts.of(together)), false).stream().filter(OnBudget::changes).toList()
        : List.of();
  }

  private List<OnBudget> budget(Conflict conflict, List<Change> candidates) {
    boolean typed = conflict.entity().equals(Entity.BUDGET_CELL);
    if (!typed && !budgeting()) {
      return List.of();
    }
    List<Shift> shifts =
        candidates.stream()
            .map(then -> Shifts.of(List.of(new Replaced(conflict.provisional(), then))))
            .toList();
    return new BudgetOutlook(budget).of(shifts, typed);
  }

  /** Who never budgeted has no use for what is left of nothing. */
  private boolean budgeting() {
    return !ledger.all(BudgetCell.KIND).isEmpty();
  }

  private ScheduleOutlook schedule() {
    return new ScheduleOutlook(ledger, schedules, forecasting, today());
  }

  private List<Optional<Schedule>> shapes(List<Change> candidates) {
    return shapes(Schedule.KIND, candidates);
  }

  private <T> List<Optional<T>> shapes(Kind<T> kind, List<Change> candidates) {
    return candidates.stream().map(each -> ledger.understood(kind, each)).toList();
  }

  private <T> Optional<T> now(Kind<T> kind, Conflict conflict) {
    return ledger.understood(kind, conflict.provisional());
  }

  /** All accounts together, where a transfer or an opening balance is in question. */
  private static List<OnTotal> totals(
      Conflict conflict,
      List<Change> candidates,
      Effects effects,
      Iterable<AccountBalance> accounts) {
    boolean several =
        Stream.concat(Stream.of(conflict.provisional()), candidates.stream())
            .map(Content::new)
            .anyMatch(content ->
                content.isAccount() || content.isTransaction() && !content.legs().isEmpty());
    if (!several || effects.accounts().isEmpty()) {
      return List.of();
    }
    Map<java.util.Currency, Money> sums = new LinkedHashMap<>();
    for (AccountBalance each : accounts) {
      sums.merge(each.balance().currency(), each.balance(), Money::plus);
    }
    var totals = new ArrayList<OnTotal>();
    effects.accounts().stream()
        .map(on -> on.now().currency())
        .distinct()
        .forEach(currency -> {
          Money now = sums.getOrDefault(currency, Money.zero(currency));
          var then = new ArrayList<Money>();
          for (int i = 0; i < candidates.size(); i++) {
            Money sum = now;
            for (Effects.OnAccount on : effects.accounts()) {
              if (on.now().currency().equals(currency)) {
                sum = sum.plus(on.then().get(i).minus(on.now()));
              }
            }
            then.add(sum);
          }
          totals.add(new OnTotal(now, then));
        });
    return totals;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
