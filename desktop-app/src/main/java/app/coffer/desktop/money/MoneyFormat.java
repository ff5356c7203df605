package app.coffer.desktop.money;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * Shows amounts the way a region writes them: its decimal and grouping signs, a real minus sign
 * (U+2212), always the currency's digits. What it writes, {@link AmountText} reads.
 */
public final class MoneyFormat {
  private static final char MINUS = '\u2212';
  private static final char NO_BREAK = '\u00a0';

  private final Locale region;
  private final boolean parentheses;

  /**
   * @param parentheses whether negative amounts stand in parentheses instead of behind a minus
   */
  public MoneyFormat(Locale region, boolean parentheses) {
    this.region = region;
    this.parentheses = parentheses;
  }

  /** Without the currency, for columns where it is clear. */
  public String amount(Money money) {
    NumberFormat format = NumberFormat.getNumberInstance(region);
    int digits = Money.digits(money.currency());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setGroupingUsed(true);
    if (format instanceof DecimalFormat decimal) {
      // signs are put on here, so that no region's own minus comes in between
      decimal.setNegativePrefix("");
      decimal.setNegativeSuffix("");
      decimal.setPositivePrefix("");
      decimal.setPositiveSuffix("");
    }
    String number = format.format(new BigDecimal(money.decimal()));
    if (!money.isNegative()) {
      return number;
    }
    return parentheses ? "(" + number + ")" : MINUS + number;
  }

  /** With the currency's symbol behind the amount, or its code where it has none here. */
  public String withCurrency(Money money) {
    Currency currency = money.currency();
    return amount(money) + NO_BREAK + currency.getSymbol(region);
  }
}
