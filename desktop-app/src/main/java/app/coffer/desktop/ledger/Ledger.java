package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.money.Money;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The use cases of the ledger: each checks its rules and writes in one transaction, or refuses and
 * writes nothing.
 */
public final class Ledger {
  private final LedgerStore store;
  private final Work work;
  private final DerivedIds derivedIds;

  public Ledger(LedgerStore store, Randomness randomness, DerivedIds derivedIds) {
    this.store = store;
    this.work = new Work(store, randomness);
    this.derivedIds = derivedIds;
  }

  /** The read side. */
  public LedgerReader read() {
    return store;
  }

  /** Names the vault, or renames it. */
  public Outcome<Profile> nameVault(String name, Currency currency) {
    return nameVault(name, currency, store.profile().map(Profile::firstDayOfMonth).orElse(1));
  }

  /** The same, and says on which day a month of the budget begins. */
  public Outcome<Profile> nameVault(String name, Currency currency, int firstDayOfMonth) {
    return write(ledger -> {
      RecordId id =
          ledger.profile().map(Profile::id).orElseGet(() -> derivedIds.derive("profile", ""));
      String typed = Rules.name(name, "name");
      Profile.BudgetMode mode =
          ledger.profile().map(Profile::budgetMode).orElse(Profile.BudgetMode.ENVELOPE);
      var profile = new Profile(id, typed, currency, firstDayOfMonth, mode);
      ledger.put(profile);
      return profile;
    });
  }

  public Outcome<Account> addAccount(String name, AccountType type, Money opening) {
    return write(ledger -> {
      RecordId id = newId();
      var account =
          new Account(
              id, freeAccountName(ledger, id, name), type, Rules.amount(opening, "opening"), false);
      ledger.put(account);
      return account;
    });
  }

  /** Changes name, type and opening balance; the currency only while nothing is in the account. */
  public Outcome<Account> editAccount(Account edited) {
    return write(ledger -> {
      Account now = Rules.account(ledger, edited.id(), "account");
      boolean otherCurrency = !now.opening().currency().equals(edited.opening().currency());
      if (otherCurrency && ledger.count(RegisterFilter.of(edited.id())) > 0) {
        throw new Refusal(Reason.CURRENCY_MISMATCH, "currency");
      }
      var account =
          new Account(
              edited.id(),
              freeAccountName(ledger, edited.id(), edited.name()),
              edited.type(),
              Rules.amount(edited.opening(), "opening"),
              edited.closed());
      ledger.put(account);
      return account;
    });
  }

  public Outcome<Account> renameAccount(RecordId id, String name) {
    return write(ledger -> {
      Account now = Rules.account(ledger, id, "account");
      var account =
          new Account(
              id, freeAccountName(ledger, id, name), now.type(), now.opening(), now.closed());
      ledger.put(account);
      return account;
    });
  }

  /** A closed account keeps its transactions and takes no new ones. */
  public Outcome<Account> closeAccount(RecordId id) {
    return setClosed(id, true);
  }

  public Outcome<Account> reopenAccount(RecordId id) {
    return setClosed(id, false);
  }

  /** Removes an account that has no transactions. */
  public Outcome<Account> removeAccount(RecordId id) {
    return write(ledger -> {
      Account account = Rules.account(ledger, id, "account");
      if (ledger.count(RegisterFilter.of(id)) > 0) {
        throw new Refusal(Reason.STILL_IN_USE, "account");
      }
      ledger.remove(id);
      return account;
    });
  }

  /** The payee of that name, whatever its case; a new one if there is none. */
  public Outcome<Payee> payeeNamed(String name) {
    return write(ledger -> {
      RecordId id = Names.payee(ledger, Rules.name(name, "payee"), this::newId);
      return ledger.payee(id).orElseThrow();
    });
  }

  public Outcome<Payee> renamePayee(RecordId id, String name) {
    return write(ledger -> {
      var payee = new Payee(id, Rules.name(name, "name"));
      if (ledger.payeeNamed(payee.name()).filter(other -> !other.id().equals(id)).isPresent()) {
        throw new Refusal(Reason.NAME_TAKEN, "name");
      }
      ledger.put(payee);
      return payee;
    });
  }

  /** The category at {@code Group/Name}, made with its group where missing. */
  public Outcome<Category> categoryAt(String path) {
    return write(ledger -> Names.category(ledger, path, "category", this::newId));
  }

  /** The category that {@code Group/Name}, or a name found in one group only, means. */
  public Optional<Category> findCategory(String path) {
    return Names.find(store, path);
  }

