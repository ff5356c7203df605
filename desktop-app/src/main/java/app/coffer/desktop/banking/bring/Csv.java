package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Bring.DayOrder;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table with a row of titles, as programs export it in UTF-8. */
final class Csv {
  private static final int MOST_ROWS = 1_000_000;

  private Csv() {}

  /** A row by the titles in lower case. */
  record Row(Map<String, String> values) {

    /** The first of these columns that the file has; empty where it has none. */
    String get(String... columns) {
      for (String column : columns) {
        String value = values.get(column);
        if (value != null) {
          return value.strip();
        }
      }
      return "";
    }

    boolean has(String column) {
      return values.containsKey(column);
    }
  }

  static List<Row> rows(byte[] bytes) throws UnreadableFile {
    String text = Utf8.text(bytes);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    List<Row> rows = new ArrayList<>();
    List<String> titles = List.of();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter(text))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(new StringReader(text))) {
      for (CsvRecord each : csv) {
        Stopping.ifAsked();
        if (titles.isEmpty()) {
          titles =
              each.getFields().stream()
                  .map(title -> title.strip().toLowerCase(Locale.ROOT))
                  .toList();
          continue;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < titles.size(); i++) {
          values.put(titles.get(i), i < each.getFieldCount() ? each.getField(i) : "");
        }
        rows.add(new Row(values));
        if (rows.size() > MOST_ROWS) {
          throw new UnreadableFile(Code.MILLION_LINES);
        }
      }
    } catch (CsvParseException | IOException e) {
      throw new UnreadableFile(Code.NO_TABLE);
    }
    return rows;
  }

  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    long tabs = first.chars().filter(c -> c == '\t').count();
    long semicolons = first.chars().filter(c -> c == ';').count();
    long commas = first.chars().filter(c -> c == ',').count();
    return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
  }

  /**
   * An amount with whatever signs of currency and thousands; the last of point and comma is the
   * decimal one, unless three digits follow it and it is the only kind there is.
   */
  static BigDecimal amount(String text) throws UnreadableFile {
    String digits = text.replaceAll("[^0-9.,()\u2212-]", "").replace('\u2212', '-');
    boolean negative = digits.startsWith("-") || digits.endsWith("-") || digits.contains("(");
    digits = digits.replaceAll("[()-]", "").replaceAll("^[.,]+(?=\\d{3,}[.,])|[.,]+$", "");
    int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    String plain = digits;
    if (last >= 0) {
      String mark = digits.substring(last, last + 1);
      boolean repeated = digits.indexOf(mark) != last;
      boolean both = digits.contains(".") && digits.contains(",");
      int decimals = digits.length() - last - 1;
      boolean thousands = repeated || !both && decimals == 3 && last > 0;
      plain =
          thousands
              ? digits.replaceAll("[.,]", "")
              : digits.substring(0, last).replaceAll("[.,]", "") + "." + digits.substring(last + 1);
    }
    if (plain.isEmpty()) {
      return BigDecimal.ZERO;
    }
    try {
      BigDecimal amount = new BigDecimal(plain);
      return negative ? amount.negate() : amount;
    } catch (NumberFormatException e) {
      throw new UnreadableFile(Code.AMOUNT_NO_NUMBER);
    }
  }

  /**
   * Days of a file.
   *
   * @param undecided whether they could be others as well, and nobody has said which
   */
  record Days(List<LocalDate> all, boolean undecided) {}

  /** Days as numbers in any order; which one is found out over all of them. */
  static Days days(List<String> texts, DayOrder asked) throws UnreadableFile {
    boolean dayFirst = true;
    boolean monthFirst = true;
    boolean same = true;
    List<int[]> all = new ArrayList<>();
    for (String text : texts) {
      int[] parts = parts(text);
      all.add(parts);
      if (parts[0] < 1000) {
        dayFirst &= parts[1] <= 12;
        monthFirst &= parts[0] <= 12;
        same &= parts[0] == parts[1];
      }
    }
    boolean either = dayFirst && monthFirst && !same;
    boolean byDay = either ? asked != DayOrder.MONTH_FIRST : dayFirst;
    List<LocalDate> days = new ArrayList<>();
    for (int[] parts : all) {
      days.add(day(parts, byDay));
    }
    return new Days(days, either && asked == DayOrder.BY_FILE);
  }

  private static LocalDate day(int[] parts, boolean dayFirst) throws UnreadableFile {
    try {
      if (parts[0] >= 1000) {
        return LocalDate.of(parts[0], parts[1], parts[2]);
      }
      int year = parts[2] < 100 ? 2000 + parts[2] : parts[2];
      return dayFirst
          ? LocalDate.of(year, parts[1], parts[0])
          : LocalDate.of(year, parts[0], parts[1]);
    } catch (DateTimeException e) {
      throw new UnreadableFile(Code.DATE_DOES_NOT_EXIST);
    }
  }

  private static int[] parts(String text) throws UnreadableFile {
    String[] parts = text.split("[^0-9]+", -1);
    if (parts.length < 3) {
      throw new UnreadableFile(Code.ROW_WITHOUT_DATE);
    }
    int[] numbers = new int[3];
    for (int i = 0; i < 3; i++) {
      if (parts[i].isEmpty() || parts[i].length() > 4) {
        throw new UnreadableFile(Code.ROW_WITHOUT_DATE);
      }
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }
}
