package app.coffer.desktop.banking.out;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Double entry as text: categories become accounts of income and expenses. */
final class BeancountExport {
  private static final String OPENING = "Equity:Opening-Balances";

  private final ExportRows rows;
  private final Map<RecordId, String> accounts = new HashMap<>();

  /** The name of everything that has to be opened, and since when. */
  private final Map<String, LocalDate> opened = new LinkedHashMap<>();

  private final StringWriter body = new StringWriter();

  private BeancountExport(ExportRows rows) {
    this.rows = rows;
  }

  static int write(ExportRows rows, Writer out) throws IOException {
    BeancountExport export = new BeancountExport(rows);
    List<RegisterRow> all = rows.all();
    LocalDate first =
        all.isEmpty() ? LocalDate.of(2000, 1, 1) : all.getFirst().transaction().date();
    export.nameAccounts(first);
    if (rows.isWhole()) {
      export.openings(first);
    }
    all.forEach(export::transaction);
    for (Map.Entry<String, LocalDate> each : export.opened.entrySet()) {
      out.write(each.getValue() + " open " + each.getKey() + "\n");
    }
    out.write("\n");
    out.write(export.body.toString());
    return all.size();
  }

  private void nameAccounts(LocalDate first) {
    // a transfer's other leg may be in an account that was not asked for
    for (AccountBalance each : rows.everyAccount()) {
      Account account = each.account();
      boolean owed = account.type() == AccountType.CREDIT || account.type() == AccountType.LOAN;
      String root = owed ? "Liabilities:" : "Assets:";
      String name = root + part(account.name());
      for (int i = 2; accounts.containsValue(name); i++) {
        name = root + part(account.name()) + "-" + i;
      }
      accounts.put(account.id(), name);
      opened.put(name, first);
    }
  }

  private void openings(LocalDate first) {
    for (AccountBalance each : rows.accounts()) {
      Money opening = each.account().opening();
      if (!opening.isZero()) {
        opened.put(OPENING, first);
        body.write(first + " * \"Opening balance\"\n");
        post(name(each.account().id()), opening, "");
        post(OPENING, opening.negated(), "");
        body.write("\n");
      }
    }
  }

  private void transaction(RegisterRow row) {
    Transaction tx = row.transaction();
    body.write(tx.date() + (tx.status() == Clearing.UNCLEARED ? " ! " : " * "));
    body.write(quoted(row.payee()) + " " + quoted(tx.notes()));
    tx.tags().forEach(tag -> body.write(" #" + word(tag)));
    body.write("\n  id: \"" + tx.id().hex() + "\"\n");
    post(name(tx.account()), tx.amount(), "");
    if (tx.transfer() != null) {
      arrives(tx.transfer(), tx.amount());
    } else if (tx.lines().isEmpty()) {
      post(category(tx.category(), tx.date()), tx.amount().negated(), "");
    } else {
      for (Line line : tx.lines()) {
        if (line.transfer() != null) {
          arrives(line.transfer(), line.amount());
        } else {
          post(category(line.category(), tx.date()), line.amount().negated(), "");
        }
      }
    }
    body.write("\n");
  }

  private void arrives(Transfer transfer, Money left) {
    Money there = transfer.amount();
    boolean one = there.currency().equals(left.currency());
    Money size = left.isNegative() ? left.negated() : left;
    post(name(transfer.account()), there, one ? "" : " @@ " + written(size));
  }

  private void post(String account, Money amount, String price) {
    body.write("  " + account + "  " + written(amount) + price + "\n");
  }

  private String name(RecordId account) {
    return accounts.getOrDefault(account, "Equity:Unknown");
  }

  private String category(@Nullable RecordId id, LocalDate day) {
    String path = rows.category(id, "\u0000");
    String root = rows.isIncome(id) ? "Income" : "Expenses";
    StringBuilder name = new StringBuilder(root);
    for (String each : (path.isEmpty() ? "Uncategorised" : path).split("\u0000")) {
      name.append(':').append(part(each));
    }
    opened.putIfAbsent(name.toString(), day);
    return name.toString();
  }

  /** Letters, digits and dashes, a capital or a digit first. */
  private static String part(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-+|-+$", "");
    if (plain.isEmpty()) {
      return "X";
    }
    String first =
        plain.substring(0, plain.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
    String whole = first + plain.substring(plain.offsetByCodePoints(0, 1));
    return whole.matches("[A-Z0-9].*") ? whole : "X-" + whole;
  }

  private static String word(String tag) {
    String word = tag.replaceAll("[^A-Za-z0-9_/.-]+", "-");
    return word.isEmpty() ? "-" : word;
  }

  private static String quoted(String text) {
    return "\"" + ExportRows.oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String written(Money money) {
    return money.decimal() + " " + money.currency().getCurrencyCode();
  }
}
