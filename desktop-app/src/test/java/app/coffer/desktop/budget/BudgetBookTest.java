package app.coffer.desktop.budget;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.BudgetBook.Source;
import app.coffer.desktop.budget.MonthTable.Row;
import app.coffer.desktop.demo.DemoLedger;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetBookTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
  private static final YearMonth NOV = YearMonth.of(2026, 11);

  @TempDir Path folder;
  private TestLedger test;
  private Ledger ledger;
  private BudgetBook budget;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    ledger = test.ledger();
    done(ledger.nameVault("Home", EUR));
    budget =
        new BudgetBook(
            new Work(test.store(), TestLedger.randomness()),
            test.totals(),
            TestLedger.derivedIds(),
            (from, to, currency) ->
                Map.of(ledger.findCategory("Home/Rent").orElseThrow().id(), eur(-95_000)));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatIsToBeBudgetedAndAvailableIsWhatTheAccountsHoldInEveryMonth() {
    DemoLedger.fill(test.store(), 400, 11, EUR, UNTIL);
    done(ledger.addAccount("Car loan", AccountType.LOAN, eur(-900_000)));
    RecordId dollars =
        done(ledger.addAccount("Dollars", AccountType.CASH, Money.of(5_000, "USD"))).id();
    RecordId loan = account("Car loan");
    done(ledger.addTransaction(transfer(account("Checking"), -25_000, loan, null)));
    done(
        ledger.addTransaction(
            transfer(account("Checking"), -9_000, dollars, Money.of(9_700, "USD"))));
    done(ledger.editCategory(category("Income/Salary"), true, false, false));
    var random = new Random(7);
    List<RecordId> spending =
        ledger.read().categories().stream()
            .filter(each -> !each.income())
            .map(Category::id)
            .toList();
    for (int day : new int[] {1, 25}) {
      done(ledger.editBudgeting(day, BudgetMode.ENVELOPE));
      for (int n = 0; n < 30; n++) {
        RecordId one = spending.get(random.nextInt(spending.size()));
        RecordId other = spending.get(random.nextInt(spending.size()));
        YearMonth month = NOV.minusMonths(random.nextInt(4));
        switch (random.nextInt(3)) {
          case 0 -> done(budget.set(one, month, eur(random.nextInt(60_000))));
          case 1 -> budget.move(one, other, month, eur(random.nextInt(9_000)));
          default -> done(ledger.editCategory(one, false, false, random.nextBoolean()));
        }
      }
      assertHolds();
    }
  }

  private void assertHolds() {
    List<MonthTable> tables = budget.months(NOV.minusMonths(5), NOV.plusMonths(2));
    MonthTable before = null;
    for (MonthTable table : tables) {
      Money held =
          table.rows().stream().map(Row::available).reduce(table.toBudget().amount(), Money::plus);
      assertThat(held).as("%s", table.month()).isEqualTo(counted(table.to()));
      if (before != null) {
        assertThat(table.toBudget().before()).isEqualTo(before.toBudget().amount());
        for (Row row : table.rows()) {
          Money available = before.row(row.category().id()).orElseThrow().available();
          boolean kept = !available.isNegative() || row.category().rolls();
          assertThat(row.carried()).isEqualTo(kept ? available : eur(0));
        }
      }
      before = table;
    }
  }

  private Money counted(LocalDate day) {
    return ledger.read().accounts().stream()
        .map(AccountBalance::account)
        .filter(account -> account.type() != AccountType.LOAN)
        .filter(account -> account.opening().currency().equals(EUR))
        .map(account -> ledger.read().balance(account.id(), day, Clearing.UNCLEARED))
        .reduce(eur(0), Money::plus);
  }

  @Test
  void aMoveShowsInBothCategoriesAndTypingSaysWhatIsSeen() {
    simple();
    RecordId food = category("Food/Groceries");
    RecordId rent = category("Home/Rent");
    done(budget.set(food, NOV, eur(40_000)));
    done(budget.move(food, rent, NOV, eur(1_500)));
    assertThat(row(food).budgeted()).isEqualTo(eur(38_500));
    assertThat(row(rent).budgeted()).isEqualTo(eur(1_500));
    done(budget.set(food, NOV, eur(45_000)));
    assertThat(row(food).budgeted()).isEqualTo(eur(45_000));
    assertThat(budget.move(food, food, NOV, eur(1))).isInstanceOf(Outcome.Refused.class);
    for (int n = 0; n < BudgetCell.MOST_MOVES + 20; n++) {
      done(budget.move(food, rent, NOV, eur(1)));
    }
    assertThat(row(food).budgeted()).isEqualTo(eur(45_000 - BudgetCell.MOST_MOVES - 20));
  }

  @Test
  void overspendingIsCoveredFromAnotherCategory() {
    simple();
    RecordId food = category("Food/Groceries");
    RecordId rent = category("Home/Rent");
    done(budget.set(rent, NOV, eur(90_000)));
    spend(food, -1_720);
    assertThat(row(food).overspent()).isTrue();
    assertThat(done(budget.cover(food, rent, NOV))).isEqualTo(eur(1_720));
    assertThat(row(food).available()).isEqualTo(eur(0));
    assertThat(row(rent).available()).isEqualTo(eur(88_280));
    assertThat(done(budget.cover(food, rent, NOV)).isZero()).isTrue();
  }

  @Test
  void overspendingThatIsNotKeptIsTakenFromTheNextMonth() {
    simple();
    RecordId food = category("Food/Groceries");
    RecordId rent = category("Home/Rent");
    done(ledger.editCategory(rent, false, false, true));
    spend(food, -1_000);
    spend(rent, -500);
    MonthTable next = budget.month(NOV.plusMonths(1));
    assertThat(next.toBudget().overspent()).isEqualTo(eur(-1_000));
    assertThat(next.row(food).orElseThrow().carried()).isEqualTo(eur(0));
    assertThat(next.row(rent).orElseThrow().carried()).isEqualTo(eur(-500));
  }

  @Test
  void aMonthIsFilledFromTheLastAnAverageGoalsAndSchedules() {
    simple();
    RecordId food = category("Food/Groceries");
    RecordId rent = category("Home/Rent");
    done(budget.set(food, NOV, eur(12_300)));
    spend(food, -1_000);
    YearMonth dec = NOV.plusMonths(1);
    assertThat(done(budget.fill(dec, new Source.LastMonth(), Set.of()))).isEqualTo(1);
    assertThat(budget.month(dec).row(food).orElseThrow().budgeted()).isEqualTo(eur(12_300));
    done(budget.fill(dec, new Source.Average(3), Set.of(food)));
    assertThat(budget.month(dec).row(food).orElseThrow().budgeted()).isEqualTo(eur(334));
    done(budget.setGoal(rent, Goal.Type.BY_DATE, eur(100_000), LocalDate.of(2027, 2, 10)));
    done(budget.fill(dec, new Source.Goals(), Set.of()));
    assertThat(budget.month(dec).row(rent).orElseThrow().budgeted()).isEqualTo(eur(33_334));
    done(budget.fill(dec, new Source.Schedules(), Set.of()));
    assertThat(budget.month(dec).row(rent).orElseThrow().budgeted()).isEqualTo(eur(95_000));
    done(budget.keep(dec, "tight", true));
    assertThat(budget.fill(dec, new Source.Goals(), Set.of()))
        .isEqualTo(new Outcome.Refused<>(Reason.MONTH_LOCKED, "month"));
    assertThat(budget.month(dec).notes()).isEqualTo("tight");
  }

  @Test
  void goalsAskForTheMonthTheBalanceOrAPartOfTheWay() {
    RecordId any = category("Food/Groceries");
    YearMonth june = YearMonth.of(2027, 6);
    var monthly = new Goal(any, any, Goal.Type.MONTHLY, eur(450), null);
    var balance = new Goal(any, any, Goal.Type.BALANCE, eur(450), null);
    var byDate = new Goal(any, any, Goal.Type.BY_DATE, eur(1_000), LocalDate.of(2027, 6, 1));
    assertThat(GoalMath.needed(monthly, eur(999), NOV, NOV)).isEqualTo(eur(450));
    assertThat(GoalMath.needed(balance, eur(100), NOV, NOV)).isEqualTo(eur(350));
    assertThat(GoalMath.needed(balance, eur(999), NOV, NOV)).isEqualTo(eur(0));
    // every month gives what it is asked for, and in the end it is exactly there
    long carried = 0;
    for (YearMonth month = NOV; !month.isAfter(june); month = month.plusMonths(1)) {
      carried += GoalMath.needed(byDate, eur(carried), month, june).minor();
    }
    assertThat(carried).isEqualTo(1_000);
    assertThat(GoalMath.needed(byDate, eur(0), june.plusMonths(1), june)).isEqualTo(eur(0));
  }

  private void simple() {
    done(ledger.addAccount("Checking", AccountType.CHECKING, eur(200_000)));
    category("Food/Groceries");
    category("Home/Rent");
  }

  private void spend(RecordId category, long cents) {
    String name = ledger.read().category(category).orElseThrow().name();
    done(
        ledger.addTransaction(
            TransactionDraft.of(account("Checking"), UNTIL, "shop", eur(cents), name)));
  }

  private Row row(RecordId category) {
    return budget.month(NOV).row(category).orElseThrow();
  }

  private RecordId category(String path) {
    return done(ledger.categoryAt(path)).id();
  }

  private RecordId account(String name) {
    return ledger.read().accounts().stream()
        .map(AccountBalance::account)
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static TransactionDraft transfer(
      RecordId from, long cents, RecordId to, @Nullable Money arrives) {
    return new TransactionDraft(
        from,
        UNTIL,
        "",
        eur(cents),
        "",
        to,
        arrives,
        List.of(),
        "",
        "",
        new TreeSet<>(),
        Clearing.UNCLEARED);
  }

  private static Money eur(long cents) {
    return new Money(cents, EUR);
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }
}
