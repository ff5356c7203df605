package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What a register shows and may do. One account, or all of them. */
final class RegisterViewModel {
  private final OpenVault vault;
  private final UiContext context;
  private final @Nullable RecordId account;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable Content> content = new SimpleObjectProperty<>();
  private @Nullable Refresh refresh;
  private int generation;

  /** Of the rows that were read; written on other threads. */
  private final Map<RecordId, List<String>> seenBy = new ConcurrentHashMap<>();

  RegisterViewModel(OpenVault vault, UiContext context, @Nullable RecordId account) {
    this.vault = vault;
    this.context = context;
    this.account = account;
    search.subscribe(this::read);
  }

  /**
   * What one reading found.
   *
   * @param balance of the account, empty for all accounts
   * @param accounts all of them
   * @param searching whether a search narrows the rows
   */
  record Content(
      RowPages rows,
      Optional<AccountBalance> balance,
      List<AccountBalance> accounts,
      boolean searching) {}

  StringProperty searchProperty() {
    return search;
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

  /** Reads the first page again; an older reading that comes later is dropped. */
  void read() {
    int mine = ++generation;
    LedgerReader reader = vault.ledger().read();
    var filter = new RegisterFilter(account, search.get().strip(), null, null);
    RowPages.Reader pages = (offset, limit) -> seen(reader.rows(filter, offset, limit));
    context
        .background()
        .run(() -> {
          List<AccountBalance> accounts = reader.accounts();
          var rows =
              new RowPages(
                  pages, context.background(), reader.count(filter), pages.rows(0, RowPages.PAGE));
          Optional<AccountBalance> balance =
              accounts.stream().filter(one -> one.account().id().equals(account)).findFirst();
          return new Content(rows, balance, accounts, !filter.search().isEmpty());
        })
        .then(found -> {
          if (mine == generation) {
            content.set(found);
          }
        });
  }

  /** Remembers with a page which other devices have its rows: one look for all of them. */
  private List<RegisterRow> seen(List<RegisterRow> rows) {
    List<RecordId> ids = rows.stream().map(row -> row.transaction().id()).toList();
    Map<RecordId, List<String>> found = vault.roster().seenBy(ids);
    ids.forEach(id -> seenBy.put(id, found.getOrDefault(id, List.of())));
    return rows;
  }

  /** The other devices that have this version of a row. */
  List<String> seenBy(RegisterRow row) {
    return seenBy.getOrDefault(row.transaction().id(), List.of());
  }

  /** Whether rows can be anywhere but here. */
  boolean syncs() {
    return vault.sync().state().phase() != SyncControl.Phase.OFF;
  }

  /** Uncleared becomes cleared and back; what a statement confirmed stays. */
  void toggleCleared(RegisterRow row, Consumer<String> refused) {
    Clearing now = row.transaction().status();
    if (now == Clearing.RECONCILED) {
      refused.accept(context.words().get("refused.RECONCILED"));
      return;
    }
    Clearing next = now == Clearing.CLEARED ? Clearing.UNCLEARED : Clearing.CLEARED;
    context
        .background()
        .run(() -> vault.ledger().setStatus(row.transaction().id(), next))
        .then(outcome -> whenRefused(outcome, refused));
  }

  void remove(RegisterRow row, Runnable removed, Consumer<String> refused) {
    context
        .background()
        .run(() -> vault.ledger().removeTransaction(row.transaction().id()))
        .then(outcome -> {
          whenRefused(outcome, refused);
          if (outcome instanceof Outcome.Done<?>) {
            removed.run();
          }
        });
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

  private void whenRefused(Outcome<?> outcome, Consumer<String> refused) {
    if (outcome instanceof Outcome.Refused<?> no) {
      refused.accept(RefusalWords.of(no, context.words()));
    }
  }
}
