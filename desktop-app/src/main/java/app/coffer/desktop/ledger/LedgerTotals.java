package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sums over the ledger, made where the rows are; each call sees one committed state. A part is a
 * line of a split or any other transaction that is no transfer.
 */
public interface LedgerTotals {

  /** Sums of parts; what is not asked {@code by} is null in them. */
  List<PartSum> parts(PartQuery query);

  /** Sums of parts by tag; one with two tags is in both, one without in the empty tag. */
  List<TagSum> tags(PartQuery query);

  /** The parts themselves, newest first; what is asked {@code by} does not matter. */
  List<Part> each(PartQuery query);

  /** The parts that are in another currency than this one. */
  List<Part> foreign(PartQuery query, Currency home);

  /** Sums of what moved in accounts, month by month. */
  List<LegSum> legs(LegQuery query);

  /**
   * What moved in accounts, in one currency, by month and category; what moved to or from accounts
   * outside of them has no category. Read once and kept until a transaction changes.
   *
   * @param accounts none is none
   * @param firstDayOfMonth on which day months begin
   */
  List<MonthSum> monthly(Set<RecordId> accounts, Currency currency, int firstDayOfMonth);

  /** The day of the oldest transaction. */
  Optional<LocalDate> firstDay();

  /** How often each payee is in a transaction; without those that are in none. */
  Map<RecordId, Used> payeesUsed();

  /** How many transactions have a category, themselves or in a line. */
  Map<RecordId, Used> categoriesUsed();

  /** How often tags are at transactions, spelled as they are there. */
  Map<String, Used> tagsUsed();

  /**
   * @param count of transactions
   * @param last the day of the newest
   */
  record Used(int count, LocalDate last) {
    /** Both together. */
    public Used and(Used other) {
      return new Used(count + other.count, last.isAfter(other.last) ? last : other.last);
    }
  }

  /**
   * @param from null for no bound
   * @param to the last day; null for no bound
   * @param accounts empty for all
   * @param tags any of them; empty for all
   * @param without categories that do not count
   * @param firstDayOfMonth on which day months begin
   */
  record PartQuery(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Set<RecordId> accounts,
      Set<RecordId> categories,
      Set<RecordId> payees,
      Set<String> tags,
      Set<RecordId> without,
      int firstDayOfMonth,
      Set<By> by) {
    public PartQuery {
      accounts = Set.copyOf(accounts);
      categories = Set.copyOf(categories);
      payees = Set.copyOf(payees);
      tags = Set.copyOf(tags);
      without = Set.copyOf(without);
      by = Set.copyOf(by);
    }

    public static PartQuery between(@Nullable LocalDate from, @Nullable LocalDate to, By... by) {
      return new PartQuery(
          from, to, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 1, Set.of(by));
    }

    public PartQuery inAccounts(Set<RecordId> only) {
      return new PartQuery(from, to, only, categories, payees, tags, without, firstDayOfMonth, by);
    }

    public PartQuery inCategories(Set<RecordId> only) {
      return new PartQuery(from, to, accounts, only, payees, tags, without, firstDayOfMonth, by);
    }

    public PartQuery ofPayees(Set<RecordId> only) {
      return new PartQuery(
          from, to, accounts, categories, only, tags, without, firstDayOfMonth, by);
    }

    public PartQuery tagged(Set<String> any) {
      return new PartQuery(
          from, to, accounts, categories, payees, any, without, firstDayOfMonth, by);
    }

    public PartQuery without(Set<RecordId> out) {
      return new PartQuery(from, to, accounts, categories, payees, tags, out, firstDayOfMonth, by);
    }

    public PartQuery monthsFrom(int day) {
      return new PartQuery(from, to, accounts, categories, payees, tags, without, day, by);
    }
  }

  /** What sums are kept apart by, beside the currency. */
  enum By {
    DAY,
    MONTH,
    CATEGORY,
    PAYEE,
    ACCOUNT
  }

  /** A part, and what it is a part of. */
  record Part(
      RecordId transaction,
      LocalDate date,
      RecordId account,
      @Nullable RecordId payee,
      @Nullable RecordId category,
      SortedSet<String> tags,
      String notes,
      Money amount) {
    public Part {
      tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }
  }

  /**
   * A sum of parts.
   *
   * @param in the positive ones, and {@code out} the negative ones
   */
  record PartSum(
      @Nullable LocalDate day,
      @Nullable YearMonth month,
      @Nullable RecordId category,
      @Nullable RecordId payee,
      @Nullable RecordId account,
      Money in,
      Money out,
      int count) {
    public Money sum() {
      return in.plus(out);
    }
  }

  /** A sum of parts with a tag. */
  record TagSum(
      @Nullable LocalDate day, @Nullable YearMonth month, String tag, Money sum, int count) {}

  /**
   * @param accounts empty for all
   * @param transfersOnly only what moved between accounts
   */
  record LegQuery(
      @Nullable LocalDate to,
      Set<RecordId> accounts,
      boolean transfersOnly,
      int firstDayOfMonth,
      boolean daily) {
    public LegQuery {
      accounts = Set.copyOf(accounts);
    }
  }

  /**
   * @param category null where there is none, and for transfers
   */
  record MonthSum(YearMonth month, @Nullable RecordId category, long minor) {}

  /**
   * What moved in an account.
   *
   * @param day null unless asked for daily
   */
  record LegSum(RecordId account, YearMonth month, @Nullable LocalDate day, Money sum) {}
}
