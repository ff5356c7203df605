package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Found;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Into which account a statement probably goes: where the like of it went before, where its lines
 * are known, which is called like it, or the only one there is.
 */
final class AccountGuess {
  private static final int ASKED = 200;

  private final LedgerReader ledger;
  private final Format format;
  private final List<Account> accounts;
  private final List<ImportBatch> batches;

  AccountGuess(LedgerReader ledger, Format format) {
    this.ledger = ledger;
    this.format = format;
    accounts =
        ledger.accounts().stream()
            .map(AccountBalance::account)
            .filter(account -> !account.closed())
            .toList();
    batches = ImportHistory.batches(ledger);
  }

  Found of(Statement statement, String file) {
    return new Found(
        statement.name(),
        statement.currency(),
        statement.lines().size(),
        day(statement, Comparator.naturalOrder()),
        day(statement, Comparator.reverseOrder()),
        guess(statement, file));
  }

  /** The day that comes first in this order; null without lines. */
  static @Nullable LocalDate day(Statement statement, Comparator<LocalDate> order) {
    return statement.lines().stream().map(BankImport.BankLine::date).min(order).orElse(null);
  }

  private Optional<RecordId> guess(Statement statement, String file) {
    List<Account> fitting =
        accounts.stream()
            .filter(account ->
                statement
                    .currency()
                    .filter(code -> !code.equals(account.opening().currency().getCurrencyCode()))
                    .isEmpty())
            .toList();
    return before(statement, fitting)
        .or(() -> known(statement, fitting))
        .or(() -> named(statement.name(), fitting))
        .or(() -> inFileName(file, fitting))
        .or(() -> fitting.size() == 1 ? Optional.of(fitting.getFirst().id()) : Optional.empty());
  }

  private Optional<RecordId> before(Statement statement, List<Account> fitting) {
    return statement.name().isEmpty()
        ? Optional.empty()
        : batches.stream()
            .filter(each -> each.source().equals(statement.name()))
            .sorted(Comparator.comparing(each -> each.format() == format ? 0 : 1))
            .map(ImportBatch::account)
            .filter(id -> fitting.stream().anyMatch(account -> account.id().equals(id)))
            .findFirst();
  }

  /** Where most of the lines were imported before. */
  private Optional<RecordId> known(Statement statement, List<Account> fitting) {
    long most = 0;
    Optional<RecordId> best = Optional.empty();
    List<BankImport.BankLine> some =
        statement.lines().subList(0, Math.min(ASKED, statement.lines().size()));
    for (Account account : fitting) {
      long known =
          ImportKeys.of(account.id(), some).stream()
              .filter(key -> ledger.importedAs(key.key()).isPresent())
              .count();
      if (known > most) {
        most = known;
        best = Optional.of(account.id());
      }
    }
    return best;
  }

  private static Optional<RecordId> named(String name, List<Account> fitting) {
    String digits = name.replaceAll("[^A-Za-z0-9]", "");
    return name.isEmpty()
        ? Optional.empty()
        : fitting.stream()
            .filter(account ->
                account.name().equalsIgnoreCase(name)
                    || digits.length() == 4 && account.name().endsWith(digits))
            .map(Account::id)
            .findFirst();
  }

  private static Optional<RecordId> inFileName(String file, List<Account> fitting) {
    String name = file.toLowerCase(Locale.ROOT);
    return fitting.stream()
        .filter(account ->
            account.name().length() > 2 && name.contains(account.name().toLowerCase(Locale.ROOT)))
        .map(Account::id)
        .findFirst();
  }
}
