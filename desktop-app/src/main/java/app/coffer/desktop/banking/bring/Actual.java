package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Bring.Choices;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Parts.Head;
import app.coffer.desktop.banking.bring.Parts.Part;
import app.coffer.desktop.banking.bring.Tables.Row;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Actual's export: an archive with its database. Amounts are in hundredths there. */
final class Actual {
  private static final Pattern TAG = Pattern.compile("(?<!\\S)#([^\\s#]+)");

  private final Tables tables;
  private final Currency currency;
  private final Gathering into = new Gathering(Product.ACTUAL);

  /** Accounts, removed ones too. */
  private final Set<String> known = new HashSet<>();

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, List<Row>> children = new HashMap<>();
  private final Map<String, String> payees = new HashMap<>();
  private final Map<String, String> merged = new HashMap<>();

  private Actual(Tables tables, Choices choices) {
    this.tables = tables;
    this.currency = currency(tables, choices.currency());
  }

  static Brought brought(byte[] bytes, Tables.Opener opener, Choices choices)
      throws UnreadableFile {
    byte[] database = Source.isZip(bytes) ? Source.files(bytes).get("db.sqlite") : bytes;
    if (database == null || !Source.isSqlite(database)) {
      throw new UnreadableFile(Code.NO_ACTUAL);
    }
    Tables tables = opener.read(database);
    tables.require("accounts", "id", "name", "tombstone");
    tables.require("categories", "id", "name", "tombstone");
    tables.require(
        "transactions", "id", "acct", "amount", "date", "isparent", "ischild", "tombstone");
    Actual actual = new Actual(tables, choices);
    actual.accounts();
    actual.categories();
    actual.payees();
    actual.transactions();
    actual.budget();
    actual.rest();
    return actual.into.done();
  }

  private static Currency currency(Tables tables, Currency otherwise) {
    for (Row row : tables.rows("preferences")) {
      if (row.text("id").equals("defaultCurrencyCode") && !row.text("value").isEmpty()) {
        try {
          return Currency.getInstance(row.text("value"));
        } catch (IllegalArgumentException e) {
          return otherwise;
        }
      }
    }
    return otherwise;
  }

  private void accounts() {
    for (Row row : tables.rows("accounts")) {
      known.add(row.text("id"));
      if (!row.flag("tombstone")) {
        into.account(
            new Brought.Account(
                row.text("id"),
                row.text("name"),
                type(row),
                Money.zero(currency),
                row.flag("closed")));
      }
    }
  }

  private static AccountType type(Row row) {
    return switch (row.text("type")) {
      case "savings" -> AccountType.SAVINGS;
      case "credit" -> AccountType.CREDIT;
      case "mortgage", "debt" -> AccountType.LOAN;
      case "investment" -> AccountType.ASSET;
      default -> row.flag("offbudget") ? AccountType.ASSET : AccountType.CHECKING;
    };
  }

  private void categories() {
    Map<String, Row> groups = new HashMap<>();
    tables.rows("category_groups").forEach(row -> groups.put(row.text("id"), row));
    for (Row row : tables.rows("categories")) {
      Row group = groups.getOrDefault(row.text("cat_group"), new Row(Map.of()));
      if (!row.flag("tombstone")) {
        into.category(
            new Brought.Category(
                row.text("id"),
                group.text("name"),
                row.text("name"),
                row.flag("is_income"),
                row.flag("hidden") || group.flag("hidden")));
      }
    }
    for (Row row : tables.rows("category_mapping")) {
      merged.put(row.text("id"), row.text("transferid"));
    }
  }

  private void payees() {
    Map<String, String> names = new HashMap<>();
    for (Row row : tables.rows("payees")) {
      // the other side of a transfer is no payee
      names.put(row.text("id"), row.text("transfer_acct").isEmpty() ? row.text("name") : "");
    }
    payees.putAll(names);
    for (Row row : tables.rows("payee_mapping")) {
      payees.put(row.text("id"), names.getOrDefault(row.text("targetid"), ""));
    }
  }

  private void transactions() throws UnreadableFile {
    for (Row row : tables.rows("transactions")) {
      boolean dated = !row.text("date").isEmpty();
      boolean counts = !row.flag("tombstone") && dated;
      if (counts && into.hasAccount(row.text("acct"))) {
        if (row.text("id").isEmpty() || rows.put(row.text("id"), row) != null) {
          // a second one would take the place of the first
          throw new UnreadableFile(Code.DATABASE_DAMAGED);
        }
      } else if (counts && !known.contains(row.text("acct"))) {
        into.notes.add(What.UNUSABLE, row.text("date"));
      }
    }
    for (Row row : rows.values()) {
      if (row.flag("ischild")) {
        String id = row.text("id");
        // older files tell the parent only by the child's id
        String parent =
            row.text("parent_id").isEmpty() ? id.replaceFirst("/.*", "") : row.text("parent_id");
        if (rows.containsKey(parent)) {
          children.computeIfAbsent(parent, key -> new ArrayList<>()).add(row);
        }
      }
    }
    Set<String> skipped = otherSides();
    for (Row row : rows.values()) {
      if (row.flag("ischild")) {
        continue;
      }
      String account = row.text("acct");
      into.counts(account, money(row));
      List<Part> parts = new ArrayList<>();
      List<Row> of = children.getOrDefault(row.text("id"), List.of());
      for (Row each : of.isEmpty() ? List.of(row) : of) {
        if (!skipped.contains(each.text("id"))) {
          parts.add(part(each, !of.isEmpty()));
        }
      }
      missing(row, of, parts);
      if (!parts.isEmpty()) {
        into.entries(Parts.entries(head(row), parts, into.notes));
      }
    }
  }

