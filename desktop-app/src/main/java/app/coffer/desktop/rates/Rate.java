package app.coffer.desktop.rates;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What a currency was worth on a day: one unit of {@code from} is {@code value} of {@code to}. Its
 * id follows from day and pair.
 *
 * @param value positive, without zeros at the end
 */
public record Rate(RecordId id, LocalDate date, Currency from, Currency to, BigDecimal value) {
  public static final Kind<Rate> KIND = new Kind<>(Entity.RATE, Rate.class, Rate::id);

  /** Digits after the point, at most. */
  public static final int MOST_DECIMALS = 12;

  public Rate {
    value = value.stripTrailingZeros();
    if (value.scale() < 0) {
      value = value.setScale(0);
    }
    if (value.signum() <= 0 || value.scale() > MOST_DECIMALS || value.precision() > 18) {
      throw new IllegalArgumentException("a rate is positive and has at most 12 decimals");
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("a rate of a currency to itself");
    }
  }
}
