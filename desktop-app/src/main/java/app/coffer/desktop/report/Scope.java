package app.coffer.desktop.report;

import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/**
 * What a report is about.
 *
 * @param from the first day, and {@code to} the last
 * @param accounts empty for all
 * @param categories empty for all
 * @param tags any of them; empty for all
 */
public record Scope(
    LocalDate from,
    LocalDate to,
    Set<RecordId> accounts,
    Set<RecordId> categories,
    Set<String> tags) {
  public Scope {
    accounts = Set.copyOf(accounts);
    categories = Set.copyOf(categories);
    tags = Set.copyOf(tags);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("it ends before it begins");
    }
  }

  public static Scope between(LocalDate from, LocalDate to) {
    return new Scope(from, to, Set.of(), Set.of(), Set.of());
  }

  /** All of these months. */
  public static Scope months(YearMonth from, YearMonth to) {
    return between(from.atDay(1), to.atEndOfMonth());
  }

  /** The days of this one that are among others, which it meets. */
  Scope within(LocalDate first, LocalDate last) {
    return moved(first.isAfter(from) ? first : from, last.isBefore(to) ? last : to);
  }

  Scope moved(LocalDate first, LocalDate last) {
    return new Scope(first, last, accounts, categories, tags);
  }
}
