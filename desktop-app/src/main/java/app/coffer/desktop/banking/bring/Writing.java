package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.Progress;
import app.coffer.desktop.banking.bring.Brought.Budgeted;
import app.coffer.desktop.banking.bring.Brought.Entry;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what was brought; names are made to fit, which the report tells. */
final class Writing {
  private static final int NAME = 100;
  private static final int NOTES = 4_000;
  private static final int TAGS = 50;
  private static final int AT_ONCE = 5_000;

  private final Writer ledger;
  private final Supplier<RecordId> newId;
  private final BudgetCells cells;
  private final Plans plans;
  private final Habits habits;
  private final Rates rates;
  private final Notes notes = new Notes();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, RecordId> accounts = new HashMap<>();
  private final Map<String, RecordId> categories = new HashMap<>();
  private final Map<String, RecordId> payees = new HashMap<>();

  Writing(
      Writer ledger,
      Supplier<RecordId> newId,
      BudgetCells cells,
      Plans plans,
      Habits habits,
      Rates rates) {
    this.habits = habits;
    this.rates = rates;
    this.plans = plans;
    this.ledger = ledger;
    this.newId = newId;
    this.cells = cells;
  }

  BringReport all(Brought brought, Progress progress) {
    brought.notes().forEach(note -> notes.add(note.what(), note.count(), note.example()));
    accounts(brought);
    categories(brought);
    transactions(brought.entries(), progress);
    Currency currency = ledger.profile().map(Profile::currency).orElse(null);
    for (Budgeted each : brought.budget()) {
      RecordId category = categories.get(each.category());
      if (category != null && each.amount().currency().equals(currency)) {
        cells.put(ledger, category, each.month(), each.amount());
      } else {
        notes.add(What.BUDGETS, each.month().toString());
      }
    }
    brought.rates().forEach(each -> rates.put(ledger, each));
    int planned = (int) brought.plans().stream().filter(this::plan).count();
    int order = 0;
    for (Brought.Rule each : brought.rules()) {
      habit(each, ++order);
    }
    BringReport report = BringReport.of(brought);
    return new BringReport(
        report.product(),
        report.accounts(),
        report.categories(),
        payees.size(),
        report.transactions(),
        report.transfers(),
        report.splits(),
        report.budgeted(),
        planned,
        report.rules(),
        report.rates(),
        notes.all());
  }

  private void accounts(Brought brought) {
    Set<String> taken = new HashSet<>();
    for (Brought.Account each : brought.accounts()) {
      RecordId id = newId.get();
      accounts.put(each.key(), id);
      if (each.closed()) {
        closed.add(each.key());
      }
      ledger.put(
          new Account(id, free(each.name(), taken), each.type(), each.opening(), each.closed()));
    }
  }

  private void categories(Brought brought) {
    Map<String, RecordId> groups = new HashMap<>();
    ledger.categoryGroups().forEach(group -> groups.put(folded(group.name()), group.id()));
    Map<RecordId, Map<String, RecordId>> there = new HashMap<>();
    for (Category each : ledger.categories()) {
      there
          .computeIfAbsent(each.group(), id -> new HashMap<>())
          .put(folded(each.name()), each.id());
    }
    Map<RecordId, Set<String>> taken = new HashMap<>();
    for (Brought.Category each : brought.categories()) {
      String title = name(each.group());
      RecordId group =
          groups.computeIfAbsent(
              folded(title),
              key -> {
                RecordId id = newId.get();
                ledger.put(new CategoryGroup(id, title));
                return id;
              });
      String name = free(each.name(), taken.computeIfAbsent(group, id -> new HashSet<>()));
      RecordId same = there.getOrDefault(group, Map.of()).get(folded(name));
      RecordId id = same == null ? newId.get() : same;
      ledger.put(new Category(id, group, name, each.income(), each.hidden(), false));
      categories.put(each.key(), id);
    }
  }

