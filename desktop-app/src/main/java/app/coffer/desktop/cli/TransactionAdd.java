package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.OpenVault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer tx add}. */
@Command(
    name = "add",
    description = "Add a transaction. Payees and categories are made where missing.")
final class TransactionAdd extends VaultCommand {
  @Option(names = "--account", required = true, paramLabel = "ACCOUNT", description = "Id or name.")
  String account = "";

  @Option(names = "--date", paramLabel = "DATE", description = "Like 2026-11-21; default today.")
  @Nullable String date;

  @Option(names = "--payee", paramLabel = "PAYEE", description = "Who it went to or came from.")
  String payee = "";

  @Option(
      names = "--amount",
      required = true,
      paramLabel = "AMOUNT",
      description = "Negative is money out, like -12.34.")
  String amount = "";

  @Option(names = "--category", paramLabel = "CATEGORY", description = "Id, name or Group/Name.")
  String category = "";

  @Option(names = "--notes", paramLabel = "TEXT")
  String notes = "";

  @Option(names = "--tags", paramLabel = "TAGS", split = ",", description = "Separated by commas.")
  List<String> tags = List.of();

  @Option(
      names = "--transfer-to",
      paramLabel = "ACCOUNT",
      description = "The other account of a transfer.")
  @Nullable String transferTo;

  @Option(
      names = "--transfer-amount",
      paramLabel = "AMOUNT",
      description = "What arrives there, where its currency is another.")
  @Nullable String transferAmount;

  @Option(
      names = "--split",
      paramLabel = "CATEGORY=AMOUNT",
      description = "A part of a split; give it for each part.")
  List<String> splits = List.of();

  @Option(
      names = "--split-transfer",
      paramLabel = "ACCOUNT=AMOUNT[:ARRIVES]",
      description =
          "A part of a split that goes to another account, like Savings=-50; where its currency is"
              + " another, with what arrives there.")
  List<String> splitTransfers = List.of();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "One of ${COMPLETION-CANDIDATES}; default uncleared.")
  Clearing status = Clearing.UNCLEARED;

  TransactionAdd(Coffer coffer) {
    super(coffer);
  }

  @Override
  Exit run(OpenVault vault) {
    var lookup = new Lookup(vault.ledger().read());
    Account own = lookup.account(account);
    Currency currency = own.opening().currency();
    Optional<Account> other = Optional.ofNullable(transferTo).map(lookup::account);
    var draft =
        new TransactionDraft(
            own.id(),
            Optional.ofNullable(date).map(Typed::date).orElseGet(LocalDate::now),
            payee,
            Typed.money(amount, currency),
            categoryPath(lookup, category),
            other.map(Account::id).orElse(null),
            arriving(other),
            lines(lookup, currency),
            "",
            notes,
            new TreeSet<>(tags),
            status);
    Transaction added = Faults.done(vault.ledger().addTransaction(draft));
    coffer().print(new Added(added.id().hex()), () -> "Added.");
    return Exit.DONE;
  }

  private @Nullable Money arriving(Optional<Account> other) {
    String typed = transferAmount;
    if (typed == null) {
      return null;
    }
    return other
        .map(to -> Typed.money(typed, to.opening().currency()))
        .orElseThrow(() -> Refusal.usage("--transfer-amount needs --transfer-to.", ""));
  }

  private List<LineDraft> lines(Lookup lookup, Currency currency) {
    var lines = new ArrayList<LineDraft>();
    for (String split : splits) {
      int sign = sign(split, "Write it like Food/Groceries=-12.34.");
      lines.add(
          new LineDraft(
              null,
              categoryPath(lookup, split.substring(0, sign)),
              Typed.money(split.substring(sign + 1), currency),
              ""));
    }
    for (String split : splitTransfers) {
      int sign = sign(split, "Write it like Savings=-50.00.");
      Account other = lookup.account(split.substring(0, sign));
      String[] amounts = split.substring(sign + 1).split(":", 2);
      lines.add(
          new LineDraft(
              null,
              "",
              Typed.money(amounts[0], currency),
              "",
              other.id(),
              amounts.length == 1 ? null : Typed.money(amounts[1], other.opening().currency())));
    }
    return lines;
  }

  private static int sign(String split, String advice) {
    int sign = split.lastIndexOf('=');
    if (sign < 0) {
      throw Refusal.usage("\"" + split + "\" is not a split.", advice);
    }
    return sign;
  }

  /** The path of a category that is there, named in any way; else the path of a new one. */
  static String categoryPath(Lookup lookup, String typed) {
    return typed.isBlank()
        ? ""
        : lookup
            .maybeCategory(typed)
            .map(found -> lookup.categoryPaths().getOrDefault(found.id(), typed))
            .orElse(typed);
  }
}
