package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions to show, newest first. Null means no bound.
 *
 * @param account transactions that touch this account, as either leg
 * @param search words that all occur in payee, category, notes or amount; empty for all
 * @param chips what else must hold
 */
public record RegisterFilter(
    @Nullable RecordId account,
    String search,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Chips chips) {

  public RegisterFilter(
      @Nullable RecordId account, String search, @Nullable LocalDate from, @Nullable LocalDate to) {
    this(account, search, from, to, Chips.NONE);
  }

  public static RegisterFilter all() {
    return new RegisterFilter(null, "", null, null);
  }

  public static RegisterFilter of(RecordId account) {
    return new RegisterFilter(account, "", null, null);
  }

  /** What has no category yet. */
  public static RegisterFilter uncategorised() {
    return all().with(Chips.NONE.flagged(Chips.Flag.UNCATEGORISED));
  }

  public RegisterFilter searching(String words) {
    return new RegisterFilter(account, words, from, to, chips);
  }

  public RegisterFilter between(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new RegisterFilter(account, search, first, last, chips);
  }

  /** Whether it narrows beyond its account. */
  public boolean narrows() {
    return !search.isEmpty() || from != null || to != null || !chips.equals(Chips.NONE);
  }

  public RegisterFilter with(Chips other) {
    return new RegisterFilter(account, search, from, to, other);
  }

  /**
   * Conditions that all must hold; of the values in one set any may. Empty is no condition.
   *
   * @param accounts either leg in one of these
   * @param categories the transaction or one of its lines
   * @param groups any category of these
   * @param tags all of them
   */
  public record Chips(
      Set<RecordId> accounts,
      Set<RecordId> categories,
      Set<RecordId> groups,
      Set<RecordId> payees,
      Set<String> tags,
      Set<Clearing> statuses,
      @Nullable AmountRange amount,
      Set<Flag> flags) {
    public static final Chips NONE =
        new Chips(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, Set.of());

    public Chips {
      accounts = Set.copyOf(accounts);
      categories = Set.copyOf(categories);
      groups = Set.copyOf(groups);
      payees = Set.copyOf(payees);
      tags = Set.copyOf(tags);
      statuses = Set.copyOf(statuses);
      flags = Set.copyOf(flags);
    }

    public Chips ofCategories(Set<RecordId> only) {
      return new Chips(accounts, only, groups, payees, tags, statuses, amount, flags);
    }

    public Chips ofGroups(Set<RecordId> only) {
      return new Chips(accounts, categories, only, payees, tags, statuses, amount, flags);
    }

    public Chips ofAccounts(Set<RecordId> only) {
      return new Chips(only, categories, groups, payees, tags, statuses, amount, flags);
    }

    public Chips ofPayees(Set<RecordId> only) {
      return new Chips(accounts, categories, groups, only, tags, statuses, amount, flags);
    }

    public Chips tagged(Set<String> all) {
      return new Chips(accounts, categories, groups, payees, all, statuses, amount, flags);
    }

    public Chips ofStatuses(Set<Clearing> only) {
      return new Chips(accounts, categories, groups, payees, tags, only, amount, flags);
    }

    public Chips ofAmount(AmountRange range) {
      return new Chips(accounts, categories, groups, payees, tags, statuses, range, flags);
    }

    public Chips ofAnyAmount() {
      return new Chips(accounts, categories, groups, payees, tags, statuses, null, flags);
    }

    public Chips flagged(Flag... all) {
      return new Chips(accounts, categories, groups, payees, tags, statuses, amount, Set.of(all));
    }

    /** What a transaction is or is not. */
    public enum Flag {
      /** No transfer, and it or one of its lines has no category. */
      UNCATEGORISED,
      /** Waits for a decision. */
      CONTESTED,
      IMPORTED,
      /** Has files at it. */
      WITH_FILES,
      NOT_A_TRANSFER,
      WITHOUT_PAYEE,
      WITHOUT_TAGS
    }
  }

  /**
   * Both ends included; only amounts in the range's currency.
   *
   * @param absolute whether the sign does not matter
   */
  public record AmountRange(@Nullable Money least, @Nullable Money most, boolean absolute) {
    public AmountRange {
      if (least == null && most == null) {
        throw new IllegalArgumentException("a range without an end");
      }
    }

    public static AmountRange exactly(Money amount) {
      return new AmountRange(amount, amount, false);
    }

    public Currency currency() {
      return (least != null ? least : Objects.requireNonNull(most)).currency();
    }
  }
}
