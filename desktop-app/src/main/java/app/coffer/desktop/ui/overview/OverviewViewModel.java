package app.coffer.desktop.ui.overview;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.Flow;
import app.coffer.desktop.report.NetWorth;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.report.Spending;
import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.report.Spending.Slice;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.store.StoreFault;
import app.coffer.desktop.ui.kit.Live;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** How things stand today. */
final class OverviewViewModel {
  private static final int DAYS_AHEAD = 14;
  private static final int MONTHS_BACK = 11;
  private static final int MOST_EXPENSIVE = 4;

  private final OpenVault vault;
  private final UiContext context;
  private final Backups backups;
  private final Live<Content> content;
  private final BooleanProperty failed = new SimpleBooleanProperty();

  /** Asks for the newest backup; empty where there is none. */
  @FunctionalInterface
  interface Backups {
    Optional<Instant> last() throws VaultRefused;
  }

  OverviewViewModel(OpenVault vault, UiContext context, Backups backups) {
    this.vault = vault;
    this.context = context;
    this.backups = backups;
    content =
        new Live<Content>(context, vault.changes(), this::reading)
            .onFault(fault -> failed.set(failed.get() || fault.kind() != StoreFault.Kind.CLOSED));
    content.property().subscribe(found -> failed.set(false));
  }

  /**
   * What one reading found.
   *
   * @param accounts how many there are
   * @param worth of the ends of the last months; the last point is today
   * @param month of this month so far
   * @param expensive where most of it went
   * @param due what is due and not entered, and what comes in the next days
   * @param toDecide how many questions wait
   */
  record Content(
      LocalDate today,
      int accounts,
      NetWorth worth,
      Flow.Month month,
      List<Slice> expensive,
      List<Upcoming> due,
      int toDecide,
      int uncategorised,
      Backup backup,
      Envelopes envelopes) {

    long overdue() {
      return due.stream().filter(each -> each.occurrence().due().isBefore(today)).count();
    }
  }

  /**
   * @param last empty where there is none
   * @param readable whether the folder could be read
   */
  record Backup(Optional<Instant> last, boolean readable, boolean demo) {}

  /**
   * @param toBudget what is there to hand out; empty where only comparing is wanted, or nothing is
   *     budgeted
   */
  record Envelopes(Optional<Money> toBudget, List<String> overspent) {}

  ReadOnlyObjectProperty<@Nullable Content> contentProperty() {
    return content.property();
  }

  /** Whether the vault could not be read. */
  ReadOnlyBooleanProperty failedProperty() {
    return failed;
  }

  Instant now() {
    return context.clock().instant();
  }

  void listen() {
    content.listen();
  }

  void read() {
    content.read();
  }

  void stop() {
    content.stop();
  }

  private Content reading() {
    LedgerReader ledger = vault.ledger().read();
    LocalDate today = context.today();
    YearMonth now = YearMonth.from(today);
    var reports = vault.books().reports();
    Scope month = Scope.months(now, now);
    Spending spending = reports.spending(month, By.CATEGORY, Compare.NOTHING);
    return new Content(
        today,
        ledger.accounts().size(),
        reports.netWorth(now.minusMonths(MONTHS_BACK), now),
        reports.incomeAndExpenses(month).months().getFirst(),
        spending.slices().stream()
            .filter(slice -> slice.sum().isNegative())
            .limit(MOST_EXPENSIVE)
            .toList(),
        vault.books().schedules().upcoming(today.plusDays(DAYS_AHEAD)),
        vault.conflicts().count() + vault.recordQuestions().count(),
        ledger.count(RegisterFilter.uncategorised()),
        backup(),
        envelopes());
  }

  private Backup backup() {
    boolean demo = vault.safekeeping().demo();
    try {
      return new Backup(backups.last(), true, demo);
    } catch (VaultRefused unreadable) {
      return new Backup(Optional.empty(), false, demo);
    }
  }

  private Envelopes envelopes() {
    YearMonth month = vault.books().budget().monthOf(context.today());
    MonthTable table = vault.books().budget().month(month);
    boolean budgeted = table.rows().stream().anyMatch(row -> !row.budgeted().isZero());
    boolean envelopes = table.mode() == BudgetMode.ENVELOPE;
    return new Envelopes(
        budgeted && envelopes ? Optional.of(table.toBudget().amount()) : Optional.empty(),
        budgeted
            ? table.rows().stream()
                .filter(MonthTable.Row::overspent)
                .map(row -> row.category().name())
                .toList()
            : List.of());
  }
}
