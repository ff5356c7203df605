package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Parts.Head;
import app.coffer.desktop.banking.bring.Parts.Part;
import app.coffer.desktop.banking.bring.Plans.Repetition;
import app.coffer.desktop.banking.bring.Plans.Weekend;
import app.coffer.desktop.banking.bring.Tables.Row;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Money Manager EX's database, with categories in one table or, before 2023, in two. */
final class MoneyManagerEx {
  private static final Set<String> CODES = Set.of("Withdrawal", "Deposit", "Transfer");
  private static final Pattern YEAR = Pattern.compile("(20\\d\\d|19\\d\\d)(?:-(0[1-9]|1[0-2]))?");

  private final Tables tables;
  private final Currency fallback;
  private final Gathering into = new Gathering(Product.MMEX);
  private final Map<String, Currency> currencies = new HashMap<>();
  private final Map<String, String> payees = new HashMap<>();
  private final Map<String, List<Row>> splits = new HashMap<>();
  private final Map<String, Set<String>> tags = new HashMap<>();
  private final Set<String> earned = new HashSet<>();
  private final Set<String> spent = new HashSet<>();

  private MoneyManagerEx(Tables tables, Currency fallback) {
    this.tables = tables;
    this.fallback = fallback;
  }

  static Brought brought(byte[] bytes, Tables.Opener opener, Currency fallback)
      throws UnreadableFile {
    if (!Source.isSqlite(bytes)) {
      throw new UnreadableFile(Code.NO_MMEX);
    }
    Tables read = opener.read(bytes);
    read.require("ACCOUNTLIST_V1", "accountid", "accountname", "initialbal", "currencyid");
    read.require("CURRENCYFORMATS_V1", "currencyid", "currency_symbol");
    read.require(
        "CHECKINGACCOUNT_V1",
        "transid",
        "accountid",
        "toaccountid",
        "transcode",
        "transamount",
        "totransamount",
        "status",
        "transdate");
    MoneyManagerEx file = new MoneyManagerEx(read, fallback);
    file.accounts();
    file.names();
    file.uses();
    file.categories();
    file.transactions();
    Tables tables = file.tables;
    file.plans();
    file.budget();
    file.into.notes.add(What.ATTACHMENTS, tables.rows("ATTACHMENT_V1").size(), "");
    file.rates();
    file.defaults();
    tables
        .rows("STOCK_V1")
        .forEach(row -> file.into.notes.add(What.SHARES_AS_MONEY, row.text("stockname")));
    return file.into.done();
  }

  private void accounts() throws UnreadableFile {
    for (Row row : tables.rows("CURRENCYFORMATS_V1")) {
      try {
        currencies.put(row.text("currencyid"), Currency.getInstance(row.text("currency_symbol")));
      } catch (IllegalArgumentException e) {
        currencies.put(row.text("currencyid"), fallback);
      }
    }
    for (Row row : tables.rows("ACCOUNTLIST_V1")) {
      Currency currency = currencies.getOrDefault(row.text("currencyid"), fallback);
      if (into.hasAccount(row.text("accountid"))) {
        throw new UnreadableFile(Code.DATABASE_DAMAGED);
      }
      into.account(
          new Brought.Account(
              row.text("accountid"),
              row.text("accountname"),
              type(row.text("accounttype")),
              money(row.number("initialbal"), currency),
              row.text("status").equalsIgnoreCase("closed")));
      into.notes.add(
          What.OTHER_NOTES, row.text("notes").isEmpty() ? 0 : 1, row.text("accountname"));
    }
  }

