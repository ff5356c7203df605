package app.coffer.desktop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.BudgetMonth;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.rates.RateBook;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.store.TestLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoVaultTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
  private static final YearMonth NOW = YearMonth.from(UNTIL);

  @TempDir Path folder;

  @Test
  void itIsAHouseholdOfEighteenMonthsThatLivesWithinItsMeans() {
    try (var test = new TestLedger(folder)) {
      fill(test, 1_200, EUR);
      var store = test.store();
      assertThat(store.count(RegisterFilter.all())).isEqualTo(1_200);
      assertThat(test.totals().firstDay().orElseThrow()).isBefore("2025-06-10");
      for (AccountBalance each : store.accounts()) {
        boolean debt =
            each.account().type() == AccountType.LOAN
                || each.account().type() == AccountType.CREDIT;
        assertThat(each.balance().isNegative()).as(each.account().name()).isEqualTo(debt);
      }
      assertThat(store.accounts())
          .extracting(each -> each.balance().currency().getCurrencyCode())
          .contains("EUR", "USD");
      var work = new Work(store, TestLedger.randomness());
      var rates = new RateBook(work, test.totals(), TestLedger.derivedIds());
      var schedules = new Schedules(work, TestLedger.derivedIds(), () -> instant());
      var budget =
          new BudgetBook(work, test.totals(), TestLedger.derivedIds(), schedules::byCategory);
      var reports = new Reports(work, test.totals(), rates, budget);
      assertThat(reports.netWorth(NOW.minusMonths(17), NOW).missing()).isEmpty();
      MonthTable month = budget.month(NOW);
      assertThat(month.toBudget().amount().minor()).isBetween(0L, 100_000L);
      assertThat(month.rows().stream().filter(MonthTable.Row::overspent).count()).isBetween(0L, 9L);
      assertThat(store.all(Goal.KIND)).hasSizeGreaterThan(3);
      assertThat(store.all(Tag.KIND)).hasSizeGreaterThan(3);
      assertThat(schedules.upcoming(UNTIL)).hasSize(1);
      assertThat(schedules.upcoming(UNTIL.plusDays(31))).hasSizeGreaterThan(10);
      assertThat(new Rulebook(work).all()).hasSize(3);
      assertThat(reports.saved()).hasSize(4).allMatch(each -> ReportKind.of(each).isPresent());
      assertThat(store.count(RegisterFilter.uncategorised())).isBetween(1, 10);
    }
  }

  @Test
  void thereAreAsManyTransactionsAsAskedForFewOrMany() throws IOException {
    for (int number : new int[] {0, 1, 30, 2_000, 5_000}) {
      try (var test = new TestLedger(Files.createDirectory(folder.resolve("of" + number)))) {
        fill(test, number, Currency.getInstance("JPY"));
        assertThat(test.store().count(RegisterFilter.all())).isEqualTo(number);
      }
    }
  }

  @Test
  void inGermanNothingButPayeesIsEnglishAndAllAmountsAreTheSame() throws IOException {
    try (var english = new TestLedger(Files.createDirectory(folder.resolve("en")));
        var german = new TestLedger(Files.createDirectory(folder.resolve("de")))) {
      fill(english, 1_200, EUR);
      fill(german, 1_200, EUR, Locale.GERMAN);
      Tongue tongue = Tongue.of(Locale.GERMAN);
      Set<String> said = said(english.store());
      assertThat(said).hasSizeGreaterThan(60);
      var same = new TreeSet<>(said);
      same.removeIf(text -> !tongue.say(text).equals(text));
      // German says it like this, too
      assertThat(same).containsExactly("Internet");
      assertThat(said(german.store()))
          .isEqualTo(said.stream().map(tongue::say).collect(Collectors.toSet()));
      assertThat(german.store().sums(RegisterFilter.all()))
          .isEqualTo(english.store().sums(RegisterFilter.all()));
      assertThat(german.store().payees()).isEqualTo(english.store().payees());
    }
  }

  /** All texts of a demo but payees. */
  private static Set<String> said(LedgerReader ledger) {
    var said = new TreeSet<String>();
    ledger.accounts().forEach(each -> said.add(each.account().name()));
    ledger.categoryGroups().forEach(each -> said.add(each.name()));
    ledger.categories().forEach(each -> said.add(each.name()));
    ledger.all(Schedule.KIND).forEach(each -> said.add(each.name()));
    ledger.all(Rule.KIND).forEach(each -> said.add(each.name()));
    ledger.all(SavedReport.KIND).forEach(each -> said.add(each.name()));
    ledger.all(BudgetMonth.KIND).forEach(each -> said.add(each.notes()));
    ledger.all(Tag.KIND).forEach(each -> said.addAll(List.of(each.name(), each.description())));
    for (Transaction each : ledger.all(Kind.TRANSACTION)) {
      said.add(each.notes());
      said.addAll(each.tags());
      each.lines().forEach(line -> said.add(line.notes()));
    }
    said.remove("");
    return said;
  }

  private static void fill(TestLedger test, int transactions, Currency currency) {
    fill(test, transactions, currency, Locale.ENGLISH);
  }

  private static void fill(TestLedger test, int transactions, Currency currency, Locale language) {
    assertThat(test.ledger().nameVault("Home", currency)).isNotNull();
    DemoVault.fill(
        test.store(),
        test.totals(),
        TestLedger.derivedIds(),
        transactions,
        1,
        currency,
        UNTIL,
        language);
  }

  private static java.time.Instant instant() {
    return UNTIL.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
