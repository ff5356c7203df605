package app.coffer.desktop.cli;

import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Locale;

/** Reads what a person typed; what cannot be read is wrong usage. */
final class Typed {
  private Typed() {}

  static Money money(String text, Currency currency) {
    try {
      return Money.parse(text.strip(), currency);
    } catch (NumberFormatException e) {
      throw Refusal.usage("\"" + text + "\" is not an amount.", "Write it like -12.34.");
    } catch (ArithmeticException e) {
      throw Refusal.usage(
          "\"" + text + "\" does not fit an amount in " + currency.getCurrencyCode() + ".",
          currency.getCurrencyCode() + " has " + Money.digits(currency) + " decimals.");
    }
  }

  static Currency currency(String code) {
    try {
      return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("\"" + code + "\" is not a currency.", "Use a code like EUR or USD.");
    }
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw Refusal.usage("\"" + text + "\" is not a date.", "Write it like 2026-11-21.");
    }
  }
}
