package app.coffer.desktop.banking;

import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts as banks write them. Signs, currency signs and group separators are taken off; what is
 * left must be a plain number that the currency can hold, or the text is refused.
 */
final class AmountText {
  /** No account holds more, and a million of them still fit into 64 bits. */
  private static final long MOST_MINOR = 100_000_000_000_000L;

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<open>\\()?(?<sign1>[-+])?\\s*(?<before>(\\p{L}{1,4}|\\p{Sc}|\\p{L}{1,2}\\p{Sc})\\.?)?"
              + "\\s*(?<sign2>[-+])?\\s*(?<digits>[0-9.,][0-9.,' ]*)\\s*"
              + "(?<sign3>[-+])?\\s*(?<after>\\p{L}{1,4}\\.?|\\p{Sc})?\\s*(?<mark>\\p{L}{1,2})?"
              + "(?<close>\\))?");
  private static final Pattern PLAIN = Pattern.compile("[-+0-9.,]+");
  private static final Pattern MINUS = Pattern.compile("[\u2212\u2012\u2013\uFE63\uFF0D]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0\u202F\u2007\u2009]+");
  private static final Pattern APOSTROPHES = Pattern.compile("[\u2019\u02BC\u00B4`]");
  private static final Set<String> MINUS_MARKS = Set.of("DR", "D", "S");
  private static final Set<String> PLUS_MARKS = Set.of("CR", "C", "H");

  private AmountText() {}

  /** An amount or a day that could not be read, and why. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Finding why;

    Refused(Code code, Object... arguments) {
      this.why = Finding.of(code, arguments);
    }

    Finding why() {
      return why;
    }

    @Override
    public String getMessage() {
      return why.english();
    }
  }

  /**
   * @param decimalSign {@code .} or {@code ,}; the other one separates groups
   */
  static Money read(String text, char decimalSign, Currency currency) throws Refused {
    long simple = simple(text, decimalSign, Money.digits(currency));
    if (simple != Long.MIN_VALUE) {
      return new Money(simple, currency);
    }
    String plain = plain(text);
    Matcher parts = PARTS.matcher(plain);
    if (!parts.matches()) {
      throw notAnAmount(text);
    }
    boolean brackets = parts.group("open") != null;
    if (brackets != (parts.group("close") != null)) {
      throw notAnAmount(text);
    }
    int signs = 0;
    boolean minus = brackets;
    for (String name : new String[] {"sign1", "sign2", "sign3"}) {
      String sign = parts.group(name);
      signs += sign == null ? 0 : 1;
      minus |= "-".equals(sign);
    }
    String mark = parts.group("mark");
    String after = parts.group("after");
    if (mark == null && after != null && isMark(after)) {
      mark = after;
      after = null;
    }
    if (mark != null) {
      if (!isMark(mark)) {
        throw notAnAmount(text);
      }
      signs++;
      minus |= MINUS_MARKS.contains(mark.toUpperCase(Locale.ROOT));
    }
    if (signs + (brackets ? 1 : 0) > 1) {
      throw notAnAmount(text);
    }
    sameCurrency(parts.group("before"), currency);
    sameCurrency(after, currency);
    BigDecimal value = number(parts.group("digits").strip(), decimalSign, text);
    return money(minus ? value.negate() : value, currency, text);
  }

  /**
   * What most files write: a minus perhaps, digits, all decimals of the currency. The smallest
   * number there is for anything else.
   */
  private static long simple(String text, char decimalSign, int decimals) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.length() - decimals - 1;
    if (decimals == 0
        || point <= start
        || point - start > 10
        || text.charAt(point) != decimalSign) {
      return Long.MIN_VALUE;
    }
    long minor = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i != point) {
        if (c < '0' || c > '9') {
          return Long.MIN_VALUE;
        }
        minor = minor * 10 + c - '0';
      }
    }
    return start == 0 ? minor : -minor;
  }

  /** Whether the text is an amount in some way of writing. */
  static boolean looksLikeAmount(String text) {
    return text.length() < 60 && hasDigit(text) && PARTS.matcher(plain(text)).matches();
  }

  /** The digits and separators alone, as {@link NumberShape} counts them; empty if no amount. */
  static String digits(String text) {
    Matcher parts = PARTS.matcher(plain(text));
    return hasDigit(text) && parts.matches() ? parts.group("digits").strip() : "";
  }

  static boolean hasMinus(String text) {
    String plain = plain(text);
    return plain.startsWith("-") || plain.endsWith("-") || plain.startsWith("(");
  }

  static Money money(BigDecimal value, Currency currency, String text) throws Refused {
    BigDecimal exact = value.stripTrailingZeros();
    int digits = Money.digits(currency);
    if (exact.scale() > digits) {
      throw new Refused(
          Code.TOO_MANY_DECIMALS, BankFile.shortened(text), currency.getCurrencyCode());
    }
    BigDecimal minor = exact.movePointRight(digits);
    if (minor.abs().compareTo(BigDecimal.valueOf(MOST_MINOR)) > 0) {
      throw new Refused(Code.AMOUNT_TOO_LARGE, BankFile.shortened(text));
    }
    return new Money(minor.longValueExact(), currency);
  }

  private static BigDecimal number(String digits, char decimalSign, String text) throws Refused {
    int point = digits.indexOf(decimalSign);
    if (point != digits.lastIndexOf(decimalSign)) {
      throw notAnAmount(text);
    }
    String whole = point < 0 ? digits : digits.substring(0, point);
    String fraction = point < 0 ? "" : digits.substring(point + 1);
    if (!fraction.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw notAnAmount(text);
    }
    String joined = digitsOnly(whole);
    if (joined.length() != whole.length() && !grouped(whole)) {
      throw notAnAmount(text);
    }
    if (joined.isEmpty() && fraction.isEmpty() || joined.length() > 30 || fraction.length() > 30) {
      throw notAnAmount(text);
    }
    return new BigDecimal((joined.isEmpty() ? "0" : joined) + "." + fraction + "0");
  }

  private static String digitsOnly(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9') ? text : text.replaceAll("[^0-9]", "");
  }

  /** One kind of separator, the last group of three digits; India's groups of two before it. */
  private static boolean grouped(String whole) {
    for (String sign : new String[] {"\\.", ",", "'", " "}) {
      if (whole.matches("[0-9]{1,3}(" + sign + "[0-9]{3})+")
          || whole.matches("[0-9]{1,2}(" + sign + "[0-9]{2})+" + sign + "[0-9]{3}")) {
        return true;
      }
    }
    return false;
  }

  private static void sameCurrency(@org.jspecify.annotations.Nullable String code, Currency mine)
      throws Refused {
    if (code != null
        && code.matches("[A-Z]{3}")
        && !code.equals(mine.getCurrencyCode())
        && Currency.getAvailableCurrencies().stream()
            .anyMatch(other -> other.getCurrencyCode().equals(code))) {
      throw new Refused(Code.NOT_THE_ACCOUNTS_CURRENCY, code, mine.getCurrencyCode());
    }
  }

  private static boolean isMark(String mark) {
    String upper = mark.toUpperCase(Locale.ROOT);
    return MINUS_MARKS.contains(upper) || PLUS_MARKS.contains(upper);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /** One minus, one space, one apostrophe. */
  private static String plain(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    return MINUS
        .matcher(text)
        .replaceAll("-")
        .transform(each -> BLANKS.matcher(each).replaceAll(" "))
        .transform(each -> APOSTROPHES.matcher(each).replaceAll("'"))
        .strip();
  }

  private static Refused notAnAmount(String text) {
    return text.isBlank()
        ? new Refused(Code.AMOUNT_MISSING)
        : new Refused(Code.NOT_AN_AMOUNT, BankFile.shortened(text));
  }
}
