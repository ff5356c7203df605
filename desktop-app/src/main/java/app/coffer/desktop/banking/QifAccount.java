package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.Part;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The lines of one account of a QIF file. */
final class QifAccount {
  private final QifDates dates;
  private final char decimalSign;
  private final Currency currency;
  private final List<BankLine> lines = new ArrayList<>();
  private final List<RowProblem> problems = new ArrayList<>();

  QifAccount(QifDates dates, char decimalSign, Currency currency) {
    this.dates = dates;
    this.decimalSign = decimalSign;
    this.currency = currency;
  }

  void take(QifRecords.Record record) {
    try {
      lines.add(line(record));
    } catch (AmountText.Refused e) {
      String said = String.join(" ", record.first('D'), record.amount(), record.first('P')).strip();
      problems.add(new RowProblem(record.line(), BankFile.shortened(said), e.why()));
    }
  }

  private BankLine line(QifRecords.Record record) throws AmountText.Refused {
    if (!record.whole()) {
      throw new AmountText.Refused(Code.LINE_BREAKS_OFF);
    }
    if (record.entries().size() > QifRecords.MOST_ENTRIES) {
      throw new AmountText.Refused(Code.LINE_TOO_LONG);
    }
    once(record, 'T', Code.SEVERAL_AMOUNTS);
    once(record, 'D', Code.SEVERAL_DATES);
    LocalDate date = dates.read(record.first('D'));
    Money amount = AmountText.read(record.amount(), decimalSign, currency);
    partsSum(record, amount);
    String payee = record.first('P');
    List<String> notes = new ArrayList<>();
    notes.add(record.first('M'));
    notes.addAll(record.all('E'));
    String words = String.join(" ", notes.stream().filter(text -> !text.isEmpty()).toList());
    boolean named = !payee.isEmpty();
    List<Part> parts = parts(record);
    boolean split = parts.size() > 1;
    String category = category(record.first('L'));
    return new BankLine(
        record.line(),
        date,
        amount,
        "",
        named ? payee : words,
        named ? words : "",
        record.first('N'),
        split
            ? ""
            : category.isEmpty() && !parts.isEmpty() ? parts.getFirst().category() : category,
        split ? parts : List.of());
  }

  private static void once(QifRecords.Record record, char letter, Code several)
      throws AmountText.Refused {
    if (record.all(letter).stream().distinct().count() > 1) {
      throw new AmountText.Refused(several);
    }
  }

  /** Each begins with its category; note and amount follow. */
  private List<Part> parts(QifRecords.Record record) throws AmountText.Refused {
    List<Part> parts = new ArrayList<>();
    String category = "";
    String notes = "";
    boolean open = false;
    for (QifRecords.Entry entry : record.entries()) {
      switch (entry.letter()) {
        case 'S' -> {
          category = category(entry.value());
          notes = "";
          open = true;
        }
        case 'E' -> notes = entry.value();
        case '$' -> {
          if (open && !entry.value().isBlank()) {
            parts.add(
                new Part(category, AmountText.read(entry.value(), decimalSign, currency), notes));
          }
          open = false;
        }
        default -> {}
      }
    }
    return parts;
  }

  /** {@code Group:Name/Class} as a path; a transfer's account in brackets is no category. */
  private static String category(String written) {
    int slash = written.indexOf('/');
    String path = (slash < 0 ? written : written.substring(0, slash)).strip();
    if (path.startsWith("[") || path.startsWith("--") || path.isEmpty()) {
      return "";
    }
    int colon = path.indexOf(':');
    return colon < 0
        ? path
        : path.substring(0, colon).strip() + "/" + path.substring(colon + 1).strip();
  }

  /** Parts that do not sum up to their whole mean that one of the numbers was misread. */
  private void partsSum(QifRecords.Record record, Money whole) throws AmountText.Refused {
    List<String> parts = record.all('$');
    if (parts.isEmpty()) {
      return;
    }
    try {
      Money sum = Money.zero(currency);
      for (String part : parts) {
        sum = part.isBlank() ? sum : sum.plus(AmountText.read(part, decimalSign, currency));
      }
      if (!sum.equals(whole)) {
        throw new AmountText.Refused(Code.PARTS_DIFFER);
      }
    } catch (ArithmeticException e) {
      throw new AmountText.Refused(Code.PARTS_TOO_LARGE);
    }
  }

  List<BankLine> lines() {
    return lines;
  }

  List<RowProblem> problems() {
    return problems;
  }
}
