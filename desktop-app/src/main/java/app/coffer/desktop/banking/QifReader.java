package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * QIF. It has no currency and no ids, and the order of day and month is nowhere written, so it is
 * found from all dates of the file.
 */
final class QifReader implements StatementReader {
  private static final Pattern HEADER = Pattern.compile("(?i)!(type|account|option|clear)\\b");
  private static final Set<String> MONEY = Set.of("bank", "cash", "ccard", "oth a", "oth l");

  @Override
  public Format format() {
    return Format.QIF;
  }

  @Override
  public boolean recognises(String opening) {
    return HEADER.matcher(opening.stripLeading()).lookingAt();
  }

  @Override
  public List<Statement> read(BankFile file, Currency currency, Options options)
      throws UnreadableFile {
    Map<String, List<QifRecords.Record>> accounts = new LinkedHashMap<>();
    int skipped = 0;
    String account = "";
    for (QifRecords.Record record : QifRecords.of(file.decode(file.charset()))) {
      String section = record.section();
      if (section.equals("account")) {
        account = record.first('N');
      } else if (section.isEmpty() || MONEY.contains(section)) {
        accounts.computeIfAbsent(account, ignored -> new ArrayList<>()).add(record);
      } else if (section.equals("invst")) {
        skipped++;
      }
    }
    if (accounts.isEmpty()) {
      throw new UnreadableFile(Code.NO_QIF);
    }
    List<QifRecords.Record> all = accounts.values().stream().flatMap(List::stream).toList();
    QifDates dates = QifDates.of(all, Optional.ofNullable(options.columns()));
    NumberShape shape = new NumberShape(Money.digits(currency));
    all.forEach(record -> shape.see(record.amount()));
    List<Statement> statements = new ArrayList<>();
    for (Map.Entry<String, List<QifRecords.Record>> each : accounts.entrySet()) {
      List<Finding> warnings = new ArrayList<>(dates.warnings());
      if (skipped > 0) {
        warnings.add(Finding.of(Code.TRADES_LEFT_OUT));
      }
      QifAccount lines = new QifAccount(dates, shape.decimalSign(), currency);
      each.getValue().forEach(lines::take);
      statements.add(
          new Statement(
              each.getKey(),
              Optional.empty(),
              lines.lines(),
              lines.problems(),
              Optional.empty(),
              Optional.empty(),
              warnings));
    }
    return statements;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).strip();
  }
}
