package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a person does at random: edits that the ledger would allow, and decisions. */
final class SimEdits {
  private final Random random;
  private int made;

  SimEdits(Random random) {
    this.random = random;
  }

  /** A content that was written on a device: it must be found there for ever. */
  record Written(SimDevice device, Change content) {}

  /** One edit; what it wrote. */
  List<Written> edit(SimDevice device) {
    made++;
    var touched = new ArrayList<RecordId>();
    device.ledger.write(writer -> {
      edit(writer, touched);
      return true;
    });
    var written = new ArrayList<Written>();
    for (RecordId record : touched) {
      device
          .read(log -> log.pendingOf(record))
          .ifPresent(pending -> written.add(new Written(device, pending.change())));
    }
    return written;
  }

  private void edit(Writer writer, List<RecordId> touched) {
    List<Account> accounts = accounts(writer);
    List<Transaction> transactions =
        writer.rows(RegisterFilter.all(), 0, 40).stream().map(RegisterRow::transaction).toList();
    int dice = random.nextInt(100);
    if (accounts.size() < 2 || dice < 4) {
      var account =
          new Account(
              id(),
              "account " + made,
              pick(AccountType.values()),
              euro(random.nextInt(9000)),
              false);
      writer.put(account);
      touched.add(account.id());
    } else if (writer.categories().isEmpty() || dice < 9) {
      var group = new CategoryGroup(id(), "group " + made);
      var category = new Category(id(), group.id(), "category " + made);
      writer.put(group);
      writer.put(category);
      touched.add(group.id());
      touched.add(category.id());
    } else if (writer.payees().isEmpty() || dice < 13) {
      var payee = new Payee(id(), "payee " + made);
      writer.put(payee);
      touched.add(payee.id());
    } else if (dice < 18) {
      Account account = pick(accounts);
      writer.put(
          random.nextBoolean()
              ? new Account(
                  account.id(), "renamed " + made, account.type(), account.opening(), false)
              : new Account(account.id(), account.name(), account.type(), euro(made), false));
      touched.add(account.id());
    } else if (dice < 23) {
      removeUnused(writer, touched);
    } else if (transactions.isEmpty() || dice < 50) {
      Transaction added = fresh(writer, id());
      writer.put(added);
      touched.add(added.id());
    } else if (dice < 58) {
      Transaction gone = pick(transactions);
      writer.remove(gone.id());
      touched.add(gone.id());
    } else {
      Transaction changed = changed(writer, pick(transactions));
      writer.put(changed);
      touched.add(changed.id());
    }
  }

  private void removeUnused(Writer writer, List<RecordId> touched) {
    var used = new TreeSet<RecordId>();
    for (RegisterRow row : writer.rows(RegisterFilter.all(), 0, 10_000)) {
      Transaction tx = row.transaction();
      used.add(tx.account());
      if (tx.payee() != null) {
        used.add(tx.payee());
      }
      if (tx.category() != null) {
        used.add(tx.category());
      }
      tx.lines().forEach(line -> line.categoryId().ifPresent(used::add));
      used.addAll(tx.moves().keySet());
    }
    var candidates = new ArrayList<RecordId>();
    accounts(writer).forEach(account -> candidates.add(account.id()));
    writer.payees().forEach(payee -> candidates.add(payee.id()));
    writer.categories().forEach(category -> candidates.add(category.id()));
    candidates.removeAll(used);
    if (!candidates.isEmpty()) {
      RecordId gone = pick(candidates);
      writer.remove(gone);
      touched.add(gone);
    }
  }

