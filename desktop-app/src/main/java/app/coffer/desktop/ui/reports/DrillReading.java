package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals.Part;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.ReportSettings;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.reports.Drill.Row;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is behind a figure; to be called where no window waits. */
final class DrillReading {
  private static final int PAGE = 1_000;

  private final OpenVault vault;
  private final UiContext context;
  private final LedgerReader ledger;
  private final Map<RecordId, String> accounts;

  DrillReading(OpenVault vault, UiContext context) {
    this.vault = vault;
    this.context = context;
    this.ledger = vault.ledger().read();
    this.accounts =
        ledger.accounts().stream()
            .map(AccountBalance::account)
            .collect(Collectors.toMap(Account::id, Account::name));
  }

  Drill read(Target target, String title, ReportSettings settings) {
    var reading = new FigureReading(vault, context);
    Reports reports = reading.reports(settings);
    Scope scope = reading.scope(settings);
    List<Row> rows =
        switch (target) {
          case Target.OfSlice(var by, var slice) -> parts(reports.behind(scope, by, slice));
          case Target.OfMonth(var month, boolean in, boolean byCategory) ->
              parts(
                  byCategory
                      ? reports.behindIncomeAndExpenses(scope, month, in)
                      : reports.behindCashFlow(scope, month, in));
          case Target.OfBudget(var category, var from, var to) ->
              parts(reports.behindBudget(category, from, to));
          case Target.OfAccount(var account, var from, var to) ->
              register(new RegisterFilter(account, "", from, to));
          case Target.Uncategorised none -> parts(reports.uncategorised());
          case Target.OfAccounts(var day) -> accounts(day);
        };
    return new Drill(target, title, rows, sums(rows));
  }

  private List<Row> parts(List<Part> parts) {
    Map<RecordId, String> payees =
        ledger.payees().stream().collect(Collectors.toMap(Payee::id, Payee::name));
    Map<RecordId, String> groups =
        ledger.categoryGroups().stream()
            .collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
    Map<RecordId, String> categories =
        ledger.categories().stream()
            .collect(Collectors.toMap(Category::id, each -> path(each, groups)));
    Map<RecordId, Long> times =
        parts.stream().collect(Collectors.groupingBy(Part::transaction, Collectors.counting()));
    return parts.stream()
        .map(part ->
            new Row(
                part.transaction(),
                part.account(),
                part.date(),
                name(accounts, part.account()),
                name(payees, part.payee()),
                name(categories, part.category()),
                part.notes(),
                part.amount(),
                times.get(part.transaction()) == 1))
        .toList();
  }

  private static String path(Category category, Map<RecordId, String> groups) {
    String group = groups.get(category.group());
    return group == null ? category.name() : group + " / " + category.name();
  }

  private static String name(Map<RecordId, String> names, @Nullable RecordId id) {
    return id == null ? "" : names.getOrDefault(id, "");
  }

  private List<Row> register(RegisterFilter filter) {
    var rows = new ArrayList<Row>();
    for (int offset = 0, all = ledger.count(filter); offset < all; offset += PAGE) {
      for (RegisterRow row : ledger.rows(filter, offset, PAGE)) {
        boolean transfer = !row.transferAccount().isEmpty();
        rows.add(
            new Row(
                row.transaction().id(),
                filter.account(),
                row.transaction().date(),
                name(accounts, filter.account()),
                transfer ? row.transferAccount() : row.payee(),
                row.category().replace("/", " / "),
                row.transaction().notes(),
                row.amount(),
                !transfer && row.transaction().lines().isEmpty()));
      }
    }
    return rows;
  }

  private List<Row> accounts(java.time.LocalDate day) {
    return ledger.accounts().stream()
        .map(AccountBalance::account)
        .map(account ->
            new Row(
                null,
                account.id(),
                day,
                account.name(),
                "",
                context.words().of("account.types", account.type()),
                "",
                ledger.balance(account.id(), day, Clearing.UNCLEARED),
                false))
        .filter(row -> !row.amount().isZero())
        .toList();
  }

  private static List<Money> sums(List<Row> rows) {
    var sums = new TreeMap<Currency, Money>(Comparator.comparing(Currency::getCurrencyCode));
    rows.forEach(row -> sums.merge(row.amount().currency(), row.amount(), Money::plus));
    return List.copyOf(sums.values());
  }
}
