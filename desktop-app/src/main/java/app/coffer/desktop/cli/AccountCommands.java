package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.vault.OpenVault;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer account}. */
@Command(name = "account", description = "Accounts and their balances.")
final class AccountCommands {
  private AccountCommands() {}

  static Object[] of(Coffer coffer) {
    return new Object[] {new Add(coffer), new ListAll(coffer)};
  }

  static Object top() {
    return new AccountCommands();
  }

  /** An account as {@code --json} prints it. */
  record View(
      String id,
      String name,
      String type,
      String currency,
      String balance,
      String cleared,
      String syncStatus,
      boolean closed) {
    static View of(AccountBalance account) {
      return new View(
          account.account().id().hex(),
          account.account().name(),
          account.account().type().name().toLowerCase(Locale.ROOT),
          account.balance().currency().getCurrencyCode(),
          account.balance().decimal(),
          account.cleared().decimal(),
          account.syncStatus().text(),
          account.account().closed());
    }
  }

  /** {@code coffer account add}. */
  @Command(name = "add", description = "Add an account.")
  static final class Add extends VaultCommand {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    String name = "";

    @Option(
        names = "--type",
        paramLabel = "TYPE",
        description = "One of ${COMPLETION-CANDIDATES}; default checking.")
    AccountType type = AccountType.CHECKING;

    @Option(
        names = "--currency",
        paramLabel = "CODE",
        description = "Default: the vault's base currency.")
    @Nullable String currency;

    @Option(
        names = "--opening",
        paramLabel = "AMOUNT",
        description = "The balance before its first transaction; default 0.")
    String opening = "0";

    Add(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Currency in =
          Optional.ofNullable(currency).map(Typed::currency).orElseGet(vault.identity()::currency);
      Account account =
          Faults.done(vault.ledger().addAccount(name, type, Typed.money(opening, in)));
      coffer().print(new Added(account.id().hex()), () -> "Added " + account.name() + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer account list}. */
  @Command(name = "list", description = "List accounts with balances.")
  static final class ListAll extends VaultCommand {
    ListAll(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      List<View> views = vault.ledger().read().accounts().stream().map(View::of).toList();
      coffer().print(views, () -> table(views));
      return Exit.DONE;
    }

    private static String table(List<View> views) {
      var table = new Table("ACCOUNT", "TYPE", "BALANCE>", "CLEARED>", "", "SYNC", "ID");
      for (View view : views) {
        table.row(
            view.name() + (view.closed() ? " (closed)" : ""),
            view.type(),
            view.balance(),
            view.cleared(),
            view.currency(),
            view.syncStatus(),
            view.id().substring(0, 8));
      }
      return table.text("No accounts yet. Add one with: coffer account add --name NAME");
    }
  }
}