  public Outcome<CategoryGroup> groupNamed(String name) {
    return write(ledger -> Names.group(ledger, name, "group", this::newId));
  }

  public Outcome<Category> renameCategory(RecordId id, String name) {
    return write(ledger -> {
      Category now =
          ledger.category(id).orElseThrow(() -> new Refusal(Reason.UNKNOWN_CATEGORY, "category"));
      var category = now.named(Rules.name(name, "name"));
      boolean taken =
          ledger.categories().stream()
              .anyMatch(other ->
                  !other.id().equals(id)
                      && other.group().equals(now.group())
                      && Names.same(other.name(), category.name()));
      if (taken) {
        throw new Refusal(Reason.NAME_TAKEN, "name");
      }
      ledger.put(category);
      return category;
    });
  }

  /** Adds a set of categories; done twice, or on two devices, they are there once. */
  public Outcome<Integer> addStarterCategories(StarterCategories starter) {
    return addStarterCategories(starter, Locale.ENGLISH);
  }

  /** In whatever language, they are the same records: two devices that add them meet. */
  public Outcome<Integer> addStarterCategories(StarterCategories starter, Locale language) {
    return write(ledger -> {
      starter
          .groups()
          .forEach((group, categories) -> {
            RecordId groupId = derivedIds.derive("starter-group", group);
            ledger.put(new CategoryGroup(groupId, StarterCategories.name(group, language)));
            for (String name : categories) {
              RecordId id = derivedIds.derive("starter-category", group + "/" + name);
              String said = StarterCategories.name(name, language);
              ledger.put(new Category(id, groupId, said, group.equals("Income"), false, false));
            }
          });
      return starter.groups().values().stream().mapToInt(List::size).sum();
    });
  }

  public Outcome<Transaction> addTransaction(TransactionDraft draft) {
    return write(ledger -> {
      Transaction transaction = made(ledger, newId(), draft);
      refuseClosed(ledger, transaction);
      Rules.check(ledger, transaction, Set.of());
      ledger.put(transaction);
      return transaction;
    });
  }

  /**
   * Writes what differs between {@code before}, as the person was shown it, and {@code after}; all
   * else stays as it is by now.
   */
  public Outcome<Transaction> editTransaction(Transaction before, Transaction after) {
    return write(ledger -> edited(ledger, before, after));
  }

  /** Like {@link #editTransaction(Transaction, Transaction)}, with names as typed. */
  public Outcome<Transaction> editTransaction(Transaction before, TransactionDraft after) {
    return write(ledger -> {
      Transaction made = made(ledger, before.id(), after);
      TransactionDraft shown = TransactionDrafts.of(ledger, before);
      return edited(ledger, before, TransactionDrafts.rest(made, after, before, shown));
    });
  }

  public Outcome<Transaction> setStatus(RecordId id, Clearing status) {
    return write(ledger -> {
      Transaction now = transaction(ledger, id);
      return edited(ledger, now, withStatus(now, status));
    });
  }

  /** Removes a transaction; a reconciled one has to be taken out of its statement first. */
  public Outcome<Transaction> removeTransaction(RecordId id) {
    return write(ledger -> {
      Transaction now = transaction(ledger, id);
      if (now.status() == Clearing.RECONCILED) {
        throw new Refusal(Reason.RECONCILED, "status");
      }
      ledger.remove(id);
      return now;
    });
  }

  /** The same once more, on another day, unconfirmed by any bank. */
  public Outcome<Transaction> duplicate(RecordId id, LocalDate date) {
    return write(ledger -> several(ledger).copied(id, date));
  }

  /** Several once more, all or none. */
  public Outcome<List<Transaction>> duplicateSeveral(Collection<RecordId> ids, LocalDate date) {
    return write(ledger -> {
      Several several = several(ledger);
      return ids.stream().map(id -> several.copied(id, date)).toList();
    });
  }

  /** Edits several at once, all or none; only what the edit names is touched. */
  public Outcome<Integer> editSeveral(Collection<RecordId> ids, SeveralEdit edit) {
    return write(ledger -> several(ledger).edited(ids, edit));
  }

  /** Removes several at once, all or none. */
  public Outcome<Integer> removeSeveral(Collection<RecordId> ids) {
    return write(ledger -> several(ledger).removed(ids));
  }

