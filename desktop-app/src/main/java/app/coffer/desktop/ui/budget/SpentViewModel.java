package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a category's spending in a month is made of. Pure but for reading. */
final class SpentViewModel {
  private static final int PAGE = 500;

  private SpentViewModel() {}

  /**
   * A transaction, or the lines of a split that are in the category.
   *
   * @param amount what counts
   */
  record Spent(RegisterRow row, Money amount) {}

  /** The newest first; together they are what the grid says was spent. */
  static List<Spent> of(
      LedgerReader ledger, MonthTable month, Collection<RecordId> categories, Currency currency) {
    Set<RecordId> counted = new HashSet<>();
    ledger.accounts().stream()
        .map(AccountBalance::account)
        .filter(account -> !month.left().contains(account.id()))
        .forEach(account -> counted.add(account.id()));
    var spent = new ArrayList<Spent>();
    if (counted.isEmpty() || categories.isEmpty()) {
      return spent;
    }
    Set<RecordId> wanted = Set.copyOf(categories);
    var filter =
        new RegisterFilter(
            null,
            "",
            month.from(),
            month.to(),
            Chips.NONE.ofCategories(wanted).ofAccounts(counted));
    for (int from = 0, all = ledger.count(filter); from < all; from += PAGE) {
      for (RegisterRow row : ledger.rows(filter, from, PAGE)) {
        Transaction tx = row.transaction();
        if (tx.amount().currency().equals(currency) && counted.contains(tx.account())) {
          spent.add(new Spent(row, amount(tx, wanted)));
        }
      }
    }
    return spent;
  }

  private static Money amount(Transaction tx, Set<RecordId> wanted) {
    return tx.lines().isEmpty()
        ? tx.amount()
        : tx.lines().stream()
            .filter(line -> line.categoryId().filter(wanted::contains).isPresent())
            .map(Line::amount)
            .reduce(Money.zero(tx.amount().currency()), Money::plus);
  }
}
