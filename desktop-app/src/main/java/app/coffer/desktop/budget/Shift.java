package app.coffer.desktop.budget;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By how much what the budget is made from would be different; the parts add up. */
public record Shift(List<Part> parts) {
  public Shift {
    parts = List.copyOf(parts);
  }

  /** One amount that would be different. */
  public sealed interface Part {

    /** What a category gets in a month. */
    record Budgeted(RecordId category, YearMonth month, Money by) implements Part {}

    /**
     * What moves in an account on a day.
     *
     * @param category null where it has none: transfers, and what is not categorised
     */
    record Moved(RecordId account, LocalDate day, @Nullable RecordId category, Money by)
        implements Part {}

    /** What an account held before its first transaction. */
    record Opened(RecordId account, Money by) implements Part {}
  }
}
