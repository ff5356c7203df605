package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Parts.Head;
import app.coffer.desktop.banking.bring.Parts.Part;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Firefly III's export of transactions: from a source account to a destination account. */
final class Firefly {
  private static final Set<String> REAL =
      Set.of("asset account", "default account", "debt", "loan", "mortgage", "credit card");

  private static final Set<String> PEOPLE =
      Set.of("expense account", "revenue account", "beneficiary account");

  private static final Set<String> TRUE = Set.of("1", "true");

  private final Currency fallback;
  private final Gathering into = new Gathering(Product.FIREFLY);

  private Firefly(Currency fallback) {
    this.fallback = fallback;
  }

  static Brought brought(byte[] bytes, Currency fallback) throws UnreadableFile {
    Firefly firefly = new Firefly(fallback);
    List<byte[]> files =
        Source.isZip(bytes) ? List.copyOf(Source.files(bytes).values()) : List.of(bytes);
    List<Csv.Row> rows = new ArrayList<>();
    for (byte[] file : files) {
      firefly.take(Csv.rows(file), rows);
    }
    if (rows.isEmpty()) {
      throw new UnreadableFile(Code.NO_FIREFLY);
    }
    rows.sort(Comparator.comparing(row -> real(row, "source") && real(row, "destination")));
    firefly.accounts(rows);
    firefly.categories(rows);
    Map<String, List<Csv.Row>> groups = new LinkedHashMap<>();
    for (Csv.Row row : rows) {
      String key =
          String.join(
              "\u0000",
              row.get("group_id").isEmpty() ? row.get("journal_id") : row.get("group_id"),
              row.get("source_name"),
              row.get("destination_name"),
              row.get("date"));
      groups.computeIfAbsent(key, id -> new ArrayList<>()).add(row);
    }
    for (List<Csv.Row> group : groups.values()) {
      firefly.group(group);
    }
    return firefly.into.done();
  }

  /** Which of the export's files it is, its titles tell. */
  private void take(List<Csv.Row> file, List<Csv.Row> transactions) {
    Csv.Row first = file.isEmpty() ? new Csv.Row(Map.of()) : file.getFirst();
    if (first.has("source_type") && first.has("journal_id")) {
      transactions.addAll(file);
    } else if (first.has("account_id") && first.has("active")) {
      file.stream().filter(row -> REAL.contains(lower(row, "type"))).forEach(this::account);
    } else if (first.has("recurrence_id")) {
      counted(file, "recurrence", What.SCHEDULES);
    } else if (first.has("rule_id")) {
      counted(file, "rule", What.RULES);
    } else if (first.has("budget_id")) {
      file.stream()
          .filter(row -> !row.get("amount").isEmpty())
          .forEach(row -> into.notes.add(What.BUDGETS, row.get("name")));
    }
  }

  private void counted(List<Csv.Row> file, String what, What note) {
    file.stream()
        .filter(row -> row.get("row_contains").equals(what))
        .forEach(row -> into.notes.add(note, row.get("title")));
  }

  private void account(Csv.Row row) {
    AccountType type =
        switch (row.get("role")) {
          case "savingAsset" -> AccountType.SAVINGS;
          case "ccAsset" -> AccountType.CREDIT;
          case "cashWalletAsset" -> AccountType.CASH;
          default -> type(row.get("type"));
        };
    boolean closed = !TRUE.contains(lower(row, "active"));
    into.account(
        new Brought.Account(
            key(lower(row, "type"), row.get("name")),
            row.get("name"),
            type,
            Money.zero(currency(row.get("currency_code"))),
            closed));
  }

  /** Names are there once for each type. */
  private static String key(String type, String name) {
    return type + "\u0000" + name;
  }

  private static String key(Csv.Row row, String side) {
    return key(lower(row, side + "_type"), row.get(side + "_name"));
  }

  private static String lower(Csv.Row row, String column) {
    return row.get(column).toLowerCase(Locale.ROOT);
  }

  /** Accounts of which there is no file of accounts: transfers come last, being less certain. */
  private void accounts(List<Csv.Row> rows) throws UnreadableFile {
    for (Csv.Row row : rows) {
      boolean transfer = real(row, "source") && real(row, "destination");
      for (String side : List.of("source", "destination")) {
        if (real(row, side) && !into.hasAccount(key(row, side))) {
          boolean foreign =
              transfer && side.equals("destination") && !row.get("foreign_currency_code").isEmpty();
          String code = row.get(foreign ? "foreign_currency_code" : "currency_code");
          into.account(
              new Brought.Account(
                  key(row, side),
                  row.get(side + "_name"),
                  type(row.get(side + "_type")),
                  Money.zero(currency(code)),
                  false));
        }
      }
    }
  }

