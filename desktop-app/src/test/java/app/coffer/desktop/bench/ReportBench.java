package app.coffer.desktop.bench;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A vault of 100,000 transactions: how long until its register can be used, and how long its
 * reports take. Twenty years of a household, in two currencies, with a budget.
 */
final class ReportBench {
  private static final int TRANSACTIONS = 100_000;
  private static final int RUNS = 5;
  private static final int PAGE = 100;
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
  private static final YearMonth NOW = YearMonth.from(UNTIL);
  private static final String TYPED = "correct horse battery staple";
  private static final String WANTED = "below 300 ms";

  private final Figures figures;

  ReportBench(Figures figures) {
    this.figures = figures;
  }

  /** This bench alone. */
  public static void main(String[] args) throws Exception {
    var figures = new Figures();
    new ReportBench(figures).run(Files.createTempDirectory("coffer-bench"));
    System.out.print(figures.table());
  }

  void run(Path folder) throws Exception {
    Path place = folder.resolve("hundred-thousand");
    Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
    fill(vaults, place);
    double opening =
        Clocked.wall(
            RUNS,
            () -> {
              try (OpenVault vault = vaults.open(place, () -> Optional.of(typed()))) {
                return usable(vault);
              }
            });
    figures.add(
        "opening a vault of 100,000 transactions with its passphrase, to a register on the screen",
        Clocked.seconds(opening),
        "below 2 s");
    try (OpenVault vault = vaults.open(place, () -> Optional.of(typed()))) {
      reports(vault);
    }
  }

  private static void fill(Vaults vaults, Path place) throws Exception {
    var draft =
        new NewVault(
            place,
            "Household",
            Currency.getInstance("EUR"),
            StarterCategories.NONE,
            "Desktop",
            Optional.of(typed()));
    try (OpenVault vault = vaults.create(draft).vault()) {
      vault.fillWithDemo(TRANSACTIONS, 1, UNTIL);
    }
  }

  /** What the window reads before somebody can type: sidebar, first page, how many rows. */
  private static int usable(OpenVault vault) {
    var ledger = vault.ledger().read();
    var filter = RegisterFilter.all();
    int rows = ledger.count(filter);
    int read = ledger.rows(filter, 0, PAGE).size();
    int accounts = ledger.accounts().size();
    vault.books().rates().converter();
    int waiting = vault.conflicts().count() + vault.recordQuestions().count();
    return rows + read + accounts + waiting;
  }

  private void reports(OpenVault vault) throws Exception {
    Reports reports = vault.books().reports();
    Scope month = Scope.months(NOW, NOW);
    Scope year = Scope.months(NOW.minusMonths(11), NOW);
    time(
        "spending of a month by category, with the month before",
        () -> reports.spending(month, By.CATEGORY, Compare.PREVIOUS_PERIOD));
    time(
        "spending of a year by payee, with the year before",
        () -> reports.spending(year, By.PAYEE, Compare.PREVIOUS_YEAR));
    time("spending of a year by tag", () -> reports.spending(year, By.TAG, Compare.NOTHING));
    time("income against expenses, a year", () -> reports.incomeAndExpenses(year));
    time(
        "net worth at the ends of a year's months",
        () -> reports.netWorth(NOW.minusMonths(11), NOW));
    time("a month of the budget", () -> vault.books().budget().month(NOW));
    time("budget against actual, a year", () -> reports.budget(NOW.minusMonths(11), NOW));
    time(
        "a month of the budget, after a transaction was changed",
        () -> {
          touch(vault);
          return vault.books().budget().month(NOW);
        });
  }

  /** What changes a transaction, so that nothing that was kept holds. */
  private static void touch(OpenVault vault) {
    var newest = vault.ledger().read().rows(RegisterFilter.all(), 0, 1).getFirst().transaction();
    vault
        .ledger()
        .setStatus(
            newest.id(),
            newest.status() == Clearing.CLEARED ? Clearing.UNCLEARED : Clearing.CLEARED);
  }

  private void time(String what, Callable<?> report) throws Exception {
    double wall = Clocked.wall(RUNS, report);
    // all of a report's work is done on the thread that asks for it
    double cpu = Clocked.cpu(RUNS, report);
    figures.add(
        "at 100,000 transactions: " + what + ": on the clock, of the processor",
        Clocked.millis(wall) + ", " + Clocked.millis(cpu),
        WANTED);
  }

  private static Passphrase typed() {
    return Passphrase.owning(TYPED.toCharArray());
  }
}
