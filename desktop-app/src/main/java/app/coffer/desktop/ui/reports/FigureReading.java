package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterFilter.Chips.Flag;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.ReportSettings;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import app.coffer.desktop.ui.reports.Figures.Nothing;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a report's figures; to be called where no window waits. */
final class FigureReading {
  private final OpenVault vault;
  private final UiContext context;
  private final LedgerReader ledger;
  private final LocalDate today;

  FigureReading(OpenVault vault, UiContext context) {
    this.vault = vault;
    this.context = context;
    this.ledger = vault.ledger().read();
    this.today = context.today();
  }

  Scope scope(ReportSettings settings) {
    return settings.scope(today, vault.books().reports().firstDay());
  }

  Currency currency(ReportSettings settings) {
    return Optional.ofNullable(settings.currency()).orElse(vault.identity().currency());
  }

  Reports reports(ReportSettings settings) {
    Currency other = settings.currency();
    Reports reports = vault.books().reports();
    return other == null ? reports : reports.in(other);
  }

  Figures read(ReportKind kind, ReportSettings settings) {
    var text = new FigureText(context);
    Scope scope = scope(settings);
    Reports reports = reports(settings);
    Currency currency = currency(settings);
    Optional<Nothing> empty = nothing(kind);
    var months = new MonthFigures(reports, text, currency);
    var spending = new SpendingFigures(reports, text, currency);
    Figures figures =
        switch (kind) {
          case NET_WORTH -> months.netWorth(scope, today, empty);
          case INCOME_EXPENSES -> months.incomeAndExpenses(scope, empty);
          case CASH_FLOW -> months.cashFlow(scope, empty);
          case CATEGORIES, PAYEES, TAGS ->
              spending.spending(kind, scope, settings.compare(), empty);
          case BUDGET ->
              new SpendingFigures(reports, text, vault.identity().currency()).budget(scope, empty);
          case BALANCE -> balance(text, scope, empty);
        };
    return figures.empty().isEmpty() && blank(figures) ? without(figures, scope) : figures;
  }

  private Figures balance(FigureText text, Scope scope, Optional<Nothing> empty) {
    Account account = account(scope.accounts()).orElse(null);
    return account == null
        ? new MonthFigures(vault.books().reports(), text, vault.identity().currency())
            .netWorth(scope, today, Optional.of(Nothing.NO_ACCOUNT))
        : new BalanceFigures(vault.books(), text).of(account, scope, today, empty);
  }

  /** The account that a report of one account is about. */
  Optional<Account> account(ReportSettings settings) {
    return account(settings.accounts());
  }

  private Optional<Account> account(Set<RecordId> chosen) {
    List<Account> accounts = ledger.accounts().stream().map(AccountBalance::account).toList();
    return accounts.stream()
        .filter(each -> chosen.contains(each.id()))
        .findFirst()
        .or(() -> accounts.stream().filter(each -> !each.closed()).findFirst())
        .or(() -> accounts.stream().findFirst());
  }

  /** Whether there is nothing at all, whatever is asked. */
  private Optional<Nothing> nothing(ReportKind kind) {
    if (ledger.accounts().isEmpty()) {
      return Optional.of(Nothing.NO_ACCOUNT);
    }
    boolean ofBalances = kind == ReportKind.NET_WORTH || kind == ReportKind.BALANCE;
    boolean none = !ofBalances && ledger.count(RegisterFilter.all()) == 0;
    return none ? Optional.of(Nothing.NO_DATA) : Optional.empty();
  }

  private static boolean blank(Figures figures) {
    boolean ofBalances =
        figures.kind() == ReportKind.NET_WORTH || figures.kind() == ReportKind.BALANCE;
    return !ofBalances
        && figures.lines().stream()
            .map(Line::cells)
            .flatMap(List::stream)
            .map(Cell::number)
            .allMatch(number -> number == null || number.signum() == 0);
  }

  /** Says why nothing was found. */
  private Figures without(Figures figures, Scope scope) {
    Chips chips = Chips.NONE.ofAccounts(scope.accounts());
    var all = new RegisterFilter(null, "", scope.from(), scope.to(), chips);
    boolean onlyTransfers =
        ledger.count(all) > 0 && ledger.count(all.with(chips.flagged(Flag.NOT_A_TRANSFER))) == 0;
    return empty(figures, onlyTransfers ? Nothing.ONLY_TRANSFERS : Nothing.NO_MATCH);
  }

  private static Figures empty(Figures figures, Nothing why) {
    return new Figures(
        figures.kind(),
        figures.shape(),
        figures.currency(),
        figures.headline(),
        figures.hint(),
        figures.summary(),
        figures.first(),
        figures.columns(),
        figures.lines(),
        figures.missing(),
        Optional.of(why),
        figures.numbers());
  }
}
