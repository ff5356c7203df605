package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * What the bank wrote, as a transaction keeps it: day, amount, words. Later files are compared with
 * the bank's own words, so that nothing a person edits makes a line look new.
 */
final class ImportText {
  private ImportText() {}

  static String of(BankLine line) {
    String words = (line.payee() + " " + line.notes()).strip();
    return Limited.text(line.date() + " " + line.amount().decimal() + " " + words, 4000);
  }

  /** Whether both day and amount are others: then the bank gave an old id to something new. */
  static boolean isAnother(String importText, BankLine line) {
    return !sameAmount(importText, line) && days(importText, line) > 10;
  }

  /** Whether day or amount is another: then the bank corrected the line. */
  static boolean isCorrected(String importText, BankLine line) {
    return !sameAmount(importText, line) || days(importText, line) > 0;
  }

  private static boolean sameAmount(String importText, BankLine line) {
    String[] parts = importText.split(" ", 3);
    if (parts.length < 2) {
      return true;
    }
    try {
      return Money.parse(parts[1], line.amount().currency()).equals(line.amount());
    } catch (ArithmeticException | NumberFormatException e) {
      return true; // written by another version: says nothing
    }
  }

  private static long days(String importText, BankLine line) {
    try {
      LocalDate day = LocalDate.parse(importText.split(" ", 2)[0]);
      return Math.abs(ChronoUnit.DAYS.between(day, line.date()));
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