  /** Sets what is counted as income, hidden, or keeps its overspending. */
  public Outcome<Category> editCategory(
      RecordId id, boolean income, boolean hidden, boolean rolls) {
    return write(ledger -> {
      Category now =
          ledger.category(id).orElseThrow(() -> new Refusal(Reason.UNKNOWN_CATEGORY, "category"));
      var category = new Category(id, now.group(), now.name(), income, hidden, rolls, now.place());
      ledger.put(category);
      return category;
    });
  }

  /** Sets from which day a month of the budget runs, and how it counts. */
  public Outcome<Profile> editBudgeting(int firstDayOfMonth, Profile.BudgetMode mode) {
    return write(ledger -> {
      Profile now =
          ledger.profile().orElseThrow(() -> new Refusal(Reason.NO_LONGER_THERE, "profile"));
      if (firstDayOfMonth < 1 || firstDayOfMonth > Profile.LAST_FIRST_DAY) {
        throw new Refusal(Reason.DATE_OUT_OF_RANGE, "firstDayOfMonth");
      }
      var profile = new Profile(now.id(), now.name(), now.currency(), firstDayOfMonth, mode);
      ledger.put(profile);
      return profile;
    });
  }

  /** What is known of a tag beside its name. */
  public Outcome<Tag> describeTag(String name, String colour, String description) {
    return write(ledger -> {
      String typed = Rules.name(name, "tag");
      RecordId id = derivedIds.derive("tag", Tag.key(typed));
      var tag = new Tag(id, typed, colour, Rules.notes(description, "description"));
      ledger.put(Tag.KIND, tag);
      return tag;
    });
  }

  /** A transaction with names instead of ids, to be edited. */
  public TransactionDraft draft(Transaction tx) {
    return TransactionDrafts.of(store, tx);
  }

  private Outcome<Account> setClosed(RecordId id, boolean closed) {
    return write(ledger -> {
      Account now = Rules.account(ledger, id, "account");
      var account = new Account(id, now.name(), now.type(), now.opening(), closed);
      ledger.put(account);
      return account;
    });
  }

  private static String freeAccountName(LedgerReader ledger, RecordId id, String typed) {
    String name = Rules.name(typed, "name");
    boolean taken =
        ledger.accounts().stream()
            .map(AccountBalance::account)
            .anyMatch(other -> !other.id().equals(id) && Names.same(other.name(), name));
    if (taken) {
      throw new Refusal(Reason.NAME_TAKEN, "name");
    }
    return name;
  }

  static Transaction edited(Writer ledger, Transaction before, Transaction after) {
    Transaction now = transaction(ledger, before.id());
    Transaction edited = new TransactionEdit(before, after).onto(now);
    if (edited.equals(now)) {
      return now;
    }
    if (!edited.account().equals(now.account())) {
      refuseClosed(ledger, edited);
    }
    Rules.check(ledger, edited, categories(now));
    ledger.put(edited);
    return edited;
  }

  private Transaction made(Writer ledger, RecordId id, TransactionDraft draft) {
    return TransactionDrafts.made(ledger, id, draft, this::newId);
  }

  private Several several(Writer ledger) {
    return new Several(ledger, this::newId);
  }

  static void refuseClosed(LedgerReader ledger, Transaction tx) {
    for (RecordId account : tx.moves().keySet()) {
      String field = account.equals(tx.account()) ? "account" : "transferAccount";
      if (Rules.account(ledger, account, field).closed()) {
        throw new Refusal(Reason.ACCOUNT_CLOSED, field);
      }
    }
  }

  static Transaction transaction(LedgerReader ledger, RecordId id) {
    return ledger
        .transaction(id)
        .orElseThrow(() -> new Refusal(Reason.UNKNOWN_TRANSACTION, "transaction"));
  }

  static Transaction withStatus(Transaction tx, Clearing status) {
    return new Transaction(
        tx.id(),
        tx.account(),
        tx.date(),
        tx.payee(),
        tx.amount(),
        tx.category(),
        tx.transfer(),
        tx.lines(),
        tx.number(),
        tx.notes(),
        tx.tags(),
        status,
        tx.importKeys(),
        tx.importText());
  }

  private static Set<RecordId> categories(Transaction tx) {
    var categories = new HashSet<RecordId>();
    tx.lines().forEach(line -> line.categoryId().ifPresent(categories::add));
    Optional.ofNullable(tx.category()).ifPresent(categories::add);
    return categories;
  }

  private <T> Outcome<T> write(Function<Writer, T> use) {
    return work.write(use);
  }

  private RecordId newId() {
    return work.newId();
  }
}
