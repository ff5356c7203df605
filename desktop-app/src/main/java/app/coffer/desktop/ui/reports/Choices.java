package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a report can be narrowed to. */
record Choices(
    List<Choice<RecordId>> accounts,
    List<Choice<RecordId>> categories,
    List<Choice<String>> tags,
    List<Currency> currencies) {

  /** Something to tick. */
  record Choice<T>(T value, String text) {}

  static Choices read(OpenVault vault) {
    LedgerReader ledger = vault.ledger().read();
    Map<RecordId, String> groups =
        ledger.categoryGroups().stream()
            .collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
    return new Choices(
        ledger.accounts().stream()
            .map(AccountBalance::account)
            .map(account -> new Choice<>(account.id(), account.name()))
            .toList(),
        ledger.categories().stream()
            .map(category -> new Choice<>(category.id(), path(category, groups)))
            .sorted((one, other) -> one.text().compareToIgnoreCase(other.text()))
            .toList(),
        vault.books().reports().tags().stream().map(tag -> new Choice<>(tag, tag)).toList(),
        vault.books().rates().currencies());
  }

  private static String path(Category category, Map<RecordId, String> groups) {
    String group = groups.get(category.group());
    return group == null ? category.name() : group + "/" + category.name();
  }
}
