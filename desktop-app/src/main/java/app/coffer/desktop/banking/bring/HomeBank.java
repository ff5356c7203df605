package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Parts.Head;
import app.coffer.desktop.banking.bring.Parts.Part;
import app.coffer.desktop.banking.bring.Plans.Repetition;
import app.coffer.desktop.banking.bring.Plans.Weekend;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HomeBank's own file. */
final class HomeBank {
  private static final Set<String> ELEMENTS =
      Set.of("properties", "cur", "account", "pay", "cat", "fav", "asg", "ope");

  /** Days are counted from the first of January of the year 1, which is day 1. */
  private static final long DAY_ZERO = -719_163;

  private static final Pattern VERSION =
      Pattern.compile("<homebank\\s+v=\"(\\d+\\.?\\d*)\"(?:\\s+d=\"(\\d{1,8})\")?");

  /** Control characters, which this program writes although XML has none. */
  private static final Pattern CONTROL = Pattern.compile("&#x(?:[1-8bcef]|1[0-9a-f]);");

  private static final int CLOSED = 1 << 1;
  private static final int INCOME = 1 << 1;
  private static final int HIDDEN = 1 << 8;
  private static final int RECURS = 1;
  private static final int LIMITED = 1 << 1;
  private static final int RELATIVE = 1 << 2;
  private static final int OLD_RECURS = 1 << 2;
  private static final int OLD_LIMITED = 1 << 7;
  private static final int TRANSFER = 1 << 3;
  private static final int SETS_PAYEE = 1 << 1 | 1 << 9;
  private static final int SETS_CATEGORY = 1 << 2 | 1 << 10;
  private static final int BY_PATTERN_OR_AMOUNT = 1 << 7 | 1 << 8;
  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final int OLD_RECONCILED = 1;
  private static final int REMINDER = 1 << 5;

  /** Since this version reminders have a flag, and what was their state means void. */
  private static final int REMINDER_IS_A_FLAG = 50_900;

  private final Currency fallback;
  private final boolean oldFlags;
  private final int written;
  private final Gathering into = new Gathering(Product.HOMEBANK);
  private final Map<String, Currency> currencies = new HashMap<>();
  private final Map<String, String> payees = new HashMap<>();
  private final Map<String, Xml> categories = new HashMap<>();
  private final List<Xml> operations = new ArrayList<>();
  private final List<Xml> templates = new ArrayList<>();
  private final List<Xml> assignments = new ArrayList<>();
  private String base = "";

  private HomeBank(String text, Currency fallback) throws UnreadableFile {
    Matcher head = VERSION.matcher(text.substring(0, Math.min(500, text.length())));
    if (!head.find()) {
      throw new UnreadableFile(Code.NO_HOMEBANK);
    }
    this.fallback = fallback;
    this.oldFlags = new BigDecimal(head.group(1)).compareTo(BigDecimal.ONE) < 0;
    this.written = head.group(2) == null ? 0 : Integer.parseInt(head.group(2));
  }

  static Brought brought(byte[] bytes, Currency fallback) throws UnreadableFile {
    String text = CONTROL.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll(" ");
    HomeBank file = new HomeBank(text, fallback);
    Xml.each(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ELEMENTS, file::take);
    file.categories();
    file.operations();
    file.plans();
    file.rules();
    return file.into.done();
  }

  private void take(Xml xml) throws UnreadableFile {
    switch (xml.name()) {
      case "cur" -> currency(xml);
      case "account" -> account(xml);
      case "pay" -> {
        payees.put(xml.get("key"), xml.get("name"));
        into.notes.add(What.OTHER_NOTES, xml.get("notes").isEmpty() ? 0 : 1, xml.get("name"));
      }
      case "cat" -> categories.put(xml.get("key"), xml);
      case "ope" -> operations.add(xml);
      case "fav" -> templates.add(xml);
      case "asg" -> assignments.add(xml);
      default -> base = xml.get("curr");
    }
  }

  /** Others are templates to fill in by hand. */
  private static boolean recurs(Xml xml) throws UnreadableFile {
    return (number(xml, "recflg") & RECURS) != 0 || (number(xml, "flags") & OLD_RECURS) != 0;
  }

  private void currency(Xml xml) {
    try {
      currencies.put(xml.get("key"), Currency.getInstance(xml.get("iso")));
    } catch (IllegalArgumentException e) {
      currencies.put(xml.get("key"), fallback);
    }
  }

  private void account(Xml xml) throws UnreadableFile {
    Currency currency =
        currencies.getOrDefault(xml.get("curr").isEmpty() ? base : xml.get("curr"), fallback);
    into.account(
        new Brought.Account(
            xml.get("key"),
            xml.get("name"),
            type(number(xml, "type")),
            money(xml.get("initial"), currency),
            (number(xml, "flags") & CLOSED) != 0));
    into.notes.add(What.OTHER_NOTES, xml.get("notes").isEmpty() ? 0 : 1, xml.get("name"));
  }

