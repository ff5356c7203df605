package app.coffer.desktop.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in the smallest unit of its currency.
 *
 * @param minor cents for EUR, yen for JPY, fils (1/1000) for BHD
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  public static Money of(long minor, String currencyCode) {
    return new Money(minor, Currency.getInstance(currencyCode));
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * Reads a plain decimal such as {@code -12.34}.
   *
   * @throws NumberFormatException where it is none
   * @throws ArithmeticException where it has more digits than the currency, or does not fit
   */
  public static Money parse(String decimal, Currency currency) {
    return new Money(
        new BigDecimal(decimal)
            .setScale(digits(currency), RoundingMode.UNNECESSARY)
            .unscaledValue()
            .longValueExact(),
        currency);
  }

  /** The currency's number of decimals. */
  public static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  /** The plain decimal that {@link #parse} reads, always with the currency's digits. */
  public String decimal() {
    return BigDecimal.valueOf(minor, digits(currency)).toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("two currencies: " + currency + " and " + other.currency);
    }
    return other;
  }
}
