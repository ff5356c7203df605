package app.coffer.desktop.ui.kit;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of what records mention, read at once.
 *
 * @param categories {@code Group/Name}
 */
public record LedgerNames(
    List<Account> accounts, Map<RecordId, String> payees, Map<RecordId, String> categories) {

  public static LedgerNames read(LedgerReader ledger) {
    Map<RecordId, String> groups =
        ledger.categoryGroups().stream()
            .collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
    return new LedgerNames(
        ledger.accounts().stream().map(AccountBalance::account).toList(),
        ledger.payees().stream().collect(Collectors.toMap(Payee::id, Payee::name)),
        ledger.categories().stream()
            .collect(
                Collectors.toMap(
                    one -> one.id(),
                    one -> groups.getOrDefault(one.group(), "") + "/" + one.name())));
  }

  /** Those that can take new transactions. */
  public List<Account> open() {
    return accounts.stream().filter(account -> !account.closed()).toList();
  }

  public String account(RecordId id) {
    return accounts.stream()
        .filter(account -> account.id().equals(id))
        .map(Account::name)
        .findFirst()
        .orElse("");
  }

  public String payee(@Nullable RecordId id) {
    return id == null ? "" : payees.getOrDefault(id, "");
  }

  public String category(@Nullable RecordId id) {
    return id == null ? "" : categories.getOrDefault(id, "");
  }
}