  private static AccountType type(int type) {
    return switch (type) {
      case 2 -> AccountType.CASH;
      case 3 -> AccountType.ASSET;
      case 4 -> AccountType.CREDIT;
      case 5 -> AccountType.LOAN;
      case 7 -> AccountType.SAVINGS;
      default -> AccountType.CHECKING;
    };
  }

  private void categories() throws UnreadableFile {
    for (Xml xml : categories.values()) {
      Xml parent = categories.get(xml.get("parent"));
      String group = parent == null ? xml.get("name") : parent.get("name");
      boolean income = (number(xml, "flags") & INCOME) != 0;
      boolean hidden = (number(xml, "flags") & HIDDEN) != 0;
      into.category(new Brought.Category(xml.get("key"), group, xml.get("name"), income, hidden));
      boolean budget = false;
      for (int month = 0; month <= 12; month++) {
        budget |= !xml.get("b" + month).isEmpty();
      }
      into.notes.add(What.BUDGETS, budget ? 1 : 0, xml.get("name"));
    }
  }

  private void operations() throws UnreadableFile {
    Map<String, List<Xml>> transfers = new HashMap<>();
    for (Xml xml : operations) {
      if (counted(xml) && number(xml, "kxfer") > 0 && into.hasAccount(xml.get("account"))) {
        transfers.computeIfAbsent(xml.get("kxfer"), key -> new ArrayList<>()).add(xml);
      }
    }
    Set<Xml> done = new HashSet<>();
    for (Xml xml : operations) {
      if (!into.hasAccount(xml.get("account"))) {
        into.notes.add(What.UNUSABLE, xml.get("wording"));
        continue;
      }
      if (!counted(xml)) {
        into.notes.add(What.NOT_COUNTED, day(xml) + " " + xml.get("wording"));
        continue;
      }
      Money amount = amount(xml);
      into.counts(xml.get("account"), amount);
      List<Xml> pair = transfers.getOrDefault(xml.get("kxfer"), List.of());
      if (pair.size() == 2 && !same(pair)) {
        transfer(xml, pair, done);
      } else {
        into.notes.add(
            What.HALF_TRANSFER,
            number(xml, "kxfer") > 0 ? 1 : 0,
            day(xml) + " " + amount.decimal());
        into.entries(Parts.entries(head(xml), parts(xml, amount), into.notes));
      }
    }
  }

  private static boolean same(List<Xml> pair) {
    return pair.getFirst().get("account").equals(pair.getLast().get("account"));
  }

  /** One entry of both sides, from the one that pays. */
  private void transfer(Xml xml, List<Xml> pair, Set<Xml> done) throws UnreadableFile {
    Xml other = pair.getFirst() == xml ? pair.getLast() : pair.getFirst();
    if (done.contains(other)) {
      return;
    }
    done.add(xml);
    Xml from = amount(xml).isNegative() ? xml : other;
    Xml to = from == xml ? other : xml;
    into.entries(
        Parts.entries(
            head(from),
            List.of(Part.to(to.get("account"), amount(from), amount(to), "")),
            into.notes));
  }

  private List<Part> parts(Xml xml, Money amount) throws UnreadableFile {
    if (xml.get("samt").isEmpty()) {
      return List.of(Part.in(category(xml.get("category")), amount, ""));
    }
    String[] categories = xml.get("scat").split("\\|\\|", -1);
    String[] amounts = xml.get("samt").split("\\|\\|", -1);
    String[] memos = xml.get("smem").split("\\|\\|", -1);
    List<Part> parts = new ArrayList<>();
    Money left = amount;
    for (int i = 0; i < amounts.length; i++) {
      Money part = money(amounts[i], amount.currency());
      parts.add(
          Part.in(
              i < categories.length ? category(categories[i]) : "",
              part,
              i < memos.length ? memos[i] : ""));
      left = left.minus(part);
    }
    if (!left.isZero()) {
      parts.add(Part.in("", left, ""));
    }
    return parts;
  }

  private String category(String key) {
    return into.known(key);
  }

  private Head head(Xml xml) throws UnreadableFile {
    Set<String> tags = new HashSet<>(List.of(xml.get("tags").split(" +")));
    tags.remove("");
    return new Head(
        xml.get("account"),
        day(xml),
        payees.getOrDefault(xml.get("payee"), ""),
        xml.get("info"),
        xml.get("wording"),
        tags,
        status(xml));
  }

  private Clearing status(Xml xml) throws UnreadableFile {
    if (oldFlags) {
      boolean done = (number(xml, "flags") & OLD_RECONCILED) != 0;
      return done ? Clearing.RECONCILED : Clearing.UNCLEARED;
    }
    return switch (number(xml, "st")) {
      case 1 -> Clearing.CLEARED;
      case 2 -> Clearing.RECONCILED;
      default -> Clearing.UNCLEARED;
    };
  }

  /** Void ones and reminders are in no balance: states 3 and 4, whichever of both they mean. */
  private boolean counted(Xml xml) throws UnreadableFile {
    boolean flagged = (number(xml, "flags") & REMINDER) != 0;
    return number(xml, "st") < 3 && !(flagged && (oldFlags || written >= REMINDER_IS_A_FLAG));
  }

