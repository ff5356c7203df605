package app.coffer.desktop.report;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter.Missing;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where money went; transfers and income are left out.
 *
 * @param slices the most expensive first
 * @param missing currencies that are left out for want of a rate
 */
public record Spending(
    LocalDate from,
    LocalDate to,
    By by,
    List<Slice> slices,
    Money total,
    Money totalBefore,
    List<Missing> missing) {
  public Spending {
    slices = List.copyOf(slices);
    missing = List.copyOf(missing);
  }

  /** What slices stand for. */
  public enum By {
    CATEGORY,
    PAYEE,
    TAG
  }

  /** What is compared with. */
  public enum Compare {
    NOTHING,
    /** As many days, just before. */
    PREVIOUS_PERIOD,
    /** The same days a year before. */
    PREVIOUS_YEAR
  }

  /**
   * A part of the spending.
   *
   * @param id of the category or payee; null for none, and for tags
   * @param name {@code Group/Name}, the payee's or the tag's name; empty for none
   * @param sum negative where money went out
   * @param count of transactions and lines
   */
  public record Slice(@Nullable RecordId id, String name, Money sum, Money before, int count) {}
}
