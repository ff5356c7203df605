package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Tag;
import app.coffer.wire.id.RecordId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Names by id, each in the order in which people choose from them.
 *
 * @param categories as {@code Group/Name}
 * @param tags that somebody described; others are known by their transactions only
 */
public record LedgerNames(
    Map<RecordId, String> accounts,
    Map<RecordId, String> groups,
    Map<RecordId, String> categories,
    Map<RecordId, String> payees,
    List<String> tags) {
  static final LedgerNames NONE =
      new LedgerNames(Map.of(), Map.of(), Map.of(), Map.of(), List.of());

  public static LedgerNames read(LedgerReader reader) {
    var accounts = new LinkedHashMap<RecordId, String>();
    for (AccountBalance one : reader.accounts()) {
      Account account = one.account();
      accounts.put(account.id(), account.name());
    }
    var groups = new LinkedHashMap<RecordId, String>();
    for (CategoryGroup group : reader.categoryGroups()) {
      groups.put(group.id(), group.name());
    }
    var categories = new LinkedHashMap<RecordId, String>();
    reader.categories().stream()
        .sorted(java.util.Comparator.comparing(one -> path(groups, one)))
        .forEach(one -> categories.put(one.id(), path(groups, one)));
    var payees = new LinkedHashMap<RecordId, String>();
    for (Payee payee : reader.payees()) {
      payees.put(payee.id(), payee.name());
    }
    var tags = new TreeSet<String>();
    reader.all(Tag.KIND).forEach(tag -> tags.add(tag.name()));
    return new LedgerNames(accounts, groups, categories, payees, List.copyOf(tags));
  }

  private static String path(Map<RecordId, String> groups, Category category) {
    String group = groups.getOrDefault(category.group(), "");
    return group.isEmpty() ? category.name() : group + "/" + category.name();
  }
}
