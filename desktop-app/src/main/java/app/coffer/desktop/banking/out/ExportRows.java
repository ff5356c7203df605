package app.coffer.desktop.banking.out;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an export walks over: accounts, each with its rows, the oldest first. */
final class ExportRows {
  private static final int PAGE = 2_000;

  private final LedgerReader ledger;
  private final RegisterFilter filter;
  private final Map<RecordId, Category> categories = new HashMap<>();
  private final Map<RecordId, String> groups = new HashMap<>();

  ExportRows(LedgerReader ledger, RegisterFilter filter) {
    this.ledger = ledger;
    this.filter = filter;
    ledger.categories().forEach(each -> categories.put(each.id(), each));
    for (CategoryGroup group : ledger.categoryGroups()) {
      groups.put(group.id(), group.name());
    }
  }

  /** Whether nothing is left out, so that balances can be written. */
  boolean isWhole() {
    return filter.equals(new RegisterFilter(filter.account(), "", null, null));
  }

  List<AccountBalance> everyAccount() {
    return ledger.accounts();
  }

  List<AccountBalance> accounts() {
    return ledger.accounts().stream()
        .filter(each -> filter.account() == null || filter.account().equals(each.account().id()))
        .toList();
  }

  /** The rows of one account with amounts as it sees them, both legs of a transfer included. */
  List<RegisterRow> of(Account account) {
    return rows(
        new RegisterFilter(
            account.id(), filter.search(), filter.from(), filter.to(), filter.chips()));
  }

  /** Every transaction once. */
  List<RegisterRow> all() {
    return rows(filter);
  }

  private List<RegisterRow> rows(RegisterFilter of) {
    List<RegisterRow> all = new ArrayList<>();
    for (int from = 0; ; from += PAGE) {
      List<RegisterRow> page = ledger.rows(of, from, PAGE);
      all.addAll(page);
      if (page.size() < PAGE) {
        all.sort(
            Comparator.<RegisterRow, java.time.LocalDate>comparing(row -> row.transaction().date())
                .thenComparing(row -> row.transaction().id().hex()));
        return all;
      }
    }
  }

  /** Group and name with a sign between them; empty for none. */
  String category(@Nullable RecordId id, String between) {
    Category category = id == null ? null : categories.get(id);
    if (category == null) {
      return "";
    }
    String group = groups.getOrDefault(category.group(), "");
    return group.isEmpty() ? category.name() : group + between + category.name();
  }

  /** An account's name; empty where it is not here. */
  String account(RecordId id) {
    return ledger.account(id).map(Account::name).orElse("");
  }

  boolean isIncome(@Nullable RecordId id) {
    Category category = id == null ? null : categories.get(id);
    return category != null && category.income();
  }

  /** One line of text without what would end a line or a file. */
  static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
