package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.report.Period.Days;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** Days as seen from today. */
public enum Span {
  THIS_MONTH("filter.thisMonth"),
  LAST_MONTH("filter.lastMonth"),
  THIRTY_DAYS("filter.thirtyDays"),
  THREE_MONTHS("filter.threeMonths"),
  THIS_YEAR("filter.thisYear"),
  LAST_YEAR("filter.lastYear");

  private final String key;

  Span(String key) {
    this.key = key;
  }

  /** Under which its words are. */
  String key() {
    return key;
  }

  Days days(LocalDate today) {
    LocalDate month = today.withDayOfMonth(1);
    LocalDate year = today.withDayOfYear(1);
    return switch (this) {
      case THIS_MONTH -> new Days(month, today.with(TemporalAdjusters.lastDayOfMonth()));
      case LAST_MONTH -> new Days(month.minusMonths(1), month.minusDays(1));
      case THIRTY_DAYS -> new Days(today.minusDays(29), today);
      case THREE_MONTHS -> new Days(month.minusMonths(2), today);
      case THIS_YEAR -> new Days(year, today.with(TemporalAdjusters.lastDayOfYear()));
      case LAST_YEAR -> new Days(year.minusYears(1), year.minusDays(1));
    };
  }

  /** The one that a filter's days are today. */
  static Optional<Span> of(RegisterFilter filter, LocalDate today) {
    if (filter.from() == null || filter.to() == null) {
      return Optional.empty();
    }
    var days = new Days(filter.from(), filter.to());
    return Arrays.stream(values()).filter(span -> span.days(today).equals(days)).findFirst();
  }

  /** As it was saved; empty for what another version wrote. */
  static Optional<Span> named(String name) {
    return Arrays.stream(values()).filter(span -> span.name().equals(name)).findFirst();
  }
}
