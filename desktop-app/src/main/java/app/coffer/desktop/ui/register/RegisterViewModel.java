package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.FilterSums;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.settings.RegisterOrder;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What a register shows. One account, or all of them. */
final class RegisterViewModel {
  private final OpenVault vault;
  private final UiContext context;
  private final @Nullable RecordId account;
  private final RegisterOrder order;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<RegisterFilter> filter;
  private final ObjectProperty<@Nullable Content> content = new SimpleObjectProperty<>();
  private final List<RecordId> kept = new ArrayList<>();
  private @Nullable Refresh refresh;
  private int generation;
  private boolean balances = true;

  /** Of the rows that were read; written on other threads. */
  private final Map<RecordId, List<String>> seenBy = new ConcurrentHashMap<>();

  RegisterViewModel(
      OpenVault vault, UiContext context, @Nullable RecordId account, RegisterOrder order) {
    this.vault = vault;
    this.order = order;
    this.context = context;
    this.account = account;
    filter = new SimpleObjectProperty<>(new RegisterFilter(account, "", null, null));
    search.subscribe(text -> filter.set(filter.get().searching(text.strip())));
    filter.subscribe(this::read);
  }

  /**
   * What one reading found.
   *
   * @param balance of the account, empty for all accounts
   * @param accounts all of them
   * @param names of what chips and lines refer to
   * @param sums of all rows; empty where nothing narrows them
   * @param kept the transactions that were to stay in sight, with their places
   * @param opened those whose lines are shown, likewise
   */
  record Content(
      RowPages rows,
      Optional<AccountBalance> balance,
      List<AccountBalance> accounts,
      LedgerNames names,
      RegisterFilter filter,
      Optional<FilterSums> sums,
      SequencedMap<RecordId, Integer> kept,
      Map<RecordId, Integer> opened) {
    /** Where a new transaction goes that no account was chosen for. */
    Optional<RecordId> firstOpen() {
      return accounts.stream()
          .map(AccountBalance::account)
          .filter(account -> !account.closed())
          .map(Account::id)
          .findFirst();
    }

    /** Whether something narrows the rows. */
    boolean narrowed() {
      return filter.narrows();
    }
  }

  StringProperty searchProperty() {
    return search;
  }

  /** The search included. */
  ObjectProperty<RegisterFilter> filterProperty() {
    return filter;
  }

  ObjectProperty<@Nullable Content> contentProperty() {
    return content;
  }

  Optional<RecordId> account() {
    return Optional.ofNullable(account);
  }

  void listen() {
    if (refresh == null) {
      refresh = new Refresh(vault.changes(), context.background(), this::read);
    }
    read();
  }

  void stop() {
    if (refresh != null) {
      refresh.close();
      refresh = null;
    }
  }

  /** Reads rows anew, wherever they stand in what was shown; blocks. */
  List<RegisterRow> rows(RegisterFilter of, int all, int offset, int limit) {
    int from = oldestFirst() ? Math.max(0, all - offset - limit) : offset;
    return vault.ledger().read().rows(of, from, limit);
  }

  /** Whether the rows go down with time. */
  boolean oldestFirst() {
    return order == RegisterOrder.OLDEST_FIRST;
  }

  /** Whether each row says what the account had after it. */
  void showBalances(boolean shown) {
    if (balances != shown) {
      balances = shown;
      read();
    }
  }

  /** Takes a filter as a whole. */
  void setFilter(RegisterFilter wanted) {
    var own =
        new RegisterFilter(account, wanted.search(), wanted.from(), wanted.to(), wanted.chips());
    filter.set(own);
    search.set(own.search());
  }

  /** These are to be found again by the next readings. */
  void keep(List<RecordId> transactions) {
    kept.clear();
    kept.addAll(transactions);
  }

