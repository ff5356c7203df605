package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Reconciling;
import app.coffer.desktop.ledger.Reconciling.Hint;
import app.coffer.desktop.ledger.Reconciling.Standing;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Agreeing with one statement of the bank: what is ticked, what is missing, and why perhaps. */
public final class ReconcileViewModel {
  private final OpenVault vault;
  private final UiContext context;
  private final Account account;
  private final StringProperty date = new SimpleStringProperty("");
  private final StringProperty ending = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable Standing> standing = new SimpleObjectProperty<>();
  private final ObjectProperty<Optional<Statement>> last =
      new SimpleObjectProperty<>(Optional.empty());
  private @Nullable Refresh refresh;
  private int generation;

  /** What was typed of a statement and is to be gone on with later. */
  public record Draft(String date, String ending) {}

  ReconcileViewModel(OpenVault vault, UiContext context, Account account, Draft draft) {
    this.vault = vault;
    this.context = context;
    this.account = account;
    date.set(draft.date());
    ending.set(draft.ending());
    date.subscribe(text -> read());
    ending.subscribe(text -> read());
  }

  StringProperty dateProperty() {
    return date;
  }

  StringProperty endingProperty() {
    return ending;
  }

  /** Null while date or balance cannot be read. */
  ObjectProperty<@Nullable Standing> standingProperty() {
    return standing;
  }

  /** The newest statement that was agreed with. */
  ObjectProperty<Optional<Statement>> lastProperty() {
    return last;
  }

  Account account() {
    return account;
  }

  Draft draft() {
    return new Draft(date.get(), ending.get());
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

  private Optional<LocalDate> day() {
    return context.readDate(date.get());
  }

  private Optional<Money> balance() {
    return context.formats().readMoney(ending.get(), account.opening().currency());
  }

  void read() {
    int mine = ++generation;
    LocalDate day = day().orElse(context.today());
    // without a balance the rows can be ticked already
    Money wanted = balance().orElse(Money.zero(account.opening().currency()));
    Reconciling reconciling = vault.books().reconciling();
    context
        .background()
        .run(() ->
            new Reading(
                reconciling.look(account.id(), day, wanted),
                reconciling.statements(account.id()).stream().findFirst()))
        .then(found -> {
          if (mine == generation) {
            last.set(found.last());
            standing.set(
                found.looked() instanceof Outcome.Done<Standing>(var value) ? value : null);
          }
        });
  }

  private record Reading(Outcome<Standing> looked, Optional<Statement> last) {}

  /** Whether date and balance are typed, and both agree with what is ticked. */
  boolean agrees() {
    Standing now = standing.get();
    return now != null && day().isPresent() && balance().isPresent() && now.difference().isZero();
  }

  /** Whether there is a balance to compare with. */
  boolean hasBalance() {
    return balance().isPresent();
  }

  void toggle(RegisterRow row, Consumer<String> refused) {
    Clearing next =
        row.transaction().status() == Clearing.CLEARED ? Clearing.UNCLEARED : Clearing.CLEARED;
    doing(() -> vault.ledger().setStatus(row.transaction().id(), next), done -> {}, refused);
  }

  /** What may explain the difference. */
  List<Hint> hints() {
    Standing now = standing.get();
    return now == null || !hasBalance() ? List.of() : Reconciling.explain(now);
  }

  void adjust(Runnable then, Consumer<String> refused) {
    String payee = context.words().get("reconcile.adjustment");
    withBoth((day, wanted) ->
        doing(
            () -> vault.books().reconciling().adjust(account.id(), day, wanted, payee),
            done -> then.run(),
            refused));
  }

  void finish(Consumer<Statement> then, Consumer<String> refused) {
    withBoth((day, wanted) ->
        doing(() -> vault.books().reconciling().finish(account.id(), day, wanted), then, refused));
  }

  /** Opens the newest statement again, and tells what it said. */
  void reopen(Consumer<Statement> then, Consumer<String> refused) {
    last.get()
        .ifPresent(statement ->
            doing(() -> vault.books().reconciling().reopen(statement.id()), then, refused));
  }

  private void withBoth(java.util.function.BiConsumer<LocalDate, Money> use) {
    if (day().isPresent() && balance().isPresent()) {
      use.accept(day().get(), balance().get());
    }
  }

  private <T> void doing(Callable<Outcome<T>> work, Consumer<T> then, Consumer<String> refused) {
    context
        .background()
        .run(work)
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<T>(T value) -> then.accept(value);
            case Outcome.Refused<T> no -> refused.accept(RefusalWords.of(no, context.words()));
          }
        });
  }
}
