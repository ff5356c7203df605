package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Bring.Choices;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Parts.Head;
import app.coffer.desktop.banking.bring.Parts.Part;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** YNAB's register and, where it is there, its plan; also those of YNAB 4, the old program. */
final class Ynab {
  private static final Pattern SPLIT =
      Pattern.compile("^(?:Split \\(|\\(Split )(\\d{1,3})/(\\d{1,3})\\)\\s*");
  private static final Pattern TRANSFER = Pattern.compile("^(?:.* / )?Transfer\\s*:\\s*(.+)$");
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("[MMMM][MMM] yyyy", Locale.ENGLISH);

  private final Choices choices;
  private final Gathering into = new Gathering(Product.YNAB);
  private final List<Item> items = new ArrayList<>();

  /**
   * A row of the register.
   *
   * @param to the other account, or empty
   * @param part which part of a split, of how many; 0 of 0 for none
   */
  private record Item(
      String account,
      LocalDate date,
      String payee,
      String to,
      String category,
      String number,
      String memo,
      Money amount,
      Clearing status,
      Set<String> tags,
      int part,
      int parts) {}

  private Ynab(Choices choices) {
    this.choices = choices;
  }

  static Brought brought(byte[] bytes, Choices choices) throws UnreadableFile {
    Ynab ynab = new Ynab(choices);
    List<byte[]> files =
        Source.isZip(bytes) ? List.copyOf(Source.files(bytes).values()) : List.of(bytes);
    List<Csv.Row> register = List.of();
    List<Csv.Row> plan = List.of();
    for (byte[] file : files) {
      List<Csv.Row> rows = Csv.rows(file);
      if (!rows.isEmpty() && rows.getFirst().has("outflow") && rows.getFirst().has("account")) {
        register = rows;
      } else if (!rows.isEmpty() && rows.getFirst().has("month")) {
        plan = rows;
      }
    }
    if (register.isEmpty()) {
      throw new UnreadableFile(Code.NO_YNAB);
    }
    ynab.register(register);
    ynab.transactions();
    ynab.plan(plan);
    return ynab.into.done();
  }

  private void register(List<Csv.Row> rows) throws UnreadableFile {
    Csv.Days read = Csv.days(rows.stream().map(row -> row.get("date")).toList(), choices.order());
    into.undecided(read.undecided());
    List<LocalDate> days = read.all();
    for (int i = 0; i < rows.size(); i++) {
      Csv.Row row = rows.get(i);
      String account = row.get("account");
      if (!into.hasAccount(account)) {
        into.account(
            new Brought.Account(
                account, account, type(account), Money.zero(choices.currency()), false));
      }
      BigDecimal in = Csv.amount(row.get("inflow"));
      Money amount = into.money(in.subtract(Csv.amount(row.get("outflow"))), choices.currency());
      into.counts(account, amount);
      Matcher transfer = TRANSFER.matcher(row.get("payee"));
      Matcher split = SPLIT.matcher(row.get("memo"));
      boolean isPart = split.find();
      items.add(
          new Item(
              account,
              days.get(i),
              row.get("payee"),
              transfer.matches() ? transfer.group(1).strip() : "",
              category(row),
              row.get("check number"),
              isPart ? row.get("memo").substring(split.end()) : row.get("memo"),
              amount,
              status(row.get("cleared")),
              row.get("flag").isEmpty() ? Set.of() : Set.of(row.get("flag")),
              isPart ? Integer.parseInt(split.group(1)) : 0,
              isPart ? Integer.parseInt(split.group(2)) : 0));
    }
  }

