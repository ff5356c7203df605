package app.coffer.desktop.banking.out;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** OFX 2.1.1, one statement for each account. */
final class OfxExport {
  private static final int NAME = 32;

  private final ExportRows rows;
  private final LocalDate today;
  private final Writer out;

  private OfxExport(ExportRows rows, LocalDate today, Writer out) {
    this.rows = rows;
    this.today = today;
    this.out = out;
  }

  static int write(ExportRows rows, LocalDate today, Writer out) throws IOException {
    OfxExport export = new OfxExport(rows, today, out);
    int count = 0;
    out.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
            + "<?OFX OFXHEADER=\"200\" VERSION=\"211\" SECURITY=\"NONE\" OLDFILEUID=\"NONE\""
            + " NEWFILEUID=\"NONE\"?>\n<OFX>\n<SIGNONMSGSRSV1><SONRS>"
            + status()
            + tag("DTSERVER", day(today))
            + tag("LANGUAGE", "ENG")
            + "</SONRS></SIGNONMSGSRSV1>\n");
    for (boolean cards : new boolean[] {false, true}) {
      List<AccountBalance> of =
          rows.accounts().stream().filter(each -> isCard(each.account()) == cards).toList();
      if (of.isEmpty()) {
        continue;
      }
      out.write(cards ? "<CREDITCARDMSGSRSV1>\n" : "<BANKMSGSRSV1>\n");
      for (AccountBalance each : of) {
        count += export.account(each);
      }
      out.write(cards ? "</CREDITCARDMSGSRSV1>\n" : "</BANKMSGSRSV1>\n");
    }
    out.write("</OFX>\n");
    return count;
  }

  private int account(AccountBalance balance) throws IOException {
    Account account = balance.account();
    String card = isCard(account) ? "CC" : "";
    List<RegisterRow> of = rows.of(account);
    out.write("<" + card + "STMTTRNRS>" + tag("TRNUID", "0") + status() + "<" + card + "STMTRS>");
    out.write(tag("CURDEF", account.opening().currency().getCurrencyCode()));
    out.write(card.isEmpty() ? bank(account) : "<CCACCTFROM>" + number(account) + "</CCACCTFROM>");
    LocalDate first = of.isEmpty() ? today : of.getFirst().transaction().date();
    LocalDate last = of.isEmpty() ? today : of.getLast().transaction().date();
    out.write("\n<BANKTRANLIST>" + tag("DTSTART", day(first)) + tag("DTEND", day(last)) + "\n");
    for (RegisterRow row : of) {
      transaction(row);
    }
    out.write("</BANKTRANLIST>\n<LEDGERBAL>" + tag("BALAMT", balance.balance().decimal()));
    out.write(tag("DTASOF", day(today)) + "</LEDGERBAL>");
    out.write("</" + card + "STMTRS></" + card + "STMTTRNRS>\n");
    return of.size();
  }

  private void transaction(RegisterRow row) throws IOException {
    Transaction tx = row.transaction();
    String payee = ExportRows.oneLine(row.payee());
    String notes = ExportRows.oneLine(tx.notes());
    boolean cut = payee.length() > NAME;
    String type =
        row.transferAccount().isEmpty() ? row.amount().isNegative() ? "DEBIT" : "CREDIT" : "XFER";
    out.write("<STMTTRN>" + tag("TRNTYPE", type) + tag("DTPOSTED", day(tx.date())));
    out.write(tag("TRNAMT", row.amount().decimal()) + tag("FITID", tx.id().hex()));
    out.write(tag("CHECKNUM", ExportRows.oneLine(tx.number())));
    out.write(tag("NAME", cut ? payee.substring(0, NAME) : payee));
    out.write(tag("MEMO", cut ? (payee + " " + notes).strip() : notes) + "</STMTTRN>\n");
  }

  private static String bank(Account account) {
    String type =
        switch (account.type()) {
          case SAVINGS -> "SAVINGS";
          case LOAN -> "CREDITLINE";
          default -> "CHECKING";
        };
    return "<BANKACCTFROM>"
        + tag("BANKID", "COFFER")
        + number(account)
        + tag("ACCTTYPE", type)
        + "</BANKACCTFROM>";
  }

  /** There is no number; the name says which it is, the id that it is the same one next time. */
  private static String number(Account account) {
    return tag("ACCTID", account.id().hex().substring(0, 22));
  }

  private static String status() {
    return "<STATUS>" + tag("CODE", "0") + tag("SEVERITY", "INFO") + "</STATUS>";
  }

  /** Nothing for an empty value: readers stumble over empty tags. */
  private static String tag(String name, String value) {
    return value.isEmpty() ? "" : "<" + name + ">" + escaped(value) + "</" + name + ">";
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' && !(c >= 0xD800 && c < 0xE000) && c != 0xFFFE && c != 0xFFFF)
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            default -> safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }

  private static String day(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  private static boolean isCard(Account account) {
    return account.type() == AccountType.CREDIT;
  }
}
