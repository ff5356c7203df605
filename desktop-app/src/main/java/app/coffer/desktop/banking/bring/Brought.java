package app.coffer.desktop.banking.bring;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What another program's file holds, in terms of this one. Accounts and categories are named by
 * keys of the file; a transfer is one entry with both of its sides.
 *
 * @param totals what each account holds by the source's own rows, summed before anything was made
 *     of them
 * @param notes what came over differently, or not
 * @param undecided whether its days could be read in another order of day and month, and nobody has
 *     said which it is
 */
public record Brought(
    Product product,
    List<Account> accounts,
    List<Category> categories,
    List<Entry> entries,
    List<Budgeted> budget,
    List<Plan> plans,
    List<Rule> rules,
    List<Worth> rates,
    Map<String, Money> totals,
    List<Note> notes,
    boolean undecided) {

  public Brought {
    accounts = List.copyOf(accounts);
    categories = List.copyOf(categories);
    entries = List.copyOf(entries);
    budget = List.copyOf(budget);
    plans = List.copyOf(plans);
    rules = List.copyOf(rules);
    rates = List.copyOf(rates);
    totals = Map.copyOf(totals);
    notes = List.copyOf(notes);
  }

  /** An account with what was in it before its first entry. */
  public record Account(String key, String name, AccountType type, Money opening, boolean closed) {}

  /** A category under its heading. */
  public record Category(String key, String group, String name, boolean income, boolean hidden) {}

  /**
   * A transaction.
   *
   * @param payee a name, or empty
   * @param category a key, or empty
   * @param transfer the other account's key, or empty
   * @param arrives what the other account gets; null without a transfer
   * @param lines none, or at least two that add up to the amount
   */
  public record Entry(
      String account,
      LocalDate date,
      String payee,
      Money amount,
      String category,
      String transfer,
      @Nullable Money arrives,
      List<Line> lines,
      String number,
      String notes,
      Set<String> tags,
      Clearing status) {
    public Entry {
      lines = List.copyOf(lines);
      tags = Set.copyOf(tags);
    }
  }

  /**
   * A part of a split, in a category, in none, or with another account as its other side.
   *
   * @param transfer the other account's key, or empty
   * @param arrives what the other account gets; null without a transfer
   */
  public record Line(
      String category, String transfer, Money amount, @Nullable Money arrives, String notes) {}

  /**
   * A payment that repeats.
   *
   * @param first what it will be, on the next day it falls due
   */
  public record Plan(String name, Plans.Repetition repetition, Entry first) {}

  /**
   * What is done with transactions that look a certain way.
   *
   * @param any whether one test is enough
   * @param account the key of the one account it holds for, or empty
   * @param payee a name that it sets, or empty
   * @param category a key that it sets, or empty
   */
  public record Rule(
      String name,
      boolean any,
      List<Habits.Test> tests,
      String account,
      String payee,
      String category) {
    public Rule {
      tests = List.copyOf(tests);
    }
  }

  /**
   * What one unit of a currency was worth in another.
   *
   * @param value positive, with at most 10 decimals and 18 digits
   */
  public record Worth(LocalDate day, Currency from, Currency to, BigDecimal value) {}

  /** What a category gets in a month. */
  public record Budgeted(String category, YearMonth month, Money amount) {}
}
