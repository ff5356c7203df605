package app.coffer.desktop.ui.reports;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Cells and names of figures as a person reads them. */
final class FigureText implements Figures.Numbers {
  private final Words words;
  private final Formats formats;
  private final DateTimeFormatter month;
  private final DateTimeFormatter brief;
  private final DateTimeFormatter day;

  FigureText(UiContext context) {
    words = context.words();
    formats = context.formats();
    // names of months are words, so they follow the language and not the region
    month = DateTimeFormatter.ofPattern("LLLL uuuu", words.language());
    brief = DateTimeFormatter.ofPattern("LLL uu", words.language());
    boolean same = formats.region().getLanguage().equals(words.language().getLanguage());
    day =
        DateTimeFormatter.ofLocalizedPattern("MMMd")
            .withLocale(same ? formats.region() : words.language());
  }

  Words words() {
    return words;
  }

  String month(YearMonth value) {
    return month.format(value);
  }

  String brief(YearMonth value) {
    return brief.format(value);
  }

  String brief(LocalDate value) {
    return day.format(value);
  }

  String date(LocalDate value) {
    return formats.date(value);
  }

  String money(Money amount) {
    return formats.moneyWithCurrency(amount);
  }

  String signed(Money amount) {
    boolean plus = amount.minor() > 0 && !formats.isHidden();
    return (plus ? "+" : "") + formats.moneyWithCurrency(amount);
  }

  Cell cell(Money amount, @Nullable Target behind) {
    return new Cell(Figures.number(amount), formats.money(amount), behind);
  }

  Cell count(int number) {
    return new Cell(BigDecimal.valueOf(number), String.valueOf(number), null);
  }

  @Override
  public String money(BigDecimal amount, Currency currency) {
    long minor = amount.movePointRight(Money.digits(currency)).longValueExact();
    return formats.money(new Money(minor, currency));
  }

  @Override
  public String axis(Number value) {
    if (formats.isHidden()) {
      return "";
    }
    if (Math.abs(value.doubleValue()) < 1_000) {
      return whole(value);
    }
    var format = NumberFormat.getCompactNumberInstance(words.language(), NumberFormat.Style.SHORT);
    format.setMaximumFractionDigits(1);
    return format.format(value.doubleValue()).replace('-', '\u2212');
  }

  private String whole(Number value) {
    var format = NumberFormat.getNumberInstance(formats.region());
    format.setMaximumFractionDigits(Math.abs(value.doubleValue()) < 10 ? 2 : 0);
    return format.format(value.doubleValue()).replace('-', '\u2212');
  }

  /** A part of a whole; nothing where there is no whole. */
  Cell share(Money part, Money whole) {
    if (whole.isZero()) {
      return Cell.none();
    }
    BigDecimal share =
        BigDecimal.valueOf(part.minor())
            .divide(BigDecimal.valueOf(whole.minor()), 4, RoundingMode.HALF_EVEN);
    return new Cell(share, percent(share), null);
  }

  /** How much more or less a figure is than another was. */
  Cell change(Money now, Money before) {
    if (before.isZero()) {
      return Cell.none();
    }
    BigDecimal change =
        BigDecimal.valueOf(Math.subtractExact(now.minor(), before.minor()))
            .divide(BigDecimal.valueOf(Math.abs(before.minor())), 4, RoundingMode.HALF_EVEN);
    String said = percent(change);
    boolean more = change.signum() > 0 && !said.equals(percent(BigDecimal.ZERO));
    return new Cell(change, (more ? "+" : "") + said, null);
  }

  private String percent(BigDecimal share) {
    var format = NumberFormat.getPercentInstance(formats.region());
    format.setMaximumFractionDigits(share.abs().doubleValue() < 0.1 ? 1 : 0);
    return format.format(share).replace('-', '\u2212');
  }
}
