package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.vault.OpenVault;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer tx edit}: what is not named stays as it is. */
@Command(name = "edit", description = "Change a transaction; what is not named stays as it is.")
final class TransactionEditing extends VaultCommand {
  @Parameters(paramLabel = "ID", description = "Its id, or a unique beginning of it.")
  String id = "";

  @Option(names = "--date", paramLabel = "DATE")
  @Nullable String date;

  @Option(names = "--payee", paramLabel = "PAYEE")
  @Nullable String payee;

  @Option(names = "--amount", paramLabel = "AMOUNT")
  @Nullable String amount;

  @Option(names = "--category", paramLabel = "CATEGORY", description = "Empty for none.")
  @Nullable String category;

  @Option(names = "--notes", paramLabel = "TEXT")
  @Nullable String notes;

  @Option(names = "--tags", paramLabel = "TAGS", split = ",", description = "Separated by commas.")
  @Nullable List<String> tags;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "One of ${COMPLETION-CANDIDATES}.")
  @Nullable Clearing status;

  TransactionEditing(Coffer coffer) {
    super(coffer);
  }

  @Override
  Exit run(OpenVault vault) {
    var lookup = new Lookup(vault.ledger().read());
    Transaction before = lookup.transaction(id);
    TransactionDraft now = vault.ledger().draft(before);
    var after =
        new TransactionDraft(
            now.account(),
            Optional.ofNullable(date).map(Typed::date).orElse(now.date()),
            Optional.ofNullable(payee).orElse(now.payee()),
            Optional.ofNullable(amount)
                .map(typed -> Typed.money(typed, before.amount().currency()))
                .orElse(now.amount()),
            Optional.ofNullable(category)
                .map(typed -> TransactionAdd.categoryPath(lookup, typed))
                .orElse(now.category()),
            now.transferAccount(),
            now.transferAmount(),
            now.lines(),
            now.number(),
            Optional.ofNullable(notes).orElse(now.notes()),
            Optional.ofNullable(tags).map(TreeSet::new).orElseGet(() -> new TreeSet<>(now.tags())),
            Optional.ofNullable(status).orElse(now.status()));
    Transaction edited = Faults.done(vault.ledger().editTransaction(before, after));
    coffer().print(new Added(edited.id().hex()), () -> "Changed.");
    return Exit.DONE;
  }
}
