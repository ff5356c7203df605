package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.Finding.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which order a QIF file writes day, month and year.
 *
 * @param certain false where day and month cannot be told apart
 */
record QifDates(String pattern, boolean certain) {
  private static final List<String> PATTERNS =
      List.of("M/d/uuuu", "d/M/uuuu", "M/d/uu", "d/M/uu", "uuuu/M/d");

  static QifDates of(List<QifRecords.Record> records, Optional<CsvColumns> said) {
    if (said.isPresent()) {
      return new QifDates(said.get().datePattern().replaceAll("[-. ]", "/"), true);
    }
    List<Count> counts = PATTERNS.stream().map(Count::new).toList();
    for (QifRecords.Record record : records) {
      String text = plain(record.first('D'));
      counts.forEach(count -> count.see(text));
    }
    Count best = counts.getFirst();
    for (Count each : counts) {
      best = each.read > best.read ? each : best;
    }
    List<Count> equal = new ArrayList<>();
    for (Count each : counts) {
      if (each.read == best.read) {
        equal.add(each);
        best = each.disorder() < best.disorder() ? each : best;
      }
    }
    return new QifDates(best.pattern, equal.size() == 1);
  }

  LocalDate read(String text) throws AmountText.Refused {
    try {
      return new DateText(pattern).read(plain(text));
    } catch (AmountText.Refused e) {
      throw text.isBlank() ? e : new AmountText.Refused(Code.NOT_A_DATE, BankFile.shortened(text));
    }
  }

  List<Finding> warnings() {
    return certain ? List.of() : List.of(Finding.of(Code.DAY_OR_MONTH, new DateForm(pattern)));
  }

  /**
   * Quicken pads with blanks, and writes an apostrophe before years of this century: 1/ 1' 5 is
   * 2005.
   */
  private static String plain(String text) {
    String day = text.replace(" ", "").replace('\'', '/').replaceAll("[-.]", "/");
    return day.matches(".*/[0-9]") && !day.matches("[0-9]{4}/.*")
        ? day.substring(0, day.length() - 1) + "0" + day.substring(day.length() - 1)
        : day;
  }

  private static final class Count {
    private final String pattern;
    private final DateText dates;
    private int read;
    private int forwards;
    private int backwards;
    private LocalDate last = LocalDate.MIN;

    Count(String pattern) {
      this.pattern = pattern;
      this.dates = new DateText(pattern);
    }

    void see(String text) {
      try {
        LocalDate date = dates.read(text);
        forwards += read > 0 && date.isAfter(last) ? 1 : 0;
        backwards += read > 0 && date.isBefore(last) ? 1 : 0;
        last = date;
        read++;
      } catch (AmountText.Refused e) {
        return; // not written in this order
      }
    }

    int disorder() {
      return Math.min(forwards, backwards);
    }
  }
}