  /** Reads the first page again; an older reading that comes later is dropped. */
  void read() {
    int mine = ++generation;
    RegisterFilter wanted = filter.get();
    List<RecordId> toKeep = List.copyOf(kept);
    Content last = content.get();
    Set<RecordId> opened = last == null ? Set.of() : last.rows().opened();
    context
        .background()
        .run(() -> reading(wanted, toKeep, opened))
        .then(found -> {
          if (mine == generation) {
            found
                .opened()
                .values()
                .forEach(place -> found.rows().toggle(found.rows().indexOfPlace(place), true));
            content.set(found);
          }
        });
  }

  private Content reading(RegisterFilter wanted, List<RecordId> toKeep, Set<RecordId> opened) {
    LedgerReader reader = vault.ledger().read();
    List<AccountBalance> accounts = reader.accounts();
    Optional<AccountBalance> balance =
        accounts.stream().filter(one -> one.account().id().equals(account)).findFirst();
    boolean running = balances && balance.isPresent() && !wanted.narrows();
    int count = reader.count(wanted);
    RowPages.Reader pages =
        (offset, limit) ->
            page(reader, wanted, running ? balance : Optional.empty(), count, offset, limit);
    var rows = new RowPages(pages, context.background(), count, pages.rows(0, RowPages.PAGE));
    return new Content(
        rows,
        balance,
        accounts,
        LedgerNames.read(reader),
        wanted,
        wanted.narrows() ? Optional.of(reader.sums(wanted)) : Optional.empty(),
        places(reader, wanted, toKeep, count),
        places(reader, wanted, opened, count));
  }

  /** The ledger counts from the newest; balances are worked out from there, too. */
  private List<RowPages.Slot> page(
      LedgerReader reader,
      RegisterFilter wanted,
      Optional<AccountBalance> running,
      int count,
      int offset,
      int limit) {
    int many = oldestFirst() ? Math.clamp(count - offset, 0, limit) : limit;
    int from = oldestFirst() ? Math.max(0, count - offset - many) : offset;
    List<RowPages.Slot> slots =
        slots(
            reader.rows(wanted, from, many), running.map(balance -> above(reader, balance, from)));
    return oldestFirst() ? slots.reversed() : slots;
  }

  private SequencedMap<RecordId, Integer> places(
      LedgerReader reader, RegisterFilter wanted, Collection<RecordId> transactions, int count) {
    var places = new LinkedHashMap<RecordId, Integer>();
    for (RecordId id : transactions) {
      reader
          .place(wanted, id)
          .ifPresent(place -> places.put(id, oldestFirst() ? count - 1 - place : place));
    }
    return places;
  }

  /** What the account had after the row at an offset. */
  private static Money above(LedgerReader reader, AccountBalance all, int offset) {
    return offset == 0
        ? all.balance()
        : all.balance().minus(reader.newest(all.account().id(), offset));
  }

  /** Remembers with a page which other devices have its rows: one look for all of them. */
  private List<RowPages.Slot> slots(List<RegisterRow> rows, Optional<Money> after) {
    List<RecordId> ids = rows.stream().map(row -> row.transaction().id()).toList();
    Map<RecordId, List<String>> found = vault.roster().seenBy(ids);
    ids.forEach(id -> seenBy.put(id, found.getOrDefault(id, List.of())));
    var slots = new ArrayList<RowPages.Slot>(rows.size());
    Money balance = after.orElse(null);
    for (RegisterRow row : rows) {
      slots.add(new RowPages.Slot(row, null, balance));
      balance = balance == null ? null : balance.minus(row.amount());
    }
    return slots;
  }

  /** The other devices that have this version of a row. */
  List<String> seenBy(RegisterRow row) {
    return seenBy.getOrDefault(row.transaction().id(), List.of());
  }

  /** Whether rows can be anywhere but here. */
  boolean syncs() {
    return vault.sync().state().phase() != SyncControl.Phase.OFF;
  }

  /** The transaction in a few words: payee or other account, amount, date. */
  String name(RegisterRow row) {
    String who = row.transferAccount().isEmpty() ? row.payee() : row.transferAccount();
    return context
        .words()
        .get(
            "register.named",
            who.isEmpty() ? context.words().get("register.nobody") : who,
            context.formats().moneyWithCurrency(row.amount()),
            context.formats().date(row.transaction().date()));
  }
}
