package app.coffer.desktop.conflict;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision would do to what is planned and agreed, beside how it stands now. Every list
 * {@code then} has one entry for each candidate, in the order they were asked for.
 *
 * @param budget what is to budget and what categories have left
 * @param schedules when a schedule falls due next, at most one
 * @param forecasts what accounts are expected to hold
 * @param rules which transactions a rule would change, at most one
 * @param reconciled what accounts have agreed with the bank; only where that is touched
 * @param totals what all accounts of a currency hold together
 */
public record Plans(
    List<OnBudget> budget,
    List<OnSchedule> schedules,
    List<OnForecast> forecasts,
    List<OnRule> rules,
    List<OnReconciled> reconciled,
    List<OnTotal> totals) {

  public static final Plans NONE =
      new Plans(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Plans {
    budget = List.copyOf(budget);
    schedules = List.copyOf(schedules);
    forecasts = List.copyOf(forecasts);
    rules = List.copyOf(rules);
    reconciled = List.copyOf(reconciled);
    totals = List.copyOf(totals);
  }

  /**
   * An amount of a month of the budget.
   *
   * @param category whose money is left at the end of the month; null for what is to budget
   */
  public record OnBudget(
      @Nullable RecordId category, YearMonth month, Money now, List<Money> then) {
    public OnBudget {
      then = List.copyOf(then);
    }

    public Optional<RecordId> ofCategory() {
      return Optional.ofNullable(category);
    }

    public boolean changes() {
      return then.stream().anyMatch(amount -> !amount.equals(now));
    }
  }

  /** A payment that is expected. */
  public record Due(LocalDate date, Money amount) {}

  /** The next payments of a schedule, the first ones only. */
  public record OnSchedule(List<Due> now, List<List<Due>> then) {
    public OnSchedule {
      now = List.copyOf(now);
      then = then.stream().map(List::copyOf).toList();
    }
  }

  /** What an account is expected to hold at the end of a day. */
  public record OnForecast(
      RecordId account, String name, LocalDate date, Money now, List<Money> then) {
    public OnForecast {
      then = List.copyOf(then);
    }
  }

  /**
   * What a rule would change.
   *
   * @param looked how many transactions were looked at
   * @param now how many of them it would change
   * @param examples some that not all candidates change alike
   */
  public record OnRule(int looked, int now, List<Integer> then, List<Example> examples) {
    public OnRule {
      then = List.copyOf(then);
      examples = List.copyOf(examples);
    }
  }

  /** A transaction and what a rule would make of it. */
  public record Example(
      LocalDate date, @Nullable RecordId payee, Money amount, Made now, List<Made> then) {
    public Example {
      then = List.copyOf(then);
    }

    public Optional<RecordId> withPayee() {
      return Optional.ofNullable(payee);
    }
  }

  /**
   * What a rule gives a transaction; what it leaves is null or empty.
   *
   * @param other whether it changes anything else of it
   */
  public record Made(
      @Nullable RecordId payee, @Nullable RecordId category, List<String> tags, boolean other) {
    public static final Made NOTHING = new Made(null, null, List.of(), false);

    public Made {
      tags = List.copyOf(tags);
    }

    public Optional<RecordId> newPayee() {
      return Optional.ofNullable(payee);
    }

    public Optional<RecordId> newCategory() {
      return Optional.ofNullable(category);
    }
  }

  /** What an account has agreed with the bank. */
  public record OnReconciled(RecordId account, String name, Money now, List<Money> then) {
    public OnReconciled {
      then = List.copyOf(then);
    }
  }

  /** What all accounts of one currency hold. */
  public record OnTotal(Money now, List<Money> then) {
    public OnTotal {
      then = List.copyOf(then);
    }
  }
}
