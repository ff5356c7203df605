package app.coffer.desktop.ui.shell;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Accounts by type with their sums, and how many decisions wait. */
final class SidebarViewModel implements AutoCloseable {
  private final OpenVault vault;
  private final UiContext context;
  private final ObjectProperty<Content> content =
      new SimpleObjectProperty<>(
          new Content(List.of(), List.of(), Optional.empty(), List.of(), 0, 0));
  private final Refresh refresh;
  private int generation;

  SidebarViewModel(OpenVault vault, UiContext context) {
    this.vault = vault;
    this.context = context;
    refresh = new Refresh(vault.changes(), context.background(), this::read);
  }

  /**
   * @param closed accounts that are closed
   * @param total of all accounts in the vault's currency; empty where there are none
   * @param without currencies that the total leaves out, because no rate is known
   * @param due occurrences of schedules whose day has come
   */
  record Content(
      List<Group> groups,
      List<Entry> closed,
      Optional<Money> total,
      List<String> without,
      int conflicts,
      int due) {
    boolean isEmpty() {
      return groups.isEmpty() && closed.isEmpty();
    }
  }

  /**
   * @param total empty where the accounts have several currencies
   */
  record Group(AccountType type, Optional<Money> total, List<Entry> accounts) {}

  record Entry(Account account, Money balance, boolean conflict) {}

  ObjectProperty<Content> contentProperty() {
    return content;
  }

  void read() {
    int mine = ++generation;
    context
        .background()
        .run(() ->
            content(
                vault.ledger().read().accounts(),
                vault.conflicts().count() + vault.recordQuestions().count(),
                vault.books().schedules().upcoming(context.today()).size()))
        .then(found -> {
          if (mine == generation) {
            content.set(found);
          }
        });
  }

  private Content content(List<AccountBalance> balances, int conflicts, int due) {
    var groups = new ArrayList<Group>();
    for (AccountType type : AccountType.values()) {
      List<Entry> entries =
          balances.stream()
              .filter(one -> one.account().type() == type && !one.account().closed())
              .map(SidebarViewModel::entry)
              .toList();
      if (!entries.isEmpty()) {
        groups.add(new Group(type, sum(entries), entries));
      }
    }
    var closed =
        balances.stream()
            .filter(one -> one.account().closed())
            .map(SidebarViewModel::entry)
            .toList();
    var without = new TreeSet<String>();
    Optional<Money> total = total(balances, without);
    return new Content(groups, closed, total, List.copyOf(without), conflicts, due);
  }

  /** Never one for one: what has no rate is left out and named. */
  private Optional<Money> total(List<AccountBalance> balances, Set<String> without) {
    Converter converter = vault.books().rates().converter();
    Money total = Money.zero(converter.base());
    for (AccountBalance each : balances) {
      Optional<Money> here = converter.convert(each.balance(), context.today());
      if (here.isPresent()) {
        total = total.plus(here.get());
      } else {
        without.add(each.balance().currency().getCurrencyCode());
      }
    }
    return balances.isEmpty() ? Optional.empty() : Optional.of(total);
  }

  private static Entry entry(AccountBalance one) {
    return new Entry(one.account(), one.balance(), one.syncStatus() == SyncStatus.CONFLICT);
  }

  private static Optional<Money> sum(List<Entry> entries) {
    if (entries.stream().map(one -> one.balance().currency()).distinct().count() != 1) {
      return Optional.empty();
    }
    return entries.stream().map(Entry::balance).reduce(Money::plus);
  }

  @Override
  public void close() {
    refresh.close();
  }
}