  private static AccountType type(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "cash" -> AccountType.CASH;
      case "credit card" -> AccountType.CREDIT;
      case "loan" -> AccountType.LOAN;
      case "term" -> AccountType.SAVINGS;
      case "investment", "asset", "shares" -> AccountType.ASSET;
      default -> AccountType.CHECKING;
    };
  }

  private void categories() {
    Map<String, Row> all = new HashMap<>();
    tables.rows("CATEGORY_V1").forEach(row -> all.put(row.text("categid"), row));
    for (Row row : tables.rows("CATEGORY_V1")) {
      List<String> path = new ArrayList<>(List.of(row.text("categname")));
      Row above = all.get(row.text("parentid"));
      while (above != null && path.size() < 20) {
        path.addFirst(above.text("categname"));
        above = all.get(above.text("parentid"));
      }
      category(row.text("categid"), path, row);
    }
    for (Row row : tables.rows("SUBCATEGORY_V1")) {
      Row above = all.getOrDefault(row.text("categid"), row);
      category(
          row.text("categid") + "/" + row.text("subcategid"),
          List.of(above.text("categname"), row.text("subcategname")),
          row);
    }
  }

  private void category(String key, List<String> path, Row row) {
    String name =
        path.size() > 1 ? String.join(": ", path.subList(1, path.size())) : path.getFirst();
    boolean income = earned.contains(key) && !spent.contains(key);
    boolean hidden = !row.text("active").isEmpty() && !row.flag("active");
    into.category(new Brought.Category(key, path.getFirst(), name, income, hidden));
  }

  private String category(Row row) {
    String sub = into.known(below(row));
    return sub.isEmpty() ? into.known(row.text("categid")) : sub;
  }

  private static String below(Row row) {
    return row.text("categid") + "/" + row.text("subcategid");
  }

  /** No category says whether it is income: it is where money only ever came in. */
  private void uses() {
    for (Row row : tables.rows("CHECKINGACCOUNT_V1")) {
      if (!row.text("transcode").equals("Transfer")) {
        Set<String> use = row.text("transcode").equals("Deposit") ? earned : spent;
        List<Row> of = new ArrayList<>(splits.getOrDefault(row.text("transid"), List.of()));
        of.add(row);
        of.forEach(each -> use.addAll(List.of(each.text("categid"), below(each))));
      }
    }
  }

  /** Amounts of a month, or of each month of a year; spending has a minus there. */
  private void budget() throws UnreadableFile {
    Map<String, String> years = new HashMap<>();
    for (Row row : tables.rows("BUDGETYEAR_V1")) {
      years.put(row.text("budgetyearid"), row.text("budgetyearname"));
    }
    Currency currency = base();
    for (Row row : tables.rows("BUDGETTABLE_V1")) {
      Matcher year = YEAR.matcher(years.getOrDefault(row.text("budgetyearid"), ""));
      String category = category(row);
      BigDecimal amount = row.number("amount").negate();
      boolean fits = year.matches() && row.text("period").equals("Monthly");
      if (amount.signum() > 0 && fits && !category.isEmpty()) {
        int from = year.group(2) == null ? 1 : Integer.parseInt(year.group(2));
        int to = year.group(2) == null ? 12 : from;
        for (int month = from; month <= to; month++) {
          into.budgeted(
              new Brought.Budgeted(
                  category,
                  YearMonth.of(Integer.parseInt(year.group(1)), month),
                  money(amount, currency)));
        }
      } else {
        into.notes.add(What.BUDGETS, amount.signum() == 0 ? 0 : 1, row.text("period"));
      }
    }
  }

  private Currency base() {
    String id =
        tables.rows("INFOTABLE_V1").stream()
            .filter(row -> row.text("infoname").equalsIgnoreCase("BASECURRENCYID"))
            .map(row -> row.text("infovalue"))
            .findFirst()
            .orElse("");
    return currencies.getOrDefault(id, fallback);
  }

  private void names() {
    tables.rows("PAYEE_V1").forEach(row -> payees.put(row.text("payeeid"), row.text("payeename")));
    for (Row row : tables.rows("SPLITTRANSACTIONS_V1")) {
      splits.computeIfAbsent(row.text("transid"), id -> new ArrayList<>()).add(row);
    }
    Map<String, String> names = new HashMap<>();
    tables.rows("TAG_V1").forEach(row -> names.put(row.text("tagid"), row.text("tagname")));
    for (Row row : tables.rows("TAGLINK_V1")) {
      if (row.text("reftype").equals("Transaction")) {
        tags.computeIfAbsent(row.text("refid"), id -> new HashSet<>())
            .add(names.getOrDefault(row.text("tagid"), ""));
      }
    }
  }

  private void transactions() throws UnreadableFile {
    for (Row row : tables.rows("CHECKINGACCOUNT_V1")) {
      String account = row.text("accountid");
      if (!into.hasAccount(account) || !CODES.contains(row.text("transcode"))) {
        into.notes.add(What.UNUSABLE, row.text("transdate"));
      } else if (!row.text("deletedtime").isEmpty() || row.text("status").startsWith("V")) {
        into.notes.add(What.NOT_COUNTED, row.text("transdate"));
      } else {
        transaction(row, account);
      }
    }
  }

  private void transaction(Row row, String account) throws UnreadableFile {
    Currency currency = into.currency(account);
    boolean deposit = row.text("transcode").equals("Deposit");
    BigDecimal sum = row.number("transamount");
    Money amount = money(deposit ? sum : sum.negate(), currency);
    into.counts(account, amount);
    String id = row.text("transid");
    List<Part> parts = parts(row, amount, splits.getOrDefault(id, List.of()));
    for (Part part : parts) {
      Money arrives = part.arrives();
      if (arrives != null) {
        into.counts(part.transfer(), arrives);
      }
    }
    Head head = head(row, account, tags.getOrDefault(id, Set.of()), row.text("transdate"));
    into.entries(Parts.entries(head, parts, into.notes));
  }

  /** What each currency was worth in the base currency. */
  private void rates() throws UnreadableFile {
    for (Row row : tables.rows("CURRENCYHISTORY_V1")) {
      Currency from = currencies.get(row.text("currencyid"));
      if (from != null && !from.equals(base())) {
        into.rate(day(row.text("currdate")), from, base(), row.number("currvalue"));
      }
    }
  }

  /** The category that a payee's transactions get unless somebody says otherwise. */
  private void defaults() {
    for (Row row : tables.rows("PAYEE_V1")) {
      String category = category(row);
      String name = row.text("payeename");
      if (!category.isEmpty()) {
        var test = new Habits.Test(Habits.Part.PAYEE, true, name);
        into.rule(new Brought.Rule(name, false, List.of(test), "", "", category));
      }
      String pattern = row.text("pattern").strip();
      into.notes.add(What.RULES, pattern.isEmpty() || pattern.equals("{}") ? 0 : 1, name);
    }
  }

  private void plans() throws UnreadableFile {
    Map<String, List<Row>> of = new HashMap<>();
    for (Row row : tables.rows("BUDGETSPLITTRANSACTIONS_V1")) {
      of.computeIfAbsent(row.text("transid"), id -> new ArrayList<>()).add(row);
    }
    for (Row row : tables.rows("BILLSDEPOSITS_V1")) {
      String account = row.text("accountid");
      String next = row.text("nextoccurrencedate");
      String payee = payees.getOrDefault(row.text("payeeid"), "");
      String name =
          row.text("notes").isBlank() ? payee : row.text("notes").lines().findFirst().orElse(payee);
      String rule = next.isEmpty() ? "?" : rule(row, day(next));
      if (rule.equals("?") || row.text("status").startsWith("V") || !into.hasAccount(account)) {
        into.notes.add(What.SCHEDULES, name);
        continue;
      }
      boolean deposit = row.text("transcode").equals("Deposit");
      BigDecimal sum = row.number("transamount");
      Money amount = money(deposit ? sum : sum.negate(), into.currency(account));
      List<Part> parts = parts(row, amount, of.getOrDefault(row.text("bdid"), List.of()));
      into.plan(
          name,
          new Repetition(rule, Weekend.STAY, false),
          Parts.entries(head(row, account, Set.of(), next), parts, new Notes()));
    }
  }

  /** The hundreds say who enters it. */
  private static String rule(Row row, LocalDate next) throws UnreadableFile {
    int times = row.number("numoccurrences").intValue();
    return switch (row.number("repeats").intValue() % 100) {
      case 0, 11, 12 -> "";
      case 1 -> Rule.times(Rule.weeks(1), times);
      case 2 -> Rule.times(Rule.weeks(2), times);
      case 3 -> Rule.times(Rule.months(next, 1), times);
      case 4 -> Rule.times(Rule.months(next, 2), times);
      case 5 -> Rule.times(Rule.months(next, 3), times);
      case 6 -> Rule.times(Rule.months(next, 6), times);
      case 7 -> Rule.times(Rule.years(next, 1), times);
      case 8 -> Rule.times(Rule.months(next, 4), times);
      case 9 -> Rule.times(Rule.weeks(4), times);
      case 10 -> Rule.times(Rule.days(1), times);
      case 13 -> Rule.days(times);
      case 14 -> Rule.months(next, times);
      case 15 -> Rule.times("FREQ=MONTHLY;BYMONTHDAY=-1", times);
      case 16 -> Rule.times("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", times);
      default -> "?";
    };
  }

  private List<Part> parts(Row row, Money amount, List<Row> of) throws UnreadableFile {
    String to = row.text("toaccountid");
    if (row.text("transcode").equals("Transfer") && into.hasAccount(to)) {
      Money arrives = money(row.number("totransamount"), into.currency(to));
      return List.of(Part.to(to, amount, arrives, ""));
    }
    boolean deposit = row.text("transcode").equals("Deposit");
    if (of.isEmpty()) {
      return List.of(Part.in(category(row), amount, ""));
    }
    List<Part> parts = new ArrayList<>();
    Money left = amount;
    for (Row each : of) {
      BigDecimal value = each.number("splittransamount");
      Money part = money(deposit ? value : value.negate(), amount.currency());
      parts.add(Part.in(category(each), part, each.text("notes")));
      left = left.minus(part);
    }
    if (!left.isZero()) {
      parts.add(Part.in("", left, ""));
    }
    return parts;
  }

  private Head head(Row row, String account, Set<String> tags, String day) throws UnreadableFile {
    Set<String> tagged = new HashSet<>(tags);
    tagged.remove("");
    boolean transfer = row.text("transcode").equals("Transfer");
    return new Head(
        account,
        day(day),
        transfer ? "" : payees.getOrDefault(row.text("payeeid"), ""),
        row.text("transactionnumber"),
        row.text("notes"),
        tagged,
        row.text("status").startsWith("R") ? Clearing.RECONCILED : Clearing.UNCLEARED);
  }

  /** Amounts are floating numbers there: noise behind the sixth decimal is no finer amount. */
  private Money money(BigDecimal amount, Currency currency) throws UnreadableFile {
    boolean sane = amount.scale() < 100 && amount.precision() - amount.scale() < 20;
    return into.money(sane ? amount.setScale(6, RoundingMode.HALF_EVEN) : amount, currency);
  }

  private static LocalDate day(String text) throws UnreadableFile {
    try {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeException e) {
      throw new UnreadableFile(Code.TRANSACTION_WITHOUT_DAY);
    }
  }
}