  private void transactions(List<Entry> entries, Progress progress) {
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      Stopping.ifAsked();
      progress.at((double) from / entries.size());
      List<Transaction> some = new ArrayList<>();
      for (Entry entry : entries.subList(from, Math.min(from + AT_ONCE, entries.size()))) {
        some.add(transaction(entry));
      }
      ledger.putAll(Kind.TRANSACTION, some);
    }
  }

  private Transaction transaction(Entry entry) {
    Money arrives = entry.arrives();
    boolean plain = arrives == null && entry.lines().isEmpty();
    return new Transaction(
        newId.get(),
        account(entry.account()),
        entry.date(),
        payee(entry.payee()),
        entry.amount(),
        plain ? categories.get(entry.category()) : null,
        transfer(entry.transfer(), arrives),
        entry.lines().stream()
            .map(line ->
                new Line(
                    newId.get(),
                    categories.get(line.category()),
                    line.amount(),
                    cut(line.notes().strip(), NOTES),
                    transfer(line.transfer(), line.arrives())))
            .toList(),
        cut(entry.number().strip(), NAME),
        cut(entry.notes().strip(), NOTES),
        tags(entry.tags()),
        entry.status(),
        new TreeSet<>(),
        "");
  }

  private @Nullable Transfer transfer(String account, @Nullable Money arrives) {
    return arrives == null ? null : new Transfer(account(account), arrives);
  }

  private boolean plan(Brought.Plan plan) {
    boolean put =
        !closed.contains(plan.first().account())
            && !closed.contains(plan.first().transfer())
            && plans.put(
                ledger,
                newId.get(),
                name(plan.name()),
                plan.repetition(),
                transaction(plan.first()));
    if (!put) {
      notes.add(What.SCHEDULES, plan.name());
    }
    return put;
  }

  private void habit(Brought.Rule rule, int order) {
    habits.put(
        ledger,
        new Habits.Habit(
            newId.get(),
            name(rule.name()),
            order,
            rule.any(),
            rule.tests(),
            accounts.get(rule.account()),
            payee(rule.payee()),
            categories.get(rule.category())));
  }

  private RecordId account(String key) {
    RecordId id = accounts.get(key);
    if (id == null) {
      throw new IllegalArgumentException("an entry of an account that was not brought");
    }
    return id;
  }

  private @Nullable RecordId payee(String typed) {
    if (typed.isBlank()) {
      return null;
    }
    String name = name(typed);
    return payees.computeIfAbsent(
        folded(name),
        key -> {
          RecordId id = newId.get();
          ledger.put(new Payee(id, name));
          return id;
        });
  }

  private TreeSet<String> tags(Set<String> given) {
    TreeSet<String> tags = new TreeSet<>();
    for (String each : new TreeSet<>(given)) {
      if (!each.isBlank() && tags.size() < TAGS) {
        tags.add(cut(each.strip().replaceAll("\\s+", " "), NAME));
      }
    }
    return tags;
  }

  /** A name that is not taken yet, with a number where it was. */
  private String free(String given, Set<String> taken) {
    String name = name(given);
    String free = name;
    for (int i = 2; !taken.add(folded(free)); i++) {
      free = cut(name, NAME - 8) + " (" + i + ")";
    }
    if (!free.equals(name)) {
      notes.add(What.RENAMED, free);
    }
    return free;
  }

  private String name(String given) {
    String name = cut(given.strip().replaceAll("\\s+", " "), NAME);
    if (name.isEmpty()) {
      notes.add(What.RENAMED, "?");
      return "?";
    }
    return name;
  }

  private String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    notes.add(What.CUT, text.substring(0, text.offsetByCodePoints(0, 30)));
    return text.substring(0, text.offsetByCodePoints(0, most)).strip();
  }

  private static String folded(String name) {
    return java.text.Normalizer.normalize(name.strip(), java.text.Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ");
  }
}
