package app.coffer.desktop.store;

import static app.coffer.desktop.ui.kit.Desktop.done;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.By;
import app.coffer.desktop.ledger.LedgerTotals.LegQuery;
import app.coffer.desktop.ledger.LedgerTotals.MonthSum;
import app.coffer.desktop.ledger.LedgerTotals.PartQuery;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.SeveralEdit;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums that are kept are never older than the ledger, and never others than the rows. */
class MonthlyTotalsTest {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final int FIRST = 25;
  @TempDir Path folder;
  private @Nullable LedgerTotals kept;
  private RecordId checking;
  private RecordId cash;
  private RecordId car;

  @Test
  void keptSumsFollowEveryChange() {
    try (var test = new TestLedger(folder)) {
      Ledger ledger = test.ledger();
      kept = new SqliteTotals(test.database);
      checking = account(ledger, "Checking");
      cash = account(ledger, "Cash");
      car = account(ledger, "Car");
      check(test);
      Transaction bread = add(ledger, day(3), checking, -300, "Food/Bread");
      check(test);
      add(ledger, day(24), checking, -700, "");
      add(ledger, day(25), cash, -900, "Food/Bread");
      add(ledger, day(60), car, -5_000, "Food/Bread");
      check(test);
      Transaction split = split(ledger, day(26));
      check(test);
      Transaction inside = transfer(ledger, cash);
      Transaction outside = transfer(ledger, car);
      check(test);
      done(
          ledger.editSeveral(
              List.of(bread.id()),
              new SeveralEdit(null, null, "Food/Wine", null, Set.of(), Set.of(), null)));
      check(test);
      done(ledger.removeSeveral(List.of(split.id(), inside.id())));
      check(test);
      done(ledger.removeTransaction(outside.id()));
      check(test);
      assertThat(asMap(kept.monthly(Set.of(checking, cash), EURO, FIRST))).isNotEmpty();
      assertThat(kept.monthly(Set.of(), EURO, FIRST)).isEmpty();
    }
  }

  @Test
  void whatIsNotOfTransactionsLeavesThemKept() {
    try (var test = new TestLedger(folder)) {
      LedgerTotals totals = new SqliteTotals(test.database);
      checking = account(test.ledger(), "Checking");
      add(test.ledger(), day(3), checking, -300, "Food/Bread");
      List<MonthSum> before = totals.monthly(Set.of(checking), EURO, FIRST);
      account(test.ledger(), "Other");
      assertThat(totals.monthly(Set.of(checking), EURO, FIRST)).isSameAs(before);
    }
  }

  private void check(TestLedger test) {
    Set<RecordId> accounts = Set.of(checking, cash);
    LedgerTotals totals = Objects.requireNonNull(kept);
    Map<List<Object>, Long> slow = new HashMap<>();
    var fresh = new SqliteTotals(test.database);
    fresh
        .parts(
            PartQuery.between(null, null, By.MONTH, By.CATEGORY)
                .inAccounts(accounts)
                .monthsFrom(FIRST))
        .forEach(sum -> merge(slow, sum.month(), sum.category(), sum.sum().minor()));
    fresh
        .legs(new LegQuery(null, accounts, true, FIRST, false))
        .forEach(sum -> merge(slow, sum.month(), null, sum.sum().minor()));
    slow.values().removeIf(minor -> minor == 0);
    assertThat(asMap(totals.monthly(accounts, EURO, FIRST))).isEqualTo(slow);
  }

  private static Map<List<Object>, Long> asMap(List<MonthSum> sums) {
    Map<List<Object>, Long> all = new HashMap<>();
    sums.forEach(sum -> merge(all, sum.month(), sum.category(), sum.minor()));
    all.values().removeIf(minor -> minor == 0);
    return all;
  }

  private static void merge(
      Map<List<Object>, Long> into,
      @Nullable Object month,
      @Nullable RecordId category,
      long minor) {
    String name = category == null ? "none" : category.hex();
    into.merge(List.of(Objects.requireNonNull(month), name), minor, Math::addExact);
  }

  private static LocalDate day(int after) {
    return LocalDate.of(2026, 2, 1).plusDays(after - 1L);
  }

  private static RecordId account(Ledger ledger, String name) {
    return done(ledger.addAccount(name, AccountType.CHECKING, Money.of(0, "EUR"))).id();
  }

  private static Transaction add(
      Ledger ledger, LocalDate day, RecordId account, long cents, String category) {
    return done(
        ledger.addTransaction(
            TransactionDraft.of(account, day, "Shop", Money.of(cents, "EUR"), category)));
  }

  private Transaction split(Ledger ledger, LocalDate day) {
    return done(
        ledger.addTransaction(
            new TransactionDraft(
                checking,
                day,
                "Market",
                Money.of(-1_000, "EUR"),
                "",
                null,
                null,
                List.of(
                    new LineDraft(null, "Food/Bread", Money.of(-400, "EUR"), ""),
                    new LineDraft(null, "", Money.of(-600, "EUR"), "")),
                "",
                "",
                new TreeSet<>(),
                Clearing.UNCLEARED)));
  }

  private Transaction transfer(Ledger ledger, RecordId to) {
    return done(
        ledger.addTransaction(
            new TransactionDraft(
                checking,
                day(31),
                "",
                Money.of(-2_500, "EUR"),
                "",
                to,
                null,
                List.of(),
                "",
                "",
                new TreeSet<>(),
                Clearing.UNCLEARED)));
  }
}
