package app.coffer.desktop.banking.out;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** A table for spreadsheets: each account's rows, a split as one row for each part. */
final class CsvExport {
  private static final String[] HEADER = {
    "Date",
    "Account",
    "Payee",
    "Category",
    "Transfer",
    "Amount",
    "Currency",
    "Notes",
    "Tags",
    "Status",
    "Number",
    "Transaction"
  };

  /** The wide ones too: spreadsheets of East Asia take them for the others. */
  private static final String STARTS_A_FORMULA = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20";

  private CsvExport() {}

  static int write(ExportRows rows, Writer out) throws IOException {
    int count = 0;
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(HEADER);
      for (AccountBalance account : rows.accounts()) {
        for (RegisterRow row : rows.of(account.account())) {
          write(rows, csv, account.account().name(), row);
          count++;
        }
      }
    }
    return count;
  }

  private static void write(ExportRows rows, CsvWriter csv, String account, RegisterRow row) {
    Transaction tx = row.transaction();
    // seen from the other account of a part there is one amount
    if (tx.lines().isEmpty() || !row.transferAccount().isEmpty()) {
      String category = rows.category(tx.category(), "/");
      write(csv, account, row, category, row.transferAccount(), row.amount(), tx.notes());
      return;
    }
    for (Line line : tx.lines()) {
      String notes = line.notes().isEmpty() ? tx.notes() : line.notes();
      String other = line.otherAccount().map(rows::account).orElse("");
      write(csv, account, row, rows.category(line.category(), "/"), other, line.amount(), notes);
    }
  }

  private static void write(
      CsvWriter csv,
      String account,
      RegisterRow row,
      String category,
      String transfer,
      Money amount,
      String notes) {
    Transaction tx = row.transaction();
    csv.writeRecord(
        tx.date().toString(),
        text(account),
        text(row.payee()),
        text(category),
        text(transfer),
        amount.decimal(),
        amount.currency().getCurrencyCode(),
        text(notes),
        text(String.join(", ", tx.tags())),
        tx.status().name().toLowerCase(Locale.ROOT),
        text(tx.number()),
        tx.id().hex());
  }

  /** A spreadsheet runs what looks like a formula; with an apostrophe in front it shows it. */
  static String text(String value) {
    return value.isEmpty() || STARTS_A_FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
  }
}
