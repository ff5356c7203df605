package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field 61: days, direction, amount and references of one line. */
final class SwiftLine {
  /** The kind of payment behind the amount shows that the amount is not cut off. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?<day>\\d{6})(?<entry>\\d{4}|\\s{4})?\\s*(?<mark>R?[CD]|E[CD])(?<funds>[A-Z])?\\s*"
              + "(?<amount>[0-9]{1,18}[.,][0-9]{0,18})(?<rest>[A-Z].*)");

  private static final Pattern REFERENCES =
      Pattern.compile("(?:[A-Z][A-Z0-9]{3})?(?<own>.*?)(?://(?<bank>.*))?");

  private SwiftLine() {}

  static BankLine read(SwiftTokens.Field field, SwiftPurpose purpose, Currency unit)
      throws AmountText.Refused {
    String first = field.value().getFirst();
    // some banks wrap this line as well
    if (field.value().size() > 1 && !LINE.matcher(first.strip()).matches()) {
      first = first + field.value().get(1);
    }
    Matcher line = LINE.matcher(first.strip());
    if (!line.matches()) {
      throw new AmountText.Refused(Code.NO_DAY_DIRECTION_AMOUNT);
    }
    LocalDate value = day(line.group("day"));
    LocalDate booked = entry(line.group("entry"), value);
    Money size = amount(line.group("amount"), unit);
    String mark = line.group("mark");
    // taking back what came in is money out
    boolean out = mark.equals("D") || mark.equals("RC") || mark.equals("ED");
    Matcher references = REFERENCES.matcher(line.group("rest").strip());
    String bank = "";
    if (references.matches() && references.group("bank") != null) {
      bank = references.group("bank").strip();
    }
    String payee = purpose.payee();
    String notes = purpose.notes();
    if (payee.isEmpty()) {
      payee = notes.isEmpty() ? more(field.value()) : notes;
      notes = "";
    }
    return new BankLine(field.line(), booked, out ? size.negated() : size, bank, payee, notes, "");
  }

  private static String more(List<String> lines) {
    return String.join(" ", lines.subList(1, lines.size())).strip();
  }

  /** The comma stands before the decimals, also where there are none. */
  static Money amount(String text, Currency unit) throws AmountText.Refused {
    if (!text.matches("[0-9]{1,18}([.,][0-9]{0,18})?")) {
      throw new AmountText.Refused(Code.NOT_AN_AMOUNT, BankFile.shortened(text));
    }
    return AmountText.money(new BigDecimal(text.replace(',', '.') + "0"), unit, text);
  }

  /** Banks that count 30 days to a month book interest on 30 February: then it is the last day. */
  private static LocalDate day(String yymmdd) throws AmountText.Refused {
    int year = Integer.parseInt(yymmdd.substring(0, 2));
    return day(
        year < 70 ? 2000 + year : 1900 + year,
        Integer.parseInt(yymmdd.substring(2, 4)),
        Integer.parseInt(yymmdd.substring(4, 6)),
        yymmdd);
  }

  private static LocalDate day(int year, int month, int day, String text)
      throws AmountText.Refused {
    try {
      boolean february = month == 2 && day > 28 && day <= 30;
      return february
          ? LocalDate.of(year, 2, Math.min(day, YearMonth.of(year, 2).lengthOfMonth()))
          : LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw new AmountText.Refused(Code.NOT_A_DATE, BankFile.shortened(text));
    }
  }

  /** The booking day has no year: it is the one nearest to the value day. */
  private static LocalDate entry(@org.jspecify.annotations.Nullable String mmdd, LocalDate value)
      throws AmountText.Refused {
    if (mmdd == null || mmdd.isBlank()) {
      return value;
    }
    int month = Integer.parseInt(mmdd.substring(0, 2));
    int day = Integer.parseInt(mmdd.substring(2, 4));
    LocalDate best = day(value.getYear(), month, day, mmdd);
    for (int year : new int[] {value.getYear() - 1, value.getYear() + 1}) {
      LocalDate other = day(year, month, day, mmdd);
      if (Math.abs(ChronoUnit.DAYS.between(value, other))
          < Math.abs(ChronoUnit.DAYS.between(value, best))) {
        best = other;
      }
    }
    return best;
  }
}