  private static boolean real(Csv.Row row, String side) {
    return REAL.contains(lower(row, side + "_type"));
  }

  private static AccountType type(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "debt", "loan", "mortgage" -> AccountType.LOAN;
      case "credit card" -> AccountType.CREDIT;
      default -> AccountType.CHECKING;
    };
  }

  private Currency currency(String code) {
    try {
      return code.isEmpty() ? fallback : Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      return fallback;
    }
  }

  /** Categories have no headings there: what only ever came in is under income. */
  private void categories(List<Csv.Row> rows) {
    Map<String, Boolean> income = new LinkedHashMap<>();
    for (Csv.Row row : rows) {
      if (!row.get("category").isEmpty()) {
        boolean in = row.get("type").equalsIgnoreCase("deposit");
        income.merge(row.get("category"), in, Boolean::logicalAnd);
      }
    }
    income.forEach((name, in) ->
        into.category(new Brought.Category(name, in ? "Income" : "Spending", name, in, false)));
  }

  private void group(List<Csv.Row> rows) throws UnreadableFile {
    Csv.Row first = rows.getFirst();
    boolean from = real(first, "source");
    boolean to = real(first, "destination");
    String here = key(first, from ? "source" : "destination");
    if (!from && !to) {
      into.notes.add(What.UNUSABLE, rows.size(), first.get("description"));
      return;
    }
    List<Part> parts = new ArrayList<>();
    for (Csv.Row row : rows) {
      Money amount = amount(row, here);
      Money signed = from ? amount.negated() : amount;
      into.counts(here, signed);
      if (from && to) {
        String there = key(row, "destination");
        Money arrives = amount(row, there);
        into.counts(there, arrives);
        parts.add(Part.to(there, signed, arrives, text(row)));
      } else if (row.get("type").equalsIgnoreCase("opening balance")) {
        into.opens(here, signed);
        into.counts(here, signed.negated());
      } else {
        parts.add(Part.in(into.known(row.get("category")), signed, text(row)));
      }
      into.notes.add(What.BUDGETS, row.get("budget").isEmpty() ? 0 : 1, row.get("budget"));
    }
    if (!parts.isEmpty()) {
      into.entries(Parts.entries(head(first, rows, here, from && to), parts, into.notes));
    }
  }

  /** How much, without a sign; in the account's currency where the row has it. */
  private Money amount(Csv.Row row, String account) throws UnreadableFile {
    Currency currency = into.currency(account);
    boolean foreign =
        !row.get("foreign_amount").isEmpty()
            && !currency(row.get("currency_code")).equals(currency)
            && currency(row.get("foreign_currency_code")).equals(currency);
    String text = row.get(foreign ? "foreign_amount" : "amount");
    try {
      return into.money(new BigDecimal(text).abs(), currency);
    } catch (NumberFormatException e) {
      throw new UnreadableFile(Code.AMOUNT_NO_NUMBER);
    }
  }

  private Head head(Csv.Row first, List<Csv.Row> rows, String here, boolean transfer)
      throws UnreadableFile {
    Set<String> tags = new HashSet<>();
    Map<Clearing, Integer> status = new HashMap<>();
    for (Csv.Row row : rows) {
      tags.addAll(List.of(row.get("tags").split("\\s*,\\s*")));
      boolean done = TRUE.contains(lower(row, "reconciled"));
      status.merge(done ? Clearing.RECONCILED : Clearing.UNCLEARED, 1, Integer::sum);
    }
    tags.remove("");
    String other = here.equals(key(first, "source")) ? "destination" : "source";
    boolean nobody = transfer || !PEOPLE.contains(lower(first, other + "_type"));
    return new Head(
        here,
        day(first.get("date")),
        nobody ? "" : first.get(other + "_name"),
        "",
        first.get("group_title"),
        tags,
        status.containsKey(Clearing.UNCLEARED) ? Clearing.UNCLEARED : Clearing.RECONCILED);
  }

  private static String text(Csv.Row row) {
    return Parts.joined(row.get("description"), row.get("notes"));
  }

  private static LocalDate day(String text) throws UnreadableFile {
    try {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeException e) {
      throw new UnreadableFile(Code.TRANSACTION_WITHOUT_DAY);
    }
  }
}
