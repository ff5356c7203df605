package app.coffer.desktop.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads amounts as people type them: with either decimal sign, with grouping, with the minus before
 * or after or as parentheses, and with simple arithmetic such as {@code 12.50*2+3}.
 *
 * <p>Where both {@code .} and {@code ,} occur, the last is the decimal sign. Where one occurs once,
 * with exactly three digits behind it, and is the region's grouping sign, it groups; otherwise it
 * is the decimal sign. Where one occurs more than once, it groups.
 */
public final class AmountText {
  private static final int LONGEST = 100;
  private static final int MOST_PARENTHESES = 20;

  private final String text;
  private final char grouping;
  private int at;
  private int depth;
  private boolean calculated;

  private AmountText(String text, char grouping) {
    this.text = text;
    this.grouping = grouping;
  }

  /**
   * The amount, or empty where the text is none, has more decimals than the currency, or does not
   * fit. Results of arithmetic are rounded to the currency's digits, halves away from zero: show
   * the result to the person.
   *
   * @param region whose grouping sign decides what {@code 1.234} means
   */
  public static Optional<Money> parse(String typed, Currency currency, Locale region) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    char grouping = DecimalFormatSymbols.getInstance(region).getGroupingSeparator();
    String text = cleaned(typed, currency, region);
    String inside =
        text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : "";
    try {
      // bookkeepers' parentheses: around one number they are its minus
      boolean negative = isNumber(inside);
      var reading = new AmountText(negative ? inside : text, grouping);
      BigDecimal value = reading.whole();
      int digits = Money.digits(currency);
      BigDecimal scaled =
          value.setScale(
              digits, reading.calculated ? RoundingMode.HALF_UP : RoundingMode.UNNECESSARY);
      long minor = scaled.unscaledValue().longValueExact();
      return Optional.of(new Money(negative ? Math.negateExact(minor) : minor, currency));
    } catch (NumberFormatException | ArithmeticException noAmount) {
      return Optional.empty();
    }
  }

  private static String cleaned(String typed, Currency currency, Locale region) {
    return typed
        .replace(currency.getCurrencyCode(), "")
        .replace(currency.getSymbol(region), "")
        .replace(currency.getSymbol(Locale.ROOT), "")
        .replaceAll("[\\p{Sc}\\s\\u00a0\\u202f\\u2009'\\u2019]", "")
        .replaceAll("[\\u2212\\u2013]", "-")
        .replace('\u00d7', '*')
        .replace('\u00f7', '/');
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(AmountText::isOfNumber);
  }

  private static boolean isOfNumber(int c) {
    return c >= '0' && c <= '9' || c == '.' || c == ',';
  }

  private BigDecimal whole() {
    BigDecimal value = sum();
    if (at == text.length() - 1 && text.charAt(at) == '-' && !calculated) {
      at++;
      value = value.negate();
    }
    if (at != text.length()) {
      throw new NumberFormatException();
    }
    return value;
  }

  private BigDecimal sum() {
    BigDecimal value = product();
    while (at < text.length() - 1 && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      boolean minus = text.charAt(at++) == '-';
      calculated = true;
      value = minus ? value.subtract(product()) : value.add(product());
    }
    return value;
  }

  private BigDecimal product() {
    BigDecimal value = signed();
    while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
      boolean times = text.charAt(at++) == '*';
      calculated = true;
      value = times ? value.multiply(signed()) : value.divide(signed(), MathContext.DECIMAL128);
    }
    return value;
  }

  private BigDecimal signed() {
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      return text.charAt(at++) == '-' ? factor().negate() : factor();
    }
    return factor();
  }

  private BigDecimal factor() {
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      if (++depth > MOST_PARENTHESES) {
        throw new NumberFormatException();
      }
      BigDecimal value = sum();
      if (at >= text.length() || text.charAt(at++) != ')') {
        throw new NumberFormatException();
      }
      return value;
    }
    int start = at;
    while (at < text.length() && isOfNumber(text.charAt(at))) {
      at++;
    }
    return number(text.substring(start, at));
  }

  private BigDecimal number(String typed) {
    int dot = typed.lastIndexOf('.');
    int comma = typed.lastIndexOf(',');
    int last = Math.max(dot, comma);
    if (typed.length() == 1 && last == 0) {
      throw new NumberFormatException("no digit");
    }
    if (last < 0) {
      return new BigDecimal(typed);
    }
    char sign = typed.charAt(last);
    boolean both = dot >= 0 && comma >= 0;
    boolean once = typed.indexOf(sign) == last;
    if (both && !once) {
      throw new NumberFormatException("two decimal signs");
    }
    boolean groups =
        !both && (!once || sign == grouping && last > 0 && typed.length() - last - 1 == 3);
    if (groups || both) {
      refuseOddGroups(groups ? typed : typed.substring(0, last));
    }
    String whole = typed.substring(0, last).replaceAll("[.,]", "");
    String rest = typed.substring(last + 1);
    return new BigDecimal(groups ? whole + rest : (whole.isEmpty() ? "0" : whole) + "." + rest);
  }

  /** Groups have three digits, as nearly everywhere, or two before the last three, as in India. */
  private static void refuseOddGroups(String grouped) {
    if (!grouped.matches("\\d{1,3}([.,]\\d{2,3})*[.,]\\d{3}") && !grouped.matches("\\d+")) {
      throw new NumberFormatException("odd groups");
    }
  }
}
