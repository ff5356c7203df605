package app.coffer.desktop.schedule;

import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds payments in the past that look as if they repeat. Pure. */
public final class Finding {
  private static final int LEAST_TIMES = 3;

  private Finding() {}

  /**
   * Looks like a schedule.
   *
   * @param last the newest of them
   * @param low and {@code high}: between which amounts, equal where it is always the same
   */
  public record Suggestion(
      RecordId payee, Every every, int times, Transaction last, Money low, Money high) {

    /** The day after {@code last} on which the next one would be. */
    public LocalDate next() {
      return every.after(last.date());
    }

    /** The rule for a schedule that starts at {@link #next}. */
    public String rule() {
      return every.rule;
    }
  }

  /** Intervals that are looked for, in days, and how far each may be off. */
  public enum Every {
    WEEK("FREQ=WEEKLY", 7, 1),
    TWO_WEEKS("FREQ=WEEKLY;INTERVAL=2", 14, 2),
    MONTH("FREQ=MONTHLY", 30, 5),
    QUARTER("FREQ=MONTHLY;INTERVAL=3", 91, 9),
    YEAR("FREQ=YEARLY", 365, 12);

    private final String rule;
    private final int days;
    private final int off;

    Every(String rule, int days, int off) {
      this.rule = rule;
      this.days = days;
      this.off = off;
    }

    boolean fits(long gap) {
      return Math.abs(gap - days) <= off;
    }

    LocalDate after(LocalDate day) {
      return switch (this) {
        case WEEK -> day.plusWeeks(1);
        case TWO_WEEKS -> day.plusWeeks(2);
        case MONTH -> day.plusMonths(1);
        case QUARTER -> day.plusMonths(3);
        case YEAR -> day.plusYears(1);
      };
    }
  }

  /**
   * @param transactions any; those of one payee and account, with amounts within a fifth, count
   *     together
   * @param schedules what is known already is not found again
   * @param today what should have come again long ago is over
   */
  public static List<Suggestion> in(
      Collection<Transaction> transactions, Collection<Schedule> schedules, LocalDate today) {
    Set<RecordId> known =
        schedules.stream()
            .map(schedule -> schedule.template().payee())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<List<Object>, List<Transaction>> alike = new LinkedHashMap<>();
    for (Transaction tx : transactions) {
      if (tx.payee() != null && tx.transfer() == null && !known.contains(tx.payee())) {
        List<Object> key =
            List.of(tx.payee(), tx.account(), tx.amount().currency(), tx.amount().isNegative());
        alike.computeIfAbsent(key, added -> new ArrayList<>()).add(tx);
      }
    }
    var found = new ArrayList<Suggestion>();
    alike.values().forEach(group -> suggestion(group, today).ifPresent(found::add));
    found.sort(Comparator.comparing(Suggestion::times).reversed());
    return found;
  }

  private static Optional<Suggestion> suggestion(List<Transaction> group, LocalDate today) {
    List<Transaction> sorted =
        group.stream().sorted(Comparator.comparing(Transaction::date)).toList();
    for (Every every : Every.values()) {
      List<Transaction> tail = tail(sorted, every);
      boolean alive =
          !tail.isEmpty()
              && !every.after(tail.getLast().date()).plusDays(every.off).isBefore(today);
      if (tail.size() >= LEAST_TIMES && alive && withinAFifth(tail)) {
        return Optional.of(
            new Suggestion(
                Objects.requireNonNull(tail.getLast().payee()),
                every,
                tail.size(),
                tail.getLast(),
                tail.stream().map(Transaction::amount).min(Comparator.naturalOrder()).get(),
                tail.stream().map(Transaction::amount).max(Comparator.naturalOrder()).get()));
      }
    }
    return Optional.empty();
  }

  /** The newest ones that lie so far apart. */
  private static List<Transaction> tail(List<Transaction> sorted, Every every) {
    int from = sorted.size() - 1;
    while (from > 0
        && every.fits(
            ChronoUnit.DAYS.between(sorted.get(from - 1).date(), sorted.get(from).date()))) {
      from--;
    }
    return sorted.isEmpty() ? sorted : sorted.subList(from, sorted.size());
  }

  private static boolean withinAFifth(List<Transaction> group) {
    long low = group.stream().mapToLong(tx -> Math.abs(tx.amount().minor())).min().orElse(0);
    long high = group.stream().mapToLong(tx -> Math.abs(tx.amount().minor())).max().orElse(0);
    return high - low <= high / 5;
  }
}