  private static LocalDate day(Xml xml) throws UnreadableFile {
    String day = xml.name().equals("fav") ? "nextdate" : "date";
    return LocalDate.ofEpochDay(DAY_ZERO + number(xml, day));
  }

  private void plans() throws UnreadableFile {
    for (Xml xml : templates) {
      if (recurs(xml)) {
        String name = name(xml);
        String rule = rule(xml);
        if (rule.isEmpty() || !into.hasAccount(xml.get("account"))) {
          into.notes.add(What.SCHEDULES, name);
        } else {
          into.plan(
              name,
              new Repetition(rule, weekend(xml), false),
              Parts.entries(head(xml), planned(xml), new Notes()));
        }
      }
    }
  }

  /** Those that look for words; in whatever the bank wrote, where they look at the memo. */
  private void rules() throws UnreadableFile {
    for (Xml xml : assignments) {
      int flags = number(xml, "flags");
      // before they had flags, all of them set both
      boolean payee = oldFlags || (flags & SETS_PAYEE) != 0;
      boolean category = oldFlags || (flags & SETS_CATEGORY) != 0;
      if ((flags & BY_PATTERN_OR_AMOUNT) != 0) {
        into.notes.add(What.RULES, xml.get("name"));
        continue;
      }
      Habits.Part part = number(xml, "field") == 1 ? Habits.Part.PAYEE : Habits.Part.BANK;
      into.rule(
          new Brought.Rule(
              xml.get("name"),
              false,
              List.of(new Habits.Test(part, false, xml.get("name").strip())),
              "",
              payee ? payees.getOrDefault(xml.get("payee"), "") : "",
              category ? category(xml.get("category")) : ""));
    }
  }

  private String name(Xml xml) {
    String payee = payees.getOrDefault(xml.get("payee"), "");
    Xml category = categories.get(xml.get("category"));
    String called = category == null ? "" : category.get("name");
    return !xml.get("wording").isBlank() ? xml.get("wording") : payee.isBlank() ? called : payee;
  }

  private List<Part> planned(Xml xml) throws UnreadableFile {
    Money amount = amount(xml);
    String to = xml.get("dst_account");
    boolean transfer = (number(xml, "flags") & TRANSFER) != 0 || number(xml, "paymode") == 5;
    if (!transfer || !into.hasAccount(to)) {
      return parts(xml, amount);
    }
    Money arrives =
        xml.get("damt").isEmpty() ? amount.negated() : money(xml.get("damt"), into.currency(to));
    return List.of(Part.to(to, amount, arrives, ""));
  }

  /** Empty for what cannot be said: the first working day, and such. */
  private static String rule(Xml xml) throws UnreadableFile {
    int every = number(xml, "every");
    boolean relative = (number(xml, "recflg") & RELATIVE) != 0;
    int weekday = number(xml, "wkdy");
    int which = number(xml, "ordn");
    if (relative && (weekday < 1 || weekday > 7 || which < 1 || which > 5)) {
      return "";
    }
    String rule =
        switch (number(xml, "unit")) {
          case 0 -> Rule.days(every);
          case 1 -> Rule.weeks(every);
          case 2 ->
              relative
                  ? Rule.months(LocalDate.EPOCH, every)
                      + ";BYDAY="
                      + (which == 5 ? -1 : which)
                      + WEEKDAYS.get(weekday - 1)
                  : Rule.months(day(xml), every);
          case 3 -> Rule.years(day(xml), every);
          default -> "";
        };
    boolean ends =
        (number(xml, "recflg") & LIMITED) != 0 || (number(xml, "flags") & OLD_LIMITED) != 0;
    return Rule.times(rule, ends ? number(xml, "limit") : 0);
  }

  private static Weekend weekend(Xml xml) throws UnreadableFile {
    return switch (number(xml, "weekend")) {
      case 1 -> Weekend.BEFORE;
      case 2 -> Weekend.AFTER;
      default -> Weekend.STAY;
    };
  }

  private Money amount(Xml xml) throws UnreadableFile {
    return money(xml.get("amount"), into.currency(xml.get("account")));
  }

  /** Amounts are written as floating numbers with all their digits: noise is no finer amount. */
  private Money money(String text, Currency currency) throws UnreadableFile {
    if (text.isEmpty()) {
      return Money.zero(currency);
    }
    try {
      BigDecimal amount = new BigDecimal(text);
      boolean sane = amount.scale() < 100 && amount.precision() - amount.scale() < 20;
      return into.money(sane ? amount.setScale(6, RoundingMode.HALF_EVEN) : amount, currency);
    } catch (NumberFormatException e) {
      throw new UnreadableFile(Code.AMOUNT_NO_NUMBER);
    }
  }

  private static int number(Xml xml, String attribute) throws UnreadableFile {
    String text = xml.get(attribute);
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UnreadableFile(Code.NUMBER_NONE);
    }
  }
}
