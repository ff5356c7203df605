package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The row one types into: reads what was typed, proposes, saves. */
final class EntryViewModel {
  private static final int MOST = 12;

  /** So many transactions with a payee are looked through for one in the right currency. */
  private static final int LOOKED_BACK = 20;

  private final OpenVault vault;
  private final UiContext context;
  private List<Account> accounts = List.of();
  private List<String> payees = List.of();
  private List<String> categories = List.of();
  private @Nullable Transaction before;

  EntryViewModel(OpenVault vault, UiContext context) {
    this.vault = vault;
    this.context = context;
  }

  /**
   * What stands in the fields.
   *
   * @param account the account whose register it is
   * @param arrives the amount at the other end of a transfer between currencies, or empty
   */
  record Typed(
      RecordId account,
      String date,
      String payee,
      String category,
      String notes,
      String out,
      String in,
      String arrives,
      List<LineDraft> lines) {}

  /** What became of a saving. */
  sealed interface Saved {
    /**
     * @param before empty for a new one
     */
    record Ok(Transaction transaction, Optional<Transaction> before) implements Saved {}

    /**
     * @param field {@code date}, {@code payee}, {@code category}, {@code amount}, {@code arrives}
     *     or another name of a draft's field
     */
    record Problem(String field, String sentence) implements Saved {}

    /**
     * A statement has confirmed what was changed; nothing is written before somebody says so.
     *
     * @param statement empty where none is known that did
     * @param goOn reopens it and saves
     */
    record Confirmed(Optional<Statement> statement, Runnable goOn) implements Saved {}
  }

  /** What the fields propose from the last time this payee was paid. */
  record LastUse(String category, Money amount) {}

  /** Reads the names that are proposed. */
  void load(Runnable then) {
    var reader = vault.ledger().read();
    context
        .background()
        .run(() -> {
          var groups = new java.util.HashMap<RecordId, String>();
          reader.categoryGroups().forEach(group -> groups.put(group.id(), group.name()));
          return new Names(
              reader.accounts().stream().map(AccountBalance::account).toList(),
              reader.payees().stream().map(Payee::name).toList(),
              reader.categories().stream()
                  .map(one -> groups.getOrDefault(one.group(), "") + "/" + one.name())
                  .sorted()
                  .toList());
        })
        .then(names -> {
          accounts = names.accounts();
          payees = names.payees();
          categories = names.categories();
          then.run();
        });
  }

  /** Starts a new transaction. */
  void startNew() {
    before = null;
  }

  /** Starts to edit; answers what the fields are to say. */
  TransactionDraft startEdit(RegisterRow row) {
    before = row.transaction();
    return vault.ledger().draft(row.transaction());
  }

  boolean isEditing() {
    return before != null;
  }

  /** The transaction that is edited; empty for a new one. */
  Optional<RecordId> edited() {
    return Optional.ofNullable(before).map(Transaction::id);
  }

  /** Starts again what a lock broke off: a transaction that is gone meanwhile becomes a new one. */
  void startAgain(@Nullable RecordId edited, Runnable then) {
    var reader = vault.ledger().read();
    context
        .background()
        .run(() -> Optional.ofNullable(edited).flatMap(reader::transaction))
        .then(found -> {
          before = found.orElse(null);
          load(then);
        });
  }

