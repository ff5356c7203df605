package app.coffer.desktop.bench;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.id.RecordId;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;

/** A large CSV file: looked at, reviewed, imported, and reviewed once more. */
final class ImportBench {
  private static final int ROWS = 100_000;
  private static final Currency EUR = Currency.getInstance("EUR");

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean OS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Figures figures;

  ImportBench(Figures figures) {
    this.figures = figures;
  }

  /** By itself, so that the heap can be small: {@code -Xmx512m}. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("coffer-import-bench");
    var figures = new Figures();
    new ImportBench(figures).run(folder);
    System.out.print(figures.table());
  }

  void run(Path folder) throws Exception {
    Path file = BankRows.write(folder.resolve("rows.csv"), ROWS, 7);
    try (OpenVault vault =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED)
            .create(
                new NewVault(
                    folder.resolve("import"),
                    "Import",
                    EUR,
                    StarterCategories.NONE,
                    "Bench",
                    Optional.empty()))
            .vault()) {
      RecordId account =
          switch (vault.ledger().addAccount("Checking", AccountType.CHECKING, new Money(0, EUR))) {
            case Outcome.Done<Account>(Account made) -> made.id();
            case Outcome.Refused<Account> refused -> throw new IllegalStateException("" + refused);
          };
      measure(vault.bankImport(), account, file);
      takeBack(vault);
    }
  }

  private void takeBack(OpenVault vault) {
    var imports = vault.books().imports();
    RecordId batch = imports.all().getFirst().id();
    long start = System.nanoTime();
    imports.preview(batch);
    long seen = System.nanoTime();
    int removed = imports.undo(batch, false).removed();
    long undone = System.nanoTime();
    vault.books().acts().undo();
    long again = System.nanoTime();
    vault.books().acts().redo();
    long end = System.nanoTime();
    if (removed != ROWS || vault.ledger().read().count(RegisterFilter.all()) != 0) {
      throw new IllegalStateException("lines are left");
    }
    figures.add(
        "Import of 100,000 rows: what undoing it would do; undoing it",
        Clocked.seconds(seen - start) + "; " + Clocked.seconds(undone - seen),
        "");
    figures.add(
        "Undoing that, doing it again",
        Clocked.seconds(again - undone) + ", " + Clocked.seconds(end - again),
        "");
  }

  private void measure(BankImport bank, RecordId account, Path file) throws Exception {
    long worked = OS.getProcessCpuTime();
    long mine = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    bank.open(file);
    long opened = System.nanoTime();
    long opening = THREADS.getCurrentThreadCpuTime();
    Review review = bank.review(file, account, Options.auto());
    long reviewed = System.nanoTime();
    long reviewing = THREADS.getCurrentThreadCpuTime();
    int added = bank.apply(review).added();
    long imported = System.nanoTime();
    long work = OS.getProcessCpuTime() - worked;
    long alone = THREADS.getCurrentThreadCpuTime();
    Review again = bank.review(file, account, Options.auto());
    long known = System.nanoTime();
    if (added != ROWS || again.count(Verdict.ALREADY) != ROWS) {
      throw new IllegalStateException("lines are missing");
    }
    String mebibytes = Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MiB";
    figures.add(
        "CSV file of 100,000 rows, heap of at most "
            + mebibytes
            + ": opened and accounts guessed, reviewed, imported",
        Clocked.seconds(opened - start)
            + ", "
            + Clocked.seconds(reviewed - opened)
            + ", "
            + Clocked.seconds(imported - reviewed),
        "");
    figures.add("All of it", Clocked.seconds(imported - start), "below 10 s");
    figures.add(
        "Processor time of it: opening, reviewing, importing; all with compiling and collecting"
            + " garbage",
        Clocked.seconds(opening - mine)
            + ", "
            + Clocked.seconds(reviewing - opening)
            + ", "
            + Clocked.seconds(alone - reviewing)
            + "; "
            + Clocked.seconds(work),
        "");
    figures.add("The same file reviewed again", Clocked.seconds(known - imported), "");
  }
}
