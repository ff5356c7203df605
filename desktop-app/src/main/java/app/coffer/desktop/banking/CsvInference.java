package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * Finds out how a CSV is to be read: structure from its first 200 rows, dates and decimals from all
 * of them. Dates say nothing about decimals, nor the other way round.
 */
final class CsvInference {
  private static final int SAMPLE = 200;
  private static final char[] DELIMITERS = {';', ',', '\t', '|'};

  private final BankFile file;
  private final Charset charset;
  private final Currency currency;
  private final char[] delimiters;
  private char delimiter = ',';
  private List<List<String>> sample = List.of();

  CsvInference(BankFile file, Currency currency) {
    this(file, currency, file.charset(), DELIMITERS);
  }

  /** With the text cut as a person said. */
  CsvInference(BankFile file, Currency currency, Charset charset, char delimiter) {
    this(file, currency, charset, new char[] {delimiter});
  }

  private CsvInference(BankFile file, Currency currency, Charset charset, char[] delimiters) {
    this.file = file;
    this.charset = charset;
    this.currency = currency;
    this.delimiters = delimiters;
  }

  CsvColumns columns() throws UnreadableFile {
    chooseDelimiter();
    int width = sample.stream().mapToInt(List::size).max().orElse(0);
    int first = firstDataRow();
    if (width < 2 || first < 0) {
      throw new UnreadableFile(Code.NO_CSV);
    }
    int header = first - 1;
    while (header >= 0 && !isHeader(sample.get(header))) {
      header--;
    }
    List<Role> roles = roles(width, header, first);
    int dateColumn = roles.indexOf(Role.DATE);
    Seen seen = new Seen(dateColumn, amounts(roles));
    CsvRows.each(
        file,
        charset,
        delimiter,
        (index, line, fields) -> {
          if (index >= first) {
            seen.row(fields);
          }
          return true;
        });
    Dates dates = seen.dates();
    boolean flip = flips(roles, first, dates.pattern(), seen.shape.decimalSign());
    return new CsvColumns(
        charset.name(),
        delimiter,
        header,
        roles,
        dates.pattern(),
        dates.certain(),
        seen.shape.decimalSign(),
        flip,
        sample.subList(0, Math.min(sample.size(), Math.max(10, first + 8))),
        new CsvHabits(continued(roles, first), CsvHabits.Order.UNKNOWN, CsvHabits.PENDING),
        "");
  }

  private void chooseDelimiter() {
    double best = -1;
    for (char each : delimiters) {
      List<List<String>> rows = CsvRows.first(file, charset, each, SAMPLE);
      int[] widths = rows.stream().mapToInt(List::size).sorted().toArray();
      if (widths.length == 0) {
        continue;
      }
      // the most frequent width: how many rows have it, and how many fields it is
      double score = 0;
      for (int from = 0; from < widths.length; ) {
        int to = from;
        while (to < widths.length && widths[to] == widths[from]) {
          to++;
        }
        double share = (to - from) / (double) widths.length;
        score = Math.max(score, widths[from] < 2 ? 0 : share * 100 + Math.min(widths[from], 40));
        from = to;
      }
      if (score > best) {
        best = score;
        delimiter = each;
        sample = List.copyOf(rows);
      }
    }
  }

  private int firstDataRow() {
    for (int i = 0; i < sample.size(); i++) {
      List<String> row = sample.get(i);
      if (row.stream().anyMatch(DateText::looksLikeDate)
          && row.stream()
              .anyMatch(f -> AmountText.looksLikeAmount(f) && !DateText.looksLikeDate(f))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isHeader(List<String> row) {
    long text = row.stream().filter(f -> !f.isBlank()).count();
    return text >= 2
        && row.stream().noneMatch(f -> DateText.looksLikeDate(f) || f.matches("-?[0-9.,]+"));
  }

  private List<Role> roles(int width, int header, int first) {
    List<Role> roles = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      Role role = header >= 0 ? ColumnNames.role(field(sample.get(header), column)) : Role.IGNORED;
      roles.add(fits(role, column, first) ? role : Role.IGNORED);
    }
    Set<Role> several = Set.of(Role.NOTES, Role.IGNORED);
    for (int column = 0; column < width; column++) {
      Role role = roles.get(column);
      if (!several.contains(role) && roles.indexOf(role) < column) {
        roles.set(column, role == Role.PAYEE ? Role.NOTES : Role.IGNORED);
      }
    }
    if (roles.contains(Role.AMOUNT)) {
      roles.replaceAll(role -> role == Role.IN || role == Role.OUT ? Role.IGNORED : role);
    } else if (roles.contains(Role.IN) != roles.contains(Role.OUT)) {
      roles.replaceAll(role -> role == Role.IN || role == Role.OUT ? Role.AMOUNT : role);
    }
    if (!roles.contains(Role.DATE)) {
      claim(roles, first, Role.DATE, DateText::looksLikeDate);
    }
    if (!roles.contains(Role.AMOUNT) && !roles.contains(Role.IN)) {
      claim(
          roles,
          first,
          Role.AMOUNT,
          f -> f.matches(".*[0-9][.,][0-9]{2}\\D*") && AmountText.looksLikeAmount(f));
    }
    if (!roles.contains(Role.AMOUNT) && !roles.contains(Role.IN)) {
      claim(
          roles,
          first,
          Role.AMOUNT,
          f -> AmountText.looksLikeAmount(f) && !DateText.looksLikeDate(f));
    }
    if (!roles.contains(Role.PAYEE)) {
      claim(
          roles, first, Role.PAYEE, f -> f.matches(".*\\p{L}{3}.*") && !DateText.looksLikeDate(f));
    }
    return roles;
  }

  /** Whether most values of a column can be what its name says. */
  private boolean fits(Role role, int column, int first) {
    List<String> values =
        sample.subList(first, sample.size()).stream()
            .map(row -> field(row, column).strip())
            .filter(value -> !value.isEmpty())
            .toList();
    long good =
        switch (role) {
          case DATE -> values.stream().filter(DateText::looksLikeDate).count();
          case AMOUNT, IN, OUT, BALANCE ->
              values.stream()
                  .filter(v -> AmountText.looksLikeAmount(v) && !DateText.looksLikeDate(v))
                  .count();
          case CURRENCY -> values.stream().filter(v -> v.matches("[A-Za-z]{3}")).count();
          default -> values.size();
        };
    boolean mayBeEmpty = role == Role.IN || role == Role.OUT || role == Role.NOTES;
    return values.isEmpty() ? mayBeEmpty : good * 2 > values.size();
  }

  private void claim(
      List<Role> roles, int first, Role role, java.util.function.Predicate<String> is) {
    for (int column = 0; column < roles.size(); column++) {
      if (roles.get(column) == Role.IGNORED && is.test(field(sample.get(first), column).strip())) {
        roles.set(column, role);
        return;
      }
    }
  }

  static List<Integer> amounts(List<Role> roles) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      Role role = roles.get(i);
      if (role == Role.AMOUNT || role == Role.IN || role == Role.OUT) {
        columns.add(i);
      }
    }
    return columns;
  }

