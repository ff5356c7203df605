package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.RowProblem;
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
      problems.add(new RowProblem(record.line(), BankFile.shortened(said), e.getMessage()));
    }
  }

  private BankLine line(QifRecords.Record record) throws AmountText.Refused {
    if (!record.whole()) {
      throw new AmountText.Refused("the file ends or breaks off in this line");
    }
    LocalDate date = dates.read(record.first('D'));
    Money amount = AmountText.read(record.amount(), decimalSign, currency);
    partsSum(record, amount);
    String payee = record.first('P');
    List<String> notes = new ArrayList<>();
    notes.add(record.first('M'));
    notes.addAll(record.all('E'));
    String words = String.join(" ", notes.stream().filter(text -> !text.isEmpty()).toList());
    boolean named = !payee.isEmpty();
    return new BankLine(
        record.line(),
        date,
        amount,
        "",
        named ? payee : words,
        named ? words : "",
        record.first('N'));
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
        throw new AmountText.Refused("the parts of this line do not add up to its amount");
      }
    } catch (ArithmeticException e) {
      throw new AmountText.Refused("the parts of this line add up to too much");
    }
  }

  List<BankLine> lines() {
    return lines;
  }

  List<RowProblem> problems() {
    return problems;
  }
}
