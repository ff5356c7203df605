package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.CsvInference.field;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CSV with columns that were inferred or that a person corrected. */
final class CsvStatementReader implements StatementReader {
  private static final Set<String> OUT_WORDS =
      Set.of(
          "d",
          "dr",
          "debit",
          "out",
          "outflow",
          "af",
          "s",
          "soll",
          "dbit",
          "-",
          "kiadas",
          "withdrawal",
          "debet");
  private static final Set<String> IN_WORDS =
      Set.of(
          "c", "cr", "credit", "in", "inflow", "bij", "h", "haben", "crdt", "+", "bevetel",
          "deposit");

  @Override
  public Format format() {
    return Format.CSV;
  }

  @Override
  public boolean recognises(String opening) {
    return !opening.stripLeading().startsWith("<");
  }

  @Override
  public List<Statement> read(BankFile file, Currency currency, Options options)
      throws UnreadableFile {
    CsvColumns columns =
        options.columns() == null ? new CsvInference(file, currency).columns() : options.columns();
    Charset charset;
    DateText dates;
    try {
      charset = Charset.forName(columns.charset());
      dates = new DateText(columns.datePattern());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UnreadableFile(Code.NO_SUCH_ENCODING, columns.charset());
    } catch (IllegalArgumentException e) {
      throw new UnreadableFile(Code.NO_PATTERN, columns.datePattern());
    }
    Rows rows = new Rows(columns, dates, currency, balanceShape(file, charset, columns, currency));
    CsvRows.each(file, charset, columns.delimiter(), rows::row);
    return List.of(rows.statement());
  }

  /** Whether a row has words, but neither date nor amount nor balance. */
  static boolean continues(List<String> fields, List<Role> roles) {
    boolean words = false;
    for (int column = 0; column < roles.size(); column++) {
      boolean filled = !field(fields, column).isBlank();
      switch (roles.get(column)) {
        case DATE, AMOUNT, IN, OUT, BALANCE, CURRENCY, DIRECTION -> {
          if (filled) {
            return false;
          }
        }
        case PAYEE, NOTES -> words |= filled;
        default -> {}
      }
    }
    return words;
  }

  private static char balanceShape(
      BankFile file, Charset charset, CsvColumns columns, Currency currency) throws UnreadableFile {
    int column = columns.roles().indexOf(Role.BALANCE);
    NumberShape shape = new NumberShape(Money.digits(currency));
    if (column >= 0) {
      CsvRows.each(
          file,
          charset,
          columns.delimiter(),
          (index, line, fields) -> {
            if (index > columns.headerRow()) {
              shape.see(field(fields, column));
            }
            return true;
          });
    }
    return shape.decimalSign();
  }

  private static final class Rows {
    private final CsvColumns columns;
    private final DateText dates;
    private final Currency currency;
    private final char balanceSign;
    private final List<BankLine> lines = new ArrayList<>();
    private final List<Optional<Money>> balances = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private int skipped;
    private boolean goesOn;

    Rows(CsvColumns columns, DateText dates, Currency currency, char balanceSign) {
      this.columns = columns;
      this.dates = dates;
      this.currency = currency;
      this.balanceSign = balanceSign;
    }

    boolean row(int index, int line, List<String> fields) {
      if (index <= columns.headerRow() || fields.stream().allMatch(String::isBlank)) {
        return true;
      }
      if (columns.habits().continued() && continues(fields, columns.roles())) {
        goOn(fields);
        return true;
      }
      goesOn = false;
      try {
        if (anySwallowed(fields)) {
          throw new AmountText.Refused(Code.QUOTATION_OPEN);
        }
        if (!hasDateOrAmount(fields)) {
          skipped++;
          problems.add(problem(line, fields, Finding.of(Code.NEITHER_DATE_NOR_AMOUNT)));
          return true;
        }
        String status = one(fields, Role.STATUS);
        if (columns.habits().pending().contains(ColumnNames.plain(status))) {
          skipped++;
          problems.add(problem(line, fields, Finding.of(Code.NOT_BOOKED_YET, status)));
          return true;
        }
        lines.add(line(line, fields));
        balances.add(balance(fields));
        goesOn = true;
      } catch (AmountText.Refused e) {
        problems.add(problem(line, fields, e.why()));
      }
      return true;
    }

    /**
     * The words of a row that goes on belong to the line above; what could not be read stays so.
     */
    private void goOn(List<String> fields) {
      if (goesOn) {
        BankLine above = lines.getLast();
        List<String> words = new ArrayList<>(List.of(above.notes()));
        for (int column = 0; column < columns.roles().size(); column++) {
          Role role = columns.roles().get(column);
          if (role == Role.PAYEE || role == Role.NOTES) {
            words.add(field(fields, column).strip());
          }
        }
        words.removeIf(String::isEmpty);
        lines.set(
            lines.size() - 1,
            new BankLine(
                above.lineNumber(),
                above.date(),
                above.amount(),
                above.bankId(),
                above.payee(),
                String.join(" ", words),
                above.number(),
                above.category(),
                above.parts()));
      }
    }

    private boolean anySwallowed(List<String> fields) {
      for (String field : fields) {
        if (swallowed(field)) {
          return true;
        }
      }
      return false;
    }

    private boolean swallowed(String field) {
      return (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0)
          && field.chars().filter(c -> c == columns.delimiter()).count() >= 2;
    }

