package app.coffer.desktop.report;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter;
import app.coffer.desktop.rates.Converter.Missing;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up amounts of several currencies in one, and keeps what could not be added. */
final class Converted {
  private final Converter converter;
  private final Map<Currency, LocalDate> missing =
      new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));

  Converted(Converter converter) {
    this.converter = converter;
  }

  Money zero() {
    return Money.zero(converter.base());
  }

  /** The amount in the base currency; zero where no rate is known, which is noted. */
  Money of(Money amount, LocalDate day) {
    return converter
        .convert(amount, day)
        .orElseGet(() -> {
          missing.merge(amount.currency(), day, (one, other) -> one.isBefore(other) ? one : other);
          return zero();
        });
  }

  List<Missing> missing() {
    return missing.entrySet().stream()
        .map(entry -> new Missing(entry.getKey(), entry.getValue()))
        .toList();
  }
}