  /** The account that a payee field means: its name, or anything after {@code >}. */
  Optional<Account> transferTo(String payee, RecordId own) {
    boolean marked = payee.startsWith(">") || payee.startsWith(TRANSFER_SIGN);
    String name = (marked ? payee.substring(1) : payee).strip();
    return accounts(own).filter(account -> account.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Those that money can be moved to: what is closed only where it is moved there already. */
  private Stream<Account> accounts(RecordId own) {
    Transaction edited = before;
    return accounts.stream()
        .filter(account -> !account.id().equals(own))
        .filter(account ->
            !account.closed() || edited != null && edited.moves().containsKey(account.id()));
  }

  static final String TRANSFER_SIGN = "⇄";

  List<Suggestion<String>> payees(String typed, RecordId own) {
    boolean transferOnly = typed.startsWith(">") || typed.startsWith(TRANSFER_SIGN);
    String part = (transferOnly ? typed.substring(1) : typed).strip();
    Stream<Suggestion<String>> others =
        ranked(accounts(own).map(Account::name).toList(), part)
            .map(name ->
                new Suggestion<>(
                    name, TRANSFER_SIGN + " " + name, context.words().get("entry.transfer")));
    Stream<Suggestion<String>> known =
        ranked(payees, part).map(name -> new Suggestion<>(name, name, ""));
    return (transferOnly ? others : Stream.concat(known, others)).limit(MOST).toList();
  }

  /** Payees alone, without accounts. */
  List<Suggestion<String>> payeeNames(String typed) {
    return ranked(payees, typed.strip())
        .limit(MOST)
        .map(name -> new Suggestion<>(name, name, ""))
        .toList();
  }

  /** Categories that contain what was typed; a new one is offered where none is called so. */
  List<Suggestion<String>> categories(String typed) {
    String part = typed.strip().replace(':', '/');
    var found =
        new java.util.ArrayList<>(
            ranked(categories, part)
                .limit(MOST)
                .map(name -> new Suggestion<>(name, name, ""))
                .toList());
    boolean exact = categories.stream().anyMatch(name -> name.equalsIgnoreCase(part));
    if (found.isEmpty() && !exact && part.matches("[^/]+/[^/]+")) {
      found.add(new Suggestion<>(part, part, context.words().get("entry.create")));
    }
    return found;
  }

  /** Category and amount of the last transaction with a payee, if there is one. */
  void lastUse(String payee, Currency currency, Consumer<LastUse> then) {
    var reader = vault.ledger().read();
    context
        .background()
        .run(() ->
            reader
                .payeeNamed(payee)
                .map(found -> RegisterFilter.all().with(Chips.NONE.ofPayees(Set.of(found.id()))))
                .flatMap(filter ->
                    reader.rows(filter, 0, LOOKED_BACK).stream()
                        .filter(row -> row.amount().currency().equals(currency))
                        .findFirst()))
        .then(
            row -> row.ifPresent(last -> then.accept(new LastUse(last.category(), last.amount()))));
  }

  /** Whether nobody is called so yet, and no account either. */
  boolean isNewPayee(String typed, RecordId own) {
    String name = typed.strip();
    return !name.isEmpty()
        && payees.stream().noneMatch(name::equalsIgnoreCase)
        && transferTo(name, own).isEmpty()
        && !name.matches("[>" + TRANSFER_SIGN + "].*");
  }

  /** The rate that is known for a day. */
  void rate(Currency from, Currency into, String date, Consumer<BigDecimal> then) {
    var day = context.readDate(date).orElse(context.today());
    context
        .background()
        .run(() -> new Converter(into, vault.books().rates().all()).rate(from, day))
        .then(found -> found.ifPresent(then));
  }

  String nameOf(RecordId account) {
    return accounts.stream()
        .filter(one -> one.id().equals(account))
        .map(Account::name)
        .findFirst()
        .orElse("");
  }

  Currency currencyOf(RecordId account) {
    return accounts.stream()
        .filter(one -> one.id().equals(account))
        .map(one -> one.opening().currency())
        .findFirst()
        .orElseGet(() -> vault.identity().currency());
  }

  /** The signed amount the two fields say, or empty where they say none. */
  Optional<Money> amount(String out, String in, Currency currency) {
    Optional<Money> gone = context.formats().readMoney(out, currency);
    Optional<Money> come = context.formats().readMoney(in, currency);
    if (gone.isPresent() == come.isPresent()) {
      return Optional.empty();
    }
    return gone.map(Money::negated).or(() -> come);
  }

  /** Checks the fields, and saves; the answer comes on the window's thread. */
  void save(Typed typed, Consumer<Saved> then) {
    var date = context.readDate(typed.date());
    if (date.isEmpty()) {
      then.accept(problem("date", "entry.noDate"));
      return;
    }
    Currency currency = currencyOf(typed.account());
    Optional<Money> amount = amount(typed.out(), typed.in(), currency);
    if (amount.isEmpty()) {
      boolean both = !typed.out().isBlank() && !typed.in().isBlank();
      then.accept(problem("amount", both ? "entry.bothAmounts" : "entry.noAmount"));
      return;
    }
    Optional<Account> other = transferTo(typed.payee(), typed.account());
    if (other.isEmpty() && typed.payee().matches("[>" + TRANSFER_SIGN + "].*")) {
      then.accept(problem("payee", "entry.noSuchAccount"));
      return;
    }
    Optional<Money> arrives = Optional.empty();
    if (other.isPresent() && !other.get().opening().currency().equals(currency)) {
      arrives = context.formats().readMoney(typed.arrives(), other.get().opening().currency());
      if (arrives.isEmpty()) {
        then.accept(problem("arrives", "entry.noArrival"));
        return;
      }
      boolean goes = amount.get().isNegative();
      arrives = arrives.map(sum -> sum.isNegative() == goes ? sum.negated() : sum);
    }
    write(typed, draft(typed, date.get(), amount.get(), other, arrives), then);
  }

  private TransactionDraft draft(
      Typed typed,
      java.time.LocalDate date,
      Money amount,
      Optional<Account> other,
      Optional<Money> arrives) {
    Transaction old = before;
    // what was not touched stays as it is, also where it could be read in another way
    NoteTags said =
        old != null && typed.notes().equals(NoteTags.text(old.notes(), old.tags()))
            ? new NoteTags(old.notes(), old.tags())
            : NoteTags.read(typed.notes());
    return new TransactionDraft(
        typed.account(),
        date,
        other.isPresent() ? "" : typed.payee().strip(),
        amount,
        typed.lines().isEmpty() && other.isEmpty()
            ? typed.category().strip().replace(':', '/')
            : "",
        other.map(Account::id).orElse(null),
        arrives.orElse(null),
        other.isPresent() ? List.of() : typed.lines(),
        old == null ? "" : old.number(),
        said.notes(),
        said.tags(),
        old == null ? Clearing.UNCLEARED : old.status());
  }

  private void write(Typed typed, TransactionDraft draft, Consumer<Saved> then) {
    Transaction old = before;
    context
        .background()
        .run(() ->
            old == null
                ? vault.ledger().addTransaction(draft)
                : vault.ledger().editTransaction(old, draft))
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<Transaction>(var saved) ->
                then.accept(new Saved.Ok(saved, Optional.ofNullable(old)));
            case Outcome.Refused<Transaction> no when old != null && isConfirmed(no) ->
                askFirst(old, () -> write(typed, draft, then), then);
            case Outcome.Refused<Transaction> no ->
                then.accept(new Saved.Problem(no.field(), RefusalWords.of(no, context.words())));
          }
        });
  }

  private static boolean isConfirmed(Outcome.Refused<?> no) {
    return no.reason() == Outcome.Reason.RECONCILED;
  }

  private void askFirst(Transaction old, Runnable save, Consumer<Saved> then) {
    var confirmed = new Confirming(vault, context);
    confirmed.statementOf(
        old.id(),
        statement ->
            then.accept(
                new Saved.Confirmed(statement, () -> confirmed.reopen(List.of(old.id()), save))));
  }

  private Saved problem(String field, String key) {
    return new Saved.Problem(field, context.words().get(key));
  }

  private static Stream<String> ranked(List<String> names, String part) {
    return Stream.concat(
        names.stream().filter(begins(part)),
        names.stream().filter(begins(part).negate()).filter(matches(part)));
  }

  private static Predicate<String> begins(String part) {
    return name -> name.toLowerCase(Locale.ROOT).startsWith(part.toLowerCase(Locale.ROOT));
  }

  /** Whether each part between slashes occurs, in order: {@code food/gro} finds Food/Groceries. */
  private static Predicate<String> matches(String part) {
    String[] wanted = part.toLowerCase(Locale.ROOT).split("/", -1);
    return name -> {
      int from = 0;
      String text = name.toLowerCase(Locale.ROOT);
      for (String one : wanted) {
        int found = text.indexOf(one, from);
        if (found < 0) {
          return false;
        }
        from = found + one.length();
      }
      return true;
    };
  }

  private record Names(List<Account> accounts, List<String> payees, List<String> categories) {}
}
