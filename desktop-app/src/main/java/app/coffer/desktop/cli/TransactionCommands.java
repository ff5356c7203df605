package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterFilter.Chips.Flag;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer tx}. */
@Command(name = "tx", description = "Transactions.")
final class TransactionCommands {
  private TransactionCommands() {}

  static Object top() {
    return new TransactionCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {
      new TransactionAdd(coffer),
      new ListSome(coffer),
      new TransactionEditing(coffer),
      new Remove(coffer)
    };
  }

  /** {@code coffer tx list}. */
  @Command(name = "list", description = "List transactions, newest first.")
  static final class ListSome extends VaultCommand {
    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Of this account only.")
    @Nullable String account;

    @Option(
        names = "--search",
        paramLabel = "TEXT",
        description = "Words that occur in payee, category, notes or amount.")
    String search = "";

    @Option(names = "--from", paramLabel = "DATE", description = "From this day on.")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Up to this day.")
    @Nullable String to;

    @Option(names = "--category", paramLabel = "CATEGORY", description = "In this category.")
    @Nullable String category;

    @Option(names = "--payee", paramLabel = "PAYEE", description = "To or from this payee.")
    @Nullable String payee;

    @Option(names = "--tag", paramLabel = "TAG", description = "With this tag.")
    @Nullable String tag;

    @Option(
        names = "--status",
        paramLabel = "STATUS",
        description = "Uncleared, cleared, reconciled.")
    @Nullable Clearing status;

    @Option(names = "--uncategorised", description = "Without a category.")
    boolean uncategorised;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; default all.")
    int limit = Integer.MAX_VALUE;

    ListSome(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      var ledger = vault.ledger().read();
      var lookup = new Lookup(ledger);
      if (limit < 0) {
        throw Refusal.usage("A limit is not negative.", "");
      }
      var filter =
          new RegisterFilter(
              Optional.ofNullable(account).map(named -> lookup.account(named).id()).orElse(null),
              search,
              day(from),
              day(to),
              chips(lookup));
      Map<RecordId, String> paths = lookup.categoryPaths();
      Map<RecordId, String> accounts = new HashMap<>();
      ledger.accounts().forEach(one -> accounts.put(one.account().id(), one.account().name()));
      List<TransactionView> views =
          ledger.rows(filter, 0, limit).stream()
              .map(row -> TransactionView.of(row, paths, accounts))
              .toList();
      coffer().print(views, () -> table(views));
      return Exit.DONE;
    }

    private Chips chips(Lookup lookup) {
      Chips chips = uncategorised ? Chips.NONE.flagged(Flag.UNCATEGORISED) : Chips.NONE;
      if (category != null) {
        chips = chips.ofCategories(Set.of(lookup.category(category).id()));
      }
      if (payee != null) {
        chips = chips.ofPayees(Set.of(lookup.payee(payee).id()));
      }
      if (tag != null) {
        chips = chips.tagged(Set.of(tag));
      }
      return status == null ? chips : chips.ofStatuses(Set.of(status));
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
      return Optional.ofNullable(typed).map(Typed::date).orElse(null);
    }

    private static String table(List<TransactionView> views) {
      var table =
          new Table(
              "DATE",
              "ACCOUNT",
              "PAYEE",
              "CATEGORY",
              "AMOUNT>",
              "",
              "STATUS",
              "SYNC",
              "ID",
              "NOTES");
      for (TransactionView view : views) {
        table.row(
            view.date(),
            view.account(),
            view.transferTo().isEmpty() ? view.payee() : "⇄ " + view.transferTo(),
            view.lines().isEmpty() ? view.category() : view.lines().size() + " splits",
            view.amount(),
            view.currency(),
            view.status(),
            view.syncStatus(),
            view.id().substring(0, 8),
            view.notes());
      }
      return table.text("No transactions.");
    }
  }

  /** {@code coffer tx remove}. */
  @Command(name = "remove", description = "Remove a transaction.")
  static final class Remove extends VaultCommand {
    @Parameters(paramLabel = "ID", description = "Its id, or a unique beginning of it.")
    String id = "";

    Remove(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Transaction found = new Lookup(vault.ledger().read()).transaction(id);
      Faults.done(vault.ledger().removeTransaction(found.id()));
      coffer().print(new Added(found.id().hex()), () -> "Removed.");
      return Exit.DONE;
    }
  }
}
