package app.coffer.desktop.ui.kit;

import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what a person types as an amount. Both separators are taken: where both occur the last is
 * the decimal sign; a single one that is the region's grouping sign with exactly three digits after
 * it groups; any other is the decimal sign. A trailing minus and parentheses around a number negate
 * it. {@code + - * /} and parentheses calculate; only a calculation is rounded.
 */
final class MoneyText {
  private final String text;
  private final char grouping;
  private int at;
  private boolean calculated;

  private MoneyText(String text, char grouping) {
    this.text = text;
    this.grouping = grouping;
  }

  static Optional<Money> parse(String typed, Currency currency, Locale region) {
    String text = plain(typed, currency);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean negate = false;
    if (text.matches("\\([0-9.,]+\\)")) {
      text = text.substring(1, text.length() - 1);
      negate = true;
    } else if (text.matches("[0-9.,]+-")) {
      text = text.substring(0, text.length() - 1);
      negate = true;
    }
    var reader = new MoneyText(text, grouping(region));
    try {
      BigDecimal value = reader.sum();
      if (reader.at != text.length()) {
        return Optional.empty();
      }
      BigDecimal exact =
          value.setScale(
              Money.digits(currency),
              reader.calculated ? RoundingMode.HALF_EVEN : RoundingMode.UNNECESSARY);
      long minor = exact.unscaledValue().longValueExact();
      return Optional.of(new Money(negate ? Math.negateExact(minor) : minor, currency));
    } catch (ArithmeticException | NumberFormatException notAnAmount) {
      return Optional.empty();
    }
  }

  private static char grouping(Locale region) {
    char sign = DecimalFormatSymbols.getInstance(region).getGroupingSeparator();
    return sign == '.' ? '.' : ',';
  }

  /** Without spaces, apostrophes and the currency, with an ASCII minus. */
  private static String plain(String typed, Currency currency) {
    return typed
        .replaceAll("(?i)" + currency.getCurrencyCode(), "")
        .replaceAll("[\\s\\u00a0\\u202f'\\u2019\\p{Sc}]", "")
        .replace('\u2212', '-')
        .replace('\u00d7', '*')
        .replace('\u00f7', '/');
  }

  private BigDecimal sum() {
    BigDecimal value = product();
    while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      char sign = text.charAt(at++);
      BigDecimal next = product();
      value = sign == '+' ? value.add(next) : value.subtract(next);
      calculated = true;
    }
    return value;
  }

  private BigDecimal product() {
    BigDecimal value = factor();
    while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
      char sign = text.charAt(at++);
      BigDecimal next = factor();
      value = sign == '*' ? value.multiply(next) : value.divide(next, MathContext.DECIMAL128);
      calculated = true;
    }
    return value;
  }

  private BigDecimal factor() {
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
      return factor().negate();
    }
    if (at < text.length() && text.charAt(at) == '+') {
      at++;
      return factor();
    }
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      BigDecimal inner = sum();
      if (at >= text.length() || text.charAt(at++) != ')') {
        throw new NumberFormatException("no closing parenthesis");
      }
      return inner;
    }
    return number();
  }

  private BigDecimal number() {
    int from = at;
    while (at < text.length() && "0123456789.,".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return new BigDecimal(separated(text.substring(from, at)));
  }

  /** The number with a dot as its only sign. */
  private String separated(String number) {
    int lastDot = number.lastIndexOf('.');
    int lastComma = number.lastIndexOf(',');
    if (lastDot >= 0 && lastComma >= 0) {
      char decimal = lastDot > lastComma ? '.' : ',';
      return number.replace(decimal == '.' ? "," : ".", "").replace(decimal, '.');
    }
    int last = Math.max(lastDot, lastComma);
    if (last < 0) {
      return number;
    }
    char sign = number.charAt(last);
    boolean several = number.indexOf(sign) != last;
    boolean groups = sign == grouping && number.length() - last == 4;
    return several || groups ? number.replace(String.valueOf(sign), "") : number.replace(sign, '.');
  }
}
