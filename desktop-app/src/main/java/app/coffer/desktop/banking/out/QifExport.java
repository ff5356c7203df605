package app.coffer.desktop.banking.out;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** QIF as Quicken writes it: month first, a block for each account, transfers in both. */
final class QifExport {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  private final ExportRows rows;
  private final Writer out;

  private QifExport(ExportRows rows, Writer out) {
    this.rows = rows;
    this.out = out;
  }

  static int write(ExportRows rows, Writer out) throws IOException {
    QifExport export = new QifExport(rows, out);
    int count = 0;
    for (AccountBalance each : rows.accounts()) {
      List<RegisterRow> of = rows.of(each.account());
      export.account(each.account(), of);
      count += of.size();
    }
    return count;
  }

  private void account(Account account, List<RegisterRow> of) throws IOException {
    line("!Account", "");
    line("N", account.name());
    line("T", type(account.type()));
    line("^", "");
    line("!Type:" + type(account.type()), "");
    if (!account.opening().isZero() && rows.isWhole()) {
      LocalDate first =
          of.isEmpty() ? LocalDate.of(2000, 1, 1) : of.getFirst().transaction().date();
      line("D", DAY.format(first));
      line("T", account.opening().decimal());
      line("P", "Opening Balance");
      line("L", "[" + account.name() + "]");
      line("^", "");
    }
    for (RegisterRow row : of) {
      transaction(row);
    }
  }

  private void transaction(RegisterRow row) throws IOException {
    Transaction tx = row.transaction();
    line("D", DAY.format(tx.date()));
    line("T", row.amount().decimal());
    if (tx.status() != Clearing.UNCLEARED) {
      line("C", tx.status() == Clearing.RECONCILED ? "X" : "*");
    }
    text("N", tx.number());
    text("P", row.payee());
    text("M", tx.notes());
    String transfer = row.transferAccount();
    text("L", transfer.isEmpty() ? rows.category(tx.category(), ":") : "[" + transfer + "]");
    // seen from the other account of a part it is a transfer
    for (Line part : transfer.isEmpty() ? tx.lines() : List.<Line>of()) {
      line(
          "S",
          part.otherAccount()
              .map(other -> "[" + rows.account(other) + "]")
              .orElseGet(() -> rows.category(part.category(), ":")));
      text("E", part.notes());
      line("$", part.amount().decimal());
    }
    line("^", "");
  }

  private void text(String letter, String value) throws IOException {
    if (!value.isBlank()) {
      line(letter, value);
    }
  }

  private void line(String letter, String value) throws IOException {
    out.write(letter + ExportRows.oneLine(value) + "\n");
  }

  private static String type(AccountType type) {
    return switch (type) {
      case CHECKING, SAVINGS -> "Bank";
      case CASH -> "Cash";
      case CREDIT -> "CCard";
      case LOAN -> "Oth L";
      case ASSET -> "Oth A";
    };
  }
}