  private Transaction fresh(LedgerReader reader, RecordId id) {
    Account account = pick(accounts(reader));
    var plain =
        new Transaction(
            id,
            account.id(),
            LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)),
            random.nextBoolean() || reader.payees().isEmpty() ? null : pick(reader.payees()).id(),
            euro(made),
            null,
            null,
            List.of(),
            "",
            "",
            new TreeSet<>(),
            Clearing.UNCLEARED,
            random.nextInt(4) == 0 ? new TreeSet<>(List.of("key " + made)) : new TreeSet<>(),
            "");
    return money(reader, plain);
  }

  /** The same with another amount: plain, split or a transfer. */
  private Transaction money(LedgerReader reader, Transaction tx) {
    Money amount = euro(made * 100L + random.nextInt(100));
    List<Category> categories = reader.categories();
    List<Account> others =
        accounts(reader).stream().filter(account -> !account.id().equals(tx.account())).toList();
    int kind = others.isEmpty() ? 1 + random.nextInt(2) : random.nextInt(3);
    return switch (kind) {
      case 0 ->
          with(tx, amount, null, new Transfer(pick(others).id(), amount.negated()), List.of());
      case 1 -> {
        Money part = euro(random.nextInt(5000));
        yield with(
            tx,
            amount,
            null,
            null,
            List.of(
                new Line(id(), categories.isEmpty() ? null : pick(categories).id(), part, "a"),
                rest(amount.minus(part), others)));
      }
      default ->
          with(tx, amount, categories.isEmpty() ? null : pick(categories).id(), null, List.of());
    };
  }

  /** In no category, or moved to another account. */
  private Line rest(Money amount, List<Account> others) {
    return others.isEmpty() || random.nextBoolean()
        ? new Line(id(), null, amount, "")
        : new Line(id(), null, amount, "", new Transfer(pick(others).id(), amount.negated()));
  }

  private static Transaction with(
      Transaction tx, Money amount, RecordId category, Transfer transfer, List<Line> lines) {
    return new Transaction(
        tx.id(),
        tx.account(),
        tx.date(),
        tx.payee(),
        amount,
        category,
        transfer,
        lines,
        tx.number(),
        tx.notes(),
        tx.tags(),
        tx.status(),
        tx.importKeys(),
        tx.importText());
  }

  private Transaction changed(LedgerReader reader, Transaction tx) {
    RecordId account = tx.account();
    LocalDate date = tx.date();
    RecordId payee = tx.payee();
    String number = tx.number();
    String notes = tx.notes();
    SortedSet<String> tags = new TreeSet<>(tx.tags());
    Clearing status = tx.status();
    Transaction changed = tx;
    switch (random.nextInt(9)) {
      case 0 -> date = date.plusDays(1 + random.nextInt(9));
      case 1 -> number = "no. " + made;
      case 2 -> notes = notes.isEmpty() ? "note " + made : notes + "\nnote " + made;
      case 3 -> notes = "first " + made + "\n" + notes;
      case 4 -> {
        tags.add("tag" + random.nextInt(6));
        tags.remove("tag" + random.nextInt(6));
      }
      case 5 -> status = pick(Clearing.values());
      case 6 -> payee = reader.payees().isEmpty() ? null : pick(reader.payees()).id();
      case 7 -> {
        RecordId other = pick(accounts(reader)).id();
        boolean itself = tx.moves().containsKey(other);
        account = itself ? account : other;
      }
      default -> changed = money(reader, tx);
    }
    return new Transaction(
        tx.id(),
        account,
        date,
        payee,
        changed.amount(),
        changed.category(),
        changed.transfer(),
        changed.lines(),
        number,
        notes,
        tags,
        status,
        tx.importKeys(),
        tx.importText());
  }

  /** Decides one open conflict at random, if there is one. */
  List<Written> decide(SimDevice device) {
    List<Conflict> open = device.inbox.open();
    if (open.isEmpty()) {
      return List.of();
    }
    Conflict conflict = pick(open);
    Map<MergeUnit, Resolution.Choice> choices = new HashMap<>();
    for (MergeUnit unit : conflict.contested()) {
      if (random.nextInt(4) > 0) {
        choices.put(unit, new Resolution.Choice.Take(pick(conflict.sides()).revision()));
      }
    }
    var presence =
        conflict.removedAgainstEdited() && random.nextBoolean()
            ? Resolution.Presence.REMOVE
            : Resolution.Presence.KEEP;
    var resolution = new Resolution(conflict.record(), conflict.heads(), choices, presence);
    Map<RecordId, Money> foreseen = SimMoney.after(device, conflict, resolution);
    Answer answer = device.inbox.resolve(resolution);
    if (answer instanceof Answer.Applied && !conflict.entity().equals(Entity.ACCOUNT)) {
      assertThat(SimMoney.totals(device)).as("after " + resolution).containsAllEntriesOf(foreseen);
    }
    return answer instanceof Answer.Applied
        ? List.of(
            new Written(
                device,
                device.read(log -> log.pendingOf(conflict.record())).orElseThrow().change()))
        : List.of();
  }

  private static List<Account> accounts(LedgerReader reader) {
    return reader.accounts().stream().map(balance -> balance.account()).toList();
  }

  private RecordId id() {
    byte[] bytes = new byte[RecordId.LENGTH];
    random.nextBytes(bytes);
    return new RecordId(bytes);
  }

  private static Money euro(long cents) {
    return Money.of(cents, "EUR");
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }
}