  /** Of each pair of sides the one that is not written; a side within a split is. */
  private Set<String> otherSides() throws UnreadableFile {
    Set<String> skipped = new HashSet<>();
    Set<String> kept = new HashSet<>();
    for (Row row : rows.values()) {
      Row other = rows.get(row.text("transferred_id"));
      String id = row.text("id");
      if (other == null || kept.contains(id) || skipped.contains(id) || !pairs(row, other)) {
        continue;
      }
      boolean mine =
          row.flag("ischild") || !other.flag("ischild") && row.number("amount").signum() <= 0;
      kept.add(mine ? id : other.text("id"));
      skipped.add(mine ? other.text("id") : id);
    }
    return skipped;
  }

  private boolean pairs(Row row, Row other) throws UnreadableFile {
    return other.text("transferred_id").equals(row.text("id"))
        && !other.text("acct").equals(row.text("acct"))
        && children.getOrDefault(row.text("id"), List.of()).isEmpty()
        && children.getOrDefault(other.text("id"), List.of()).isEmpty()
        && money(row).equals(money(other).negated());
  }

  /** What a split's parts lack to its sum, which Actual allows while it is edited. */
  private void missing(Row row, List<Row> of, List<Part> parts) throws UnreadableFile {
    if (!of.isEmpty()) {
      Money left = money(row);
      for (Row each : of) {
        left = left.minus(money(each));
      }
      if (!left.isZero()) {
        parts.add(Part.in("", left, ""));
      }
    }
  }

  private Part part(Row row, boolean inSplit) throws UnreadableFile {
    String notes = inSplit ? row.text("notes") : "";
    Row other = rows.get(row.text("transferred_id"));
    if (other != null && pairs(row, other)) {
      return Part.to(other.text("acct"), money(row), money(other), notes);
    }
    if (!row.text("transferred_id").isEmpty()) {
      into.notes.add(What.HALF_TRANSFER, row.text("date"));
    }
    String category = row.text("category");
    return Part.in(into.known(merged.getOrDefault(category, category)), money(row), notes);
  }

  private Head head(Row row) throws UnreadableFile {
    Set<String> tags = new HashSet<>();
    Matcher found = TAG.matcher(row.text("notes"));
    while (found.find()) {
      tags.add(found.group(1));
    }
    return new Head(
        row.text("acct"),
        day(row.text("date")),
        payees.getOrDefault(row.text("description"), ""),
        "",
        row.text("notes"),
        tags,
        row.flag("reconciled")
            ? Clearing.RECONCILED
            : row.flag("cleared") ? Clearing.CLEARED : Clearing.UNCLEARED);
  }

  private Money money(Row row) throws UnreadableFile {
    return into.money(row.number("amount").movePointLeft(2), currency);
  }

  private static LocalDate day(String text) throws UnreadableFile {
    try {
      String digits = text.replace("-", "");
      return LocalDate.of(
          Integer.parseInt(digits.substring(0, 4)),
          Integer.parseInt(digits.substring(4, 6)),
          Integer.parseInt(digits.substring(6)));
    } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new UnreadableFile(Code.TRANSACTION_WITHOUT_DAY);
    }
  }

  private void budget() throws UnreadableFile {
    boolean tracking =
        tables.rows("preferences").stream()
            .filter(row -> row.text("id").equals("budgetType"))
            .anyMatch(row -> Set.of("tracking", "report").contains(row.text("value")));
    for (Row row : tables.rows(tracking ? "reflect_budgets" : "zero_budgets")) {
      Money amount = money(row);
      String category = into.known(row.text("category"));
      if (!amount.isZero() && !category.isEmpty()) {
        LocalDate first = day(row.text("month").replace("-", "") + "01");
        into.budgeted(new Brought.Budgeted(category, YearMonth.from(first), amount));
      }
    }
  }

  private void rest() throws UnreadableFile {
    var plans = new ActualPlans(tables, into, currency, payees);
    Set<String> ofSchedules = new HashSet<>();
    for (Row row : tables.rows("schedules")) {
      if (!row.flag("tombstone") && !row.flag("completed")) {
        plans.take(row);
      }
      ofSchedules.add(row.text("rule"));
    }
    var rules = new ActualRules(into, payees, key -> into.known(merged.getOrDefault(key, key)));
    for (Row row : tables.rows("rules")) {
      if (!row.flag("tombstone") && !ofSchedules.contains(row.text("id"))) {
        rules.take(row);
      }
    }
    into.notes.add(What.OTHER_NOTES, tables.rows("notes").size(), "");
  }
}
