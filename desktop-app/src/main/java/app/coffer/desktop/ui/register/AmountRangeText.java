package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.RegisterFilter.AmountRange;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Formats;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and writes which amounts a filter takes: {@code 48}, {@code = 48}, {@code > 100}, {@code <
 * 20}, {@code 10 .. 50}. The sign does not matter unless one is written.
 */
final class AmountRangeText {
  private static final Pattern BETWEEN =
      Pattern.compile("(.+?)\\s*(?:\\.\\.|…|–|\\bto\\b|\\bbis\\b)\\s*(.+)");

  private AmountRangeText() {}

  static Optional<AmountRange> read(String typed, Currency currency, Formats formats) {
    String text = typed.strip();
    boolean signed = text.matches(".*[-−+].*");
    var between = BETWEEN.matcher(text);
    if (between.matches()) {
      return range(
          formats.readMoney(between.group(1), currency),
          formats.readMoney(between.group(2), currency),
          !signed);
    }
    if (text.startsWith(">") || text.startsWith("<")) {
      Optional<Money> end = formats.readMoney(text.substring(1).replace("=", ""), currency);
      boolean least = text.startsWith(">");
      return end.map(
          amount -> new AmountRange(least ? amount : null, least ? null : amount, !signed));
    }
    String one = text.startsWith("=") ? text.substring(1) : text;
    return formats.readMoney(one, currency).map(amount -> new AmountRange(amount, amount, !signed));
  }

  static String write(AmountRange range, Formats formats) {
    Money least = range.least();
    Money most = range.most();
    if (least == null) {
      return "≤ " + formats.money(java.util.Objects.requireNonNull(most));
    }
    if (most == null) {
      return "≥ " + formats.money(least);
    }
    return least.equals(most)
        ? formats.money(least)
        : formats.money(least) + " … " + formats.money(most);
  }

  private static Optional<AmountRange> range(
      Optional<Money> one, Optional<Money> other, boolean absolute) {
    if (one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    boolean ordered = one.get().compareTo(other.get()) <= 0;
    return Optional.of(
        new AmountRange(
            ordered ? one.get() : other.get(), ordered ? other.get() : one.get(), absolute));
  }
}