    private boolean hasDateOrAmount(List<String> fields) {
      return DateText.looksLikeDate(one(fields, Role.DATE))
          || !one(fields, Role.DATE).isBlank()
          || CsvInference.amounts(columns.roles()).stream()
              .anyMatch(column -> !field(fields, column).isBlank());
    }

    private BankLine line(int line, List<String> fields) throws AmountText.Refused {
      LocalDate date = dates.read(one(fields, Role.DATE));
      String unit = one(fields, Role.CURRENCY);
      if (!unit.isEmpty() && !unit.equalsIgnoreCase(currency.getCurrencyCode())) {
        throw new AmountText.Refused(
            Code.NOT_THE_ACCOUNTS_CURRENCY, BankFile.shortened(unit), currency.getCurrencyCode());
      }
      Money amount = amount(fields);
      StringBuilder notes = new StringBuilder();
      for (int i = 0; i < columns.roles().size(); i++) {
        String text = field(fields, i).strip();
        if (columns.roles().get(i) == Role.NOTES && !text.isEmpty()) {
          notes.append(notes.isEmpty() ? "" : " ").append(text);
        }
      }
      return new BankLine(
          line,
          date,
          columns.flipSign() ? amount.negated() : amount,
          one(fields, Role.BANK_ID),
          one(fields, Role.PAYEE),
          notes.toString(),
          one(fields, Role.NUMBER),
          one(fields, Role.CATEGORY),
          List.of());
    }

    private Money amount(List<String> fields) throws AmountText.Refused {
      String single = one(fields, Role.AMOUNT);
      String in = one(fields, Role.IN);
      String out = one(fields, Role.OUT);
      if (columns.roles().contains(Role.AMOUNT)) {
        Money amount = AmountText.read(single, columns.decimalSign(), currency);
        return directed(amount, one(fields, Role.DIRECTION));
      }
      Money zero = Money.zero(currency);
      Money came = in.isEmpty() ? zero : AmountText.read(in, columns.decimalSign(), currency);
      Money went = out.isEmpty() ? zero : AmountText.read(out, columns.decimalSign(), currency);
      if (in.isEmpty() && out.isEmpty()) {
        throw new AmountText.Refused(Code.AMOUNT_MISSING);
      }
      if (!came.isZero() && !went.isZero()) {
        throw new AmountText.Refused(Code.IN_AND_OUT);
      }
      // some banks write a minus in the column of money out as well
      return came.isZero() ? (went.isNegative() ? went : went.negated()) : came;
    }

    private Money directed(Money amount, String word) throws AmountText.Refused {
      if (!columns.roles().contains(Role.DIRECTION)) {
        return amount;
      }
      String plain = ColumnNames.plain(word);
      Money size = amount.isNegative() ? amount.negated() : amount;
      if (OUT_WORDS.contains(plain)) {
        return size.negated();
      }
      if (IN_WORDS.contains(plain)) {
        return size;
      }
      throw new AmountText.Refused(Code.NO_DIRECTION, BankFile.shortened(word));
    }

    private Optional<Money> balance(List<String> fields) {
      try {
        String text = one(fields, Role.BALANCE);
        return text.isEmpty()
            ? Optional.empty()
            : Optional.of(AmountText.read(text, balanceSign, currency));
      } catch (AmountText.Refused e) {
        return Optional.empty(); // the line itself is fine; the balance only checks it
      }
    }

    Statement statement() throws UnreadableFile {
      if (lines.isEmpty() && problems.size() == skipped) {
        throw new UnreadableFile(Code.NO_ROW_FITS);
      }
      List<Finding> warnings = new ArrayList<>();
      if (!columns.dateOrderCertain()) {
        warnings.add(Finding.of(Code.DAY_OR_MONTH, new DateForm(columns.datePattern())));
      }
      return new Statement(
          "", Optional.empty(), lines, problems, Optional.empty(), closing(), warnings);
    }

    /** The balance of the newest row. */
    private Optional<Money> closing() {
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      int newer = lines.getFirst().date().compareTo(lines.getLast().date());
      boolean newestFirst =
          switch (columns.habits().order()) {
            case NEWEST_FIRST -> newer >= 0;
            case OLDEST_FIRST -> newer > 0;
            case UNKNOWN -> newer > 0 || newer == 0 && runsUpwards();
          };
      return newestFirst ? balances.getFirst() : balances.getLast();
    }

    /** On one day only the running balance tells which row is the newest. */
    private boolean runsUpwards() {
      int up = 0;
      int down = 0;
      for (int i = 1; i < lines.size(); i++) {
        Optional<Money> above = balances.get(i - 1);
        Optional<Money> here = balances.get(i);
        if (above.isPresent() && here.isPresent()) {
          up += above.get().equals(here.get().plus(lines.get(i - 1).amount())) ? 1 : 0;
          down += here.get().equals(above.get().plus(lines.get(i).amount())) ? 1 : 0;
        }
      }
      return up > down;
    }

    private String one(List<String> fields, Role role) {
      return field(fields, columns.roles().indexOf(role)).strip();
    }

    private static RowProblem problem(int line, List<String> fields, Finding why) {
      return new RowProblem(line, BankFile.shortened(String.join(" ", fields)), why);
    }
  }
}