  static String field(List<String> row, int column) {
    return column >= 0 && column < row.size() ? row.get(column) : "";
  }

  /** Rows without a date and an amount between those that have them. */
  private boolean continued(List<Role> roles, int first) {
    boolean open = false;
    for (List<String> row : sample.subList(first, sample.size())) {
      boolean whole = !field(row, roles.indexOf(Role.DATE)).isBlank();
      if (whole && open) {
        return true;
      }
      open |= !whole && CsvStatementReader.continues(row, roles);
    }
    return false;
  }

  /** A balance that runs the other way from row to row means the bank writes money out as plus. */
  private boolean flips(List<Role> roles, int first, String pattern, char sign) {
    int amount = roles.indexOf(Role.AMOUNT);
    int balance = roles.indexOf(Role.BALANCE);
    if (amount < 0 || balance < 0 || roles.contains(Role.DIRECTION)) {
      return false;
    }
    NumberShape shape = new NumberShape(Money.digits(currency));
    sample.subList(first, sample.size()).forEach(row -> shape.see(field(row, balance)));
    int plus = 0;
    int minus = 0;
    for (int i = first + 1; i < sample.size(); i++) {
      try {
        Money above =
            AmountText.read(field(sample.get(i - 1), balance), shape.decimalSign(), currency);
        Money here = AmountText.read(field(sample.get(i), balance), shape.decimalSign(), currency);
        Money moved = AmountText.read(field(sample.get(i), amount), sign, currency);
        Money movedAbove = AmountText.read(field(sample.get(i - 1), amount), sign, currency);
        Money step = here.minus(above);
        // oldest first: this row's amount leads here; newest first: the row above led away
        if (step.equals(moved) || step.equals(movedAbove.negated())) {
          plus++;
        }
        if (step.equals(moved.negated()) || step.equals(movedAbove)) {
          minus++;
        }
      } catch (AmountText.Refused e) {
        continue; // a row without a balance proves nothing
      }
    }
    // equal amounts in a row prove both; only a clear majority turns signs round
    return minus > 2 * plus && minus > 1;
  }

  private record Dates(String pattern, boolean certain) {}

  private final class Seen {
    private final int dateColumn;
    private final List<Integer> amountColumns;
    private final NumberShape shape = new NumberShape(Money.digits(currency));
    private final List<DateText> readers = DateText.PATTERNS.stream().map(DateText::new).toList();
    private final int[] read = new int[readers.size()];
    private final int[] backwards = new int[readers.size()];
    private final int[] forwards = new int[readers.size()];
    private final LocalDate[] last = new LocalDate[readers.size()];

    Seen(int dateColumn, List<Integer> amountColumns) {
      this.dateColumn = dateColumn;
      this.amountColumns = amountColumns;
    }

    void row(List<String> fields) {
      amountColumns.forEach(column -> shape.see(field(fields, column)));
      String text = field(fields, dateColumn);
      if (!DateText.looksLikeDate(text)) {
        return;
      }
      int most = read[best()];
      for (int i = 0; i < read.length; i++) {
        if (i < 40 && read[i] == 0 && most > 2000) {
          continue; // has read none of thousands
        }
        try {
          LocalDate date = readers.get(i).read(text);
          read[i]++;
          if (last[i] != null) {
            forwards[i] += date.isAfter(last[i]) ? 1 : 0;
            backwards[i] += date.isBefore(last[i]) ? 1 : 0;
          }
          last[i] = date;
        } catch (AmountText.Refused e) {
          continue;
        }
      }
    }

    private int best() {
      int best = 0;
      for (int i = 1; i < read.length; i++) {
        best = read[i] > read[best] ? i : best;
      }
      return best;
    }

    /** The pattern that reads most; of equals the one in which the file is in order. */
    Dates dates() {
      int best = best();
      boolean certain = true;
      for (int i = 0; i < read.length; i++) {
        if (i != best && read[i] == read[best]) {
          certain = false;
          best = disorder(i) < disorder(best) ? i : best;
        }
      }
      return new Dates(DateText.PATTERNS.get(best), certain);
    }

    private int disorder(int i) {
      return Math.min(forwards[i], backwards[i]);
    }
  }
}
