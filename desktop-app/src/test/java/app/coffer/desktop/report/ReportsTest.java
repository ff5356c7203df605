package app.coffer.desktop.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.demo.DemoLedger;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.LedgerTotals.Part;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter.Missing;
import app.coffer.desktop.rates.RateBook;
import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.report.Spending.Slice;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
  private static final YearMonth NOV = YearMonth.of(2026, 11);

  @TempDir Path folder;
  private TestLedger test;
  private Ledger ledger;
  private RateBook rates;
  private Reports reports;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    ledger = test.ledger();
    done(ledger.nameVault("Home", EUR));
    var work = new Work(test.store(), TestLedger.randomness());
    rates = new RateBook(work, test.totals(), TestLedger.derivedIds());
    var budget =
        new BudgetBook(
            work, test.totals(), TestLedger.derivedIds(), (from, to, currency) -> Map.of());
    reports = new Reports(work, test.totals(), rates, budget);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void totalsAreTheRegistersTotals() {
    DemoLedger.fill(test.store(), 500, 5, EUR, UNTIL);
    Set<RecordId> income = income();
    Scope scope = Scope.months(NOV.minusMonths(3), NOV);
    Money moved = sum(Chips.NONE, scope);
    assertThat(net(reports.cashFlow(scope))).isEqualTo(moved);
    assertThat(net(reports.incomeAndExpenses(scope))).isEqualTo(moved);
    Money earned = sum(Chips.NONE.ofCategories(income), scope);
    Scope before = Scope.months(NOV.minusMonths(7), NOV.minusMonths(4));
    for (By by : By.values()) {
      Spending spending = reports.spending(scope, by, Compare.PREVIOUS_PERIOD);
      assertThat(spending.total()).as("%s", by).isEqualTo(moved.minus(earned));
      assertThat(spending.missing()).isEmpty();
      assertThat(spending.totalBefore())
          .isEqualTo(reports.spending(before, by, Compare.NOTHING).total());
    }
  }

  @Test
  void behindEachFigureAreTheTransactionsItIsTheSumOf() {
    DemoLedger.fill(test.store(), 600, 6, EUR, UNTIL);
    var random = new Random(9);
    Set<RecordId> accounts = Set.of(ledger.read().accounts().getFirst().account().id());
    for (int n = 0; n < 6; n++) {
      YearMonth last = NOV.minusMonths(random.nextInt(6));
      Scope days = Scope.months(last.minusMonths(random.nextInt(4)), last);
      Scope scope =
          new Scope(
              days.from(),
              days.to(),
              random.nextBoolean() ? accounts : Set.of(),
              Set.of(),
              random.nextInt(3) == 0 ? Set.of("work", "shared") : Set.of());
      for (By by : By.values()) {
        for (Slice slice : reports.spending(scope, by, Compare.NOTHING).slices()) {
          assertThat(added(reports.behind(scope, by, slice)))
              .as("%s %s", by, slice.name())
              .isEqualTo(slice.sum());
        }
      }
      for (Flow.Month month : reports.cashFlow(scope).months()) {
        assertThat(added(reports.behindCashFlow(scope, month.month(), true))).isEqualTo(month.in());
        assertThat(added(reports.behindCashFlow(scope, month.month(), false)))
            .isEqualTo(month.out());
      }
      for (Flow.Month month : reports.incomeAndExpenses(scope).months()) {
        assertThat(added(reports.behindIncomeAndExpenses(scope, month.month(), true)))
            .isEqualTo(month.in());
        assertThat(added(reports.behindIncomeAndExpenses(scope, month.month(), false)))
            .isEqualTo(month.out());
      }
    }
    for (BudgetVersus.Row row : reports.budget(NOV.minusMonths(2), NOV).rows()) {
      assertThat(added(reports.behindBudget(row.category().id(), NOV.minusMonths(2), NOV)))
          .isEqualTo(row.spent());
    }
  }

  private static Money added(List<Part> parts) {
    return parts.stream().map(Part::amount).reduce(eur(0), Money::plus);
  }

  @Test
  void reportsAreMadeInAnotherCurrencyToo() {
    done(ledger.addAccount("Checking", AccountType.CHECKING, eur(10_000)));
    assertThat(reports.in(USD).netWorth(NOV, NOV).missing())
        .containsExactly(new Missing(EUR, NOV.atEndOfMonth()));
    done(rates.set(UNTIL, EUR, USD, new BigDecimal("1.25")));
    assertThat(reports.in(USD).netWorth(NOV, NOV).points().getFirst().net())
        .isEqualTo(new Money(12_500, USD));
    assertThat(rates.currencies()).containsExactly(EUR);
  }

  private Set<RecordId> income() {
    return ledger.read().categories().stream()
        .filter(Category::income)
        .map(Category::id)
        .collect(Collectors.toSet());
  }

  @Test
  void netWorthEndsWhereTheAccountsAre() {
    DemoLedger.fill(test.store(), 300, 7, EUR, UNTIL);
    done(ledger.addAccount("Loan", AccountType.LOAN, eur(-500_000)));
    NetWorth worth = reports.netWorth(NOV.minusMonths(2), NOV);
    assertThat(worth.points()).hasSize(3);
    for (NetWorth.Point point : worth.points()) {
      Money expected =
          ledger.read().accounts().stream()
              .map(each -> balance(each.account().id(), point.month().atEndOfMonth()))
              .reduce(eur(0), Money::plus);
      assertThat(point.net()).isEqualTo(expected);
      assertThat(point.debts().minor()).isLessThanOrEqualTo(-500_000);
    }
    AccountBalance checking = ledger.read().accounts().getFirst();
    BalanceHistory history = reports.balance(checking.account().id(), UNTIL.minusDays(30), UNTIL);
    assertThat(history.points().getLast().balance()).isEqualTo(checking.balance());
    assertThat(history.points().getFirst().balance())
        .isEqualTo(balance(checking.account().id(), UNTIL.minusDays(30)));
  }

  @Test
  void whatHasNoRateIsNamedAndNeverTakenOneForOne() {
    done(ledger.addAccount("Checking", AccountType.CHECKING, eur(10_000)));
    RecordId dollars =
        done(ledger.addAccount("Dollars", AccountType.CASH, new Money(50_000, USD))).id();
    done(
        ledger.addTransaction(
            TransactionDraft.of(dollars, UNTIL, "Diner", new Money(-2_500, USD), "Food/Out")));
    Scope scope = Scope.months(NOV, NOV);
    assertThat(reports.netWorth(NOV, NOV).points().getFirst().net()).isEqualTo(eur(10_000));
    assertThat(reports.netWorth(NOV, NOV).missing())
        .containsExactly(new Missing(USD, NOV.atEndOfMonth()));
    assertThat(reports.spending(scope, By.PAYEE, Compare.NOTHING).missing())
        .containsExactly(new Missing(USD, UNTIL));
    done(rates.set(UNTIL.minusDays(1), EUR, USD, new BigDecimal("1.25")));
    assertThat(reports.netWorth(NOV, NOV).points().getFirst().net()).isEqualTo(eur(48_000));
    Spending spending = reports.spending(scope, By.PAYEE, Compare.NOTHING);
    assertThat(spending.missing()).isEmpty();
    assertThat(spending.total()).isEqualTo(eur(-2_000));
    assertThat(reports.cashFlow(scope).months().getFirst().out()).isEqualTo(eur(-2_000));
  }

  @Test
  void theSameMoneyAddsUpToTheSameWhateverItIsSortedBy() {
    RecordId dollars =
        done(ledger.addAccount("Dollars", AccountType.CASH, new Money(500_000, USD))).id();
    var random = new Random(3);
    Money expected = eur(0);
    for (int n = 0; n < 60; n++) {
      LocalDate day = UNTIL.minusDays(random.nextInt(50));
      done(rates.set(day, EUR, USD, BigDecimal.valueOf(10_000 + random.nextInt(3_000), 4)));
    }
    for (int n = 0; n < 60; n++) {
      LocalDate day = UNTIL.minusDays(random.nextInt(40));
      var amount = new Money(-1 - random.nextInt(4_000), USD);
      String payee = "Payee " + random.nextInt(7);
      String category = "Group/Category " + random.nextInt(5);
      done(ledger.addTransaction(TransactionDraft.of(dollars, day, payee, amount, category)));
      expected = expected.plus(rates.converter().convert(amount, day).orElseThrow());
    }
    Scope scope = Scope.months(NOV.minusMonths(2), NOV);
    for (By by : By.values()) {
      assertThat(reports.spending(scope, by, Compare.NOTHING).total()).isEqualTo(expected);
    }
    assertThat(net(reports.cashFlow(scope))).isEqualTo(expected);
    assertThat(net(reports.incomeAndExpenses(scope))).isEqualTo(expected);
  }

  @Test
  void aSavedReportIsReplacedUnderItsName() {
    done(reports.save("Food", "spending", Map.of("months", "12")));
    SavedReport saved = done(reports.save(" food ", "spending", Map.of("months", "3")));
    assertThat(reports.saved()).containsExactly(saved);
    SavedReport other = done(reports.save("Food", "filter", Map.of("search", "bread")));
    assertThat(reports.saved()).containsExactlyInAnyOrder(saved, other);
    done(reports.forget(other.id()));
    done(reports.forget(saved.id()));
    assertThat(reports.saved()).isEmpty();
  }

  private Money balance(RecordId account, LocalDate day) {
    return ledger.read().balance(account, day, Clearing.UNCLEARED);
  }

  private static Money net(Flow flow) {
    return flow.months().stream().map(Flow.Month::net).reduce(eur(0), Money::plus);
  }

  private Money sum(Chips chips, Scope scope) {
    var sums =
        test.store().sums(new RegisterFilter(null, "", scope.from(), scope.to(), chips)).sums();
    return sums.isEmpty() ? eur(0) : sums.getFirst().in().plus(sums.getFirst().out());
  }

  private static Money eur(long cents) {
    return new Money(cents, EUR);
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }
}
