package app.coffer.desktop.rates;

import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts into one currency by the latest rate on or before a day: a direct one, a reversed one,
 * or two over the euro. Where there is none it says so; it never takes one for one.
 */
public final class Converter {
  private static final Currency EURO = Currency.getInstance("EUR");

  private final Currency base;
  private final Map<Pair, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();

  private record Pair(Currency from, Currency to) {}

  /** A currency that could not be converted, and the first day it was needed. */
  public record Missing(Currency currency, LocalDate day) {}

  public Converter(Currency base, Collection<Rate> all) {
    this.base = base;
    for (Rate rate : all) {
      rates
          .computeIfAbsent(new Pair(rate.from(), rate.to()), added -> new TreeMap<>())
          .put(rate.date(), rate.value());
    }
  }

  public Currency base() {
    return base;
  }

  /** The amount in the base currency, rounded half to even to its smallest unit. */
  public Optional<Money> convert(Money amount, LocalDate day) {
    if (amount.currency().equals(base) || amount.isZero()) {
      return Optional.of(new Money(amount.minor(), base));
    }
    return rate(amount.currency(), base, day)
        .map(rate ->
            new Money(
                new BigDecimal(amount.decimal())
                    .multiply(rate)
                    .setScale(Money.digits(base), RoundingMode.HALF_EVEN)
                    .unscaledValue()
                    .longValueExact(),
                base));
  }

  /** How much of the base currency one unit of another is worth. */
  public Optional<BigDecimal> rate(Currency from, LocalDate day) {
    return from.equals(base) ? Optional.of(BigDecimal.ONE) : rate(from, base, day);
  }

  private Optional<BigDecimal> rate(Currency from, Currency to, LocalDate day) {
    Optional<BigDecimal> straight = straight(from, to, day);
    if (straight.isPresent() || from.equals(EURO) || to.equals(EURO)) {
      return straight;
    }
    return straight(from, EURO, day).flatMap(first -> straight(EURO, to, day).map(first::multiply));
  }

  private Optional<BigDecimal> straight(Currency from, Currency to, LocalDate day) {
    var direct = at(new Pair(from, to), day);
    var reversed = at(new Pair(to, from), day);
    boolean newer =
        reversed != null && (direct == null || reversed.getKey().isAfter(direct.getKey()));
    if (newer) {
      return Optional.of(BigDecimal.ONE.divide(reversed.getValue(), MathContext.DECIMAL128));
    }
    return Optional.ofNullable(direct).map(Map.Entry::getValue);
  }

  private Map.@Nullable Entry<LocalDate, BigDecimal> at(Pair pair, LocalDate day) {
    var known = rates.get(pair);
    return known == null ? null : known.floorEntry(day);
  }
}