  /** The file does not say what sort an account is, but people do. */
  private static AccountType type(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("saving")) {
      return AccountType.SAVINGS;
    }
    if (lower.contains("cash") || lower.contains("wallet")) {
      return AccountType.CASH;
    }
    boolean credit =
        lower.contains("credit") || lower.contains("visa") || lower.contains("mastercard");
    return credit ? AccountType.CREDIT : AccountType.CHECKING;
  }

  private static Clearing status(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "reconciled", "r" -> Clearing.RECONCILED;
      case "cleared", "c" -> Clearing.CLEARED;
      default -> Clearing.UNCLEARED;
    };
  }

  private String category(Csv.Row row) {
    String group = row.get("category group", "master category");
    String name = row.get("sub category", "category");
    if (name.isEmpty()) {
      return "";
    }
    boolean inflow = group.equals("Inflow") || group.isEmpty() && name.startsWith("Inflow");
    String key = group + "\u0000" + name;
    into.category(
        new Brought.Category(
            key,
            group.isEmpty() ? name : group,
            name,
            inflow || group.equals("Income"),
            group.equals("Hidden Categories")));
    return key;
  }

  private void transactions() throws UnreadableFile {
    Map<String, Deque<Integer>> waiting = new HashMap<>();
    Set<Integer> done = new HashSet<>();
    Map<Integer, Integer> others = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (!item.to().isEmpty()) {
        Deque<Integer> open =
            waiting.getOrDefault(
                pair(item.to(), item.account(), item.date(), item.amount().negated()),
                new ArrayDeque<>());
        if (open.isEmpty()) {
          waiting
              .computeIfAbsent(
                  pair(item.account(), item.to(), item.date(), item.amount()),
                  key -> new ArrayDeque<>())
              .add(i);
        } else {
          int other = open.removeFirst();
          // the side within a split keeps the split together, else the one that pays
          boolean mine = item.parts() > 0 || items.get(other).parts() == 0 && negative(item);
          others.put(mine ? i : other, mine ? other : i);
          done.add(mine ? other : i);
        }
      }
    }
    for (int i = 0; i < items.size(); i++) {
      Item first = items.get(i);
      List<Part> parts = new ArrayList<>();
      int last = i;
      for (int j = i; j < items.size() && j <= i + Math.max(0, first.parts() - first.part()); j++) {
        Item item = items.get(j);
        boolean together =
            j == i
                || item.parts() == first.parts()
                    && item.part() == first.part() + j - i
                    && item.account().equals(first.account())
                    && item.date().equals(first.date());
        if (!together) {
          break;
        }
        last = j;
        if (!done.contains(j)) {
          parts.add(part(item, others.containsKey(j), first.parts() > 0));
        }
      }
      if (!parts.isEmpty()) {
        into.entries(Parts.entries(head(i, last, others.containsKey(i)), parts, into.notes));
      }
      i = last;
    }
  }

  private static boolean negative(Item item) {
    return item.amount().isNegative();
  }

  private static String pair(String from, String to, LocalDate date, Money amount) {
    return from + "\u0000" + to + "\u0000" + date + "\u0000" + amount.minor();
  }

  private Head head(int index, int last, boolean joined) {
    Item first = items.get(index);
    // whoever the other side was stays where it is not in the file
    String payee = joined ? "" : first.payee();
    for (int j = index; payee.isEmpty() && j <= last; j++) {
      payee = items.get(j).to().isEmpty() ? items.get(j).payee() : "";
    }
    return new Head(
        first.account(),
        first.date(),
        payee,
        first.number(),
        first.parts() > 0 ? "" : first.memo(),
        first.tags(),
        first.status());
  }

  private Part part(Item item, boolean joined, boolean inSplit) {
    String memo = inSplit ? item.memo() : "";
    if (joined) {
      return Part.to(item.to(), item.amount(), item.amount().negated(), memo);
    }
    if (!item.to().isEmpty()) {
      into.notes.add(What.HALF_TRANSFER, item.date() + " " + item.payee());
    }
    return Part.in(item.category(), item.amount(), memo);
  }

  private void plan(List<Csv.Row> rows) throws UnreadableFile {
    for (Csv.Row row : rows) {
      String category = category(row);
      Money amount = into.money(Csv.amount(row.get("assigned", "budgeted")), choices.currency());
      if (category.isEmpty() || amount.isZero()) {
        continue;
      }
      try {
        YearMonth month = YearMonth.parse(row.get("month"), MONTH);
        into.budgeted(new Brought.Budgeted(category, month, amount));
      } catch (DateTimeParseException e) {
        into.notes.add(What.BUDGETS, row.get("month"));
      }
    }
  }
}
