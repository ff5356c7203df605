package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.demo.DemoLedger;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.FilterSums;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.AmountRange;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterFilter.Chips.Flag;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters against the same conditions tried on each transaction by itself. */
class FilterChipsTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
  @TempDir static Path folder;
  private static TestLedger test;
  private static List<Transaction> all = List.of();

  @BeforeAll
  static void fill() {
    test = new TestLedger(folder);
    DemoLedger.fill(test.store(), 400, 3, EUR, UNTIL);
    all =
        test.store().rows(RegisterFilter.all(), 0, 1_000).stream()
            .map(RegisterRow::transaction)
            .toList();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void eachChipFindsWhatItSays() {
    Category category = test.store().categories().get(3);
    RecordId payee = test.store().payees().get(2).id();
    RecordId account = test.store().accounts().get(1).account().id();
    assertFinds(
        Chips.NONE.ofCategories(Set.of(category.id())), tx -> has(tx, Set.of(category.id())));
    Set<RecordId> grouped =
        test.store().categories().stream()
            .filter(each -> each.group().equals(category.group()))
            .map(Category::id)
            .collect(Collectors.toSet());
    assertFinds(Chips.NONE.ofGroups(Set.of(category.group())), tx -> has(tx, grouped));
    assertFinds(Chips.NONE.ofPayees(Set.of(payee)), tx -> payee.equals(tx.payee()));
    assertFinds(
        Chips.NONE.ofAccounts(Set.of(account)),
        tx ->
            tx.account().equals(account)
                || tx.transfer() != null && tx.transfer().account().equals(account));
    assertFinds(Chips.NONE.tagged(Set.of("work")), tx -> tx.tags().contains("work"));
    assertFinds(
        Chips.NONE.ofStatuses(Set.of(Clearing.CLEARED)), tx -> tx.status() == Clearing.CLEARED);
    assertFinds(
        Chips.NONE.flagged(Flag.UNCATEGORISED),
        tx ->
            tx.transfer() == null
                && tx.category() == null
                && (tx.lines().isEmpty()
                    || tx.lines().stream().anyMatch(line -> line.category() == null)));
    assertFinds(Chips.NONE.flagged(Flag.NOT_A_TRANSFER), tx -> tx.transfer() == null);
    assertFinds(
        Chips.NONE.ofAmount(new AmountRange(new Money(1_000, EUR), new Money(5_000, EUR), true)),
        tx -> Math.abs(tx.amount().minor()) >= 1_000 && Math.abs(tx.amount().minor()) <= 5_000);
    assertThat(test.store().count(RegisterFilter.all().with(Chips.NONE.flagged(Flag.IMPORTED))))
        .isZero();
    assertThat(test.store().count(RegisterFilter.all().with(Chips.NONE.flagged(Flag.CONTESTED))))
        .isZero();
  }

  @Test
  void sumsOfAnAccountAreItsBalance() {
    for (AccountBalance account : test.store().accounts()) {
      FilterSums sums = test.store().sums(RegisterFilter.of(account.account().id()));
      Money moved = sums.sums().getFirst().in().plus(sums.sums().getFirst().out());
      assertThat(account.account().opening().plus(moved)).isEqualTo(account.balance());
      assertThat(test.store().balance(account.account().id(), UNTIL, Clearing.UNCLEARED))
          .isEqualTo(account.balance());
    }
    assertThat(test.store().sums(RegisterFilter.all()).count()).isEqualTo(400);
  }

  private static void assertFinds(Chips chips, Predicate<Transaction> fits) {
    var filter = RegisterFilter.all().with(chips);
    List<RecordId> expected = all.stream().filter(fits).map(Transaction::id).toList();
    assertThat(expected).isNotEmpty();
    assertThat(test.store().rows(filter, 0, 1_000))
        .extracting(row -> row.transaction().id())
        .containsExactlyElementsOf(expected);
    assertThat(test.store().count(filter)).isEqualTo(expected.size());
    RecordId checking = test.store().accounts().getFirst().account().id();
    if (chips.amount() == null) {
      assertThat(test.store().count(RegisterFilter.of(checking).with(chips)))
          .isEqualTo(
              (int)
                  all.stream()
                      .filter(fits)
                      .filter(tx ->
                          tx.account().equals(checking)
                              || tx.transfer() != null && tx.transfer().account().equals(checking))
                      .count());
    }
  }

  private static boolean has(Transaction tx, Set<RecordId> categories) {
    return tx.category() != null && categories.contains(tx.category())
        || tx.lines().stream()
            .anyMatch(line -> line.category() != null && categories.contains(line.category()));
  }
}
