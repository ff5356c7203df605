package app.coffer.desktop.ui.kit;

import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Amounts, dates and times as the person's region writes them. */
public final class Formats {
  private static final String HIDDEN = "•••";
  private final Locale region;
  private final ZoneId zone;
  private final DateTimeFormatter date;
  private final DateTimeFormatter time;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;
  private final DateTimeFormatter shortMonth;

  /** Read where amounts are written, on any thread. */
  private volatile boolean hidden;

  public Formats(Locale region, ZoneId zone) {
    this.region = region;
    this.zone = zone;
    date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(region);
    time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(region);
    day = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(region);
    month = DateTimeFormatter.ofPattern("LLLL uuuu", region);
    shortMonth = DateTimeFormatter.ofPattern("LLL uuuu", region);
  }

  public Locale region() {
    return region;
  }

  /** Hides what every amount is from whoever looks over a shoulder, or shows it again. */
  public void setHidden(boolean hide) {
    hidden = hide;
  }

  public boolean isHidden() {
    return hidden;
  }

  /** {@code 1,204.10} with the currency's digits and a true minus sign; no currency. */
  public String money(Money amount) {
    return hidden ? HIDDEN : typed(amount);
  }

  /**
   * As {@link #money}, for a field in which it is edited: the field hides it, see {@link
   * AmountSkin}.
   */
  public String typed(Money amount) {
    var format = NumberFormat.getNumberInstance(region);
    format.setMinimumFractionDigits(Money.digits(amount.currency()));
    format.setMaximumFractionDigits(Money.digits(amount.currency()));
    return minus(format.format(decimal(amount)));
  }

  /** As {@link #money} with the currency's symbol. */
  public String moneyWithCurrency(Money amount) {
    if (hidden) {
      return HIDDEN;
    }
    var format = NumberFormat.getCurrencyInstance(region);
    format.setCurrency(amount.currency());
    format.setMinimumFractionDigits(Money.digits(amount.currency()));
    format.setMaximumFractionDigits(Money.digits(amount.currency()));
    return minus(format.format(decimal(amount)));
  }

  /** As {@link #money} with a sign in front even where it is positive. */
  public String signed(Money amount) {
    return hidden ? HIDDEN : (amount.minor() > 0 ? "+" : "") + money(amount);
  }

  /**
   * An amount as a person types it: numbers, both separators, arithmetic; empty where it is none.
   */
  public Optional<Money> readMoney(String text, Currency currency) {
    return MoneyText.parse(text, currency, region);
  }

  /** {@code 14 Nov 2026}. */
  public String date(LocalDate value) {
    return date.format(value);
  }

  /** {@code Nov 2026}. */
  public String shortMonth(YearMonth value) {
    return shortMonth.format(value.atDay(1));
  }

  /** {@code November 2026}. */
  public String month(YearMonth value) {
    return month.format(value.atDay(1));
  }

  /** {@code 14 Nov}: where the year is clear. */
  public String day(LocalDate value) {
    return day.format(value);
  }

  /** A date as a person types it; empty where it is none. */
  public Optional<LocalDate> readDate(String text, LocalDate today) {
    return DateText.parse(text, today, region, date);
  }

  /** {@code 11:02}. */
  public String time(Instant at) {
    return time.format(at.atZone(zone));
  }

  /** The time today, otherwise the date and the time. */
  public String moment(Instant at, Instant now) {
    LocalDate then = at.atZone(zone).toLocalDate();
    LocalDate today = now.atZone(zone).toLocalDate();
    if (then.equals(today)) {
      return time(at);
    }
    return (then.getYear() == today.getYear() ? day.format(then) : date(then)) + ", " + time(at);
  }

  /** How long ago, in words. */
  public String ago(Instant at, Instant now, Words words) {
    Duration since = Duration.between(at, now);
    if (since.compareTo(Duration.ofMinutes(1)) < 0) {
      return words.get("ago.now");
    }
    if (since.compareTo(Duration.ofHours(1)) < 0) {
      return words.count("ago.minutes", since.toMinutes());
    }
    if (since.compareTo(Duration.ofDays(1)) < 0) {
      return words.count("ago.hours", since.toHours());
    }
    return moment(at, now);
  }

  private static BigDecimal decimal(Money amount) {
    return BigDecimal.valueOf(amount.minor(), Money.digits(amount.currency()));
  }

  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }
}
