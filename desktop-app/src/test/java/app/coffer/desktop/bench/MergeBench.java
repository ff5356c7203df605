package app.coffer.desktop.bench;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.SeveralEdit;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Two computers that change other things of the same transactions, offline: how long the second
 * takes to fetch and merge all of it, and how that grows with their number.
 */
final class MergeBench {
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;

  private final Figures figures;

  MergeBench(Figures figures) {
    this.figures = figures;
  }

  void run(Path folder) throws Exception {
    // once for the compiler, which is not to be measured
    merged(folder.resolve("merge-first"), FEW);
    long few = merged(folder.resolve("merge-few"), FEW);
    long many = merged(folder.resolve("merge-many"), MANY);
    figures.add(
        "fetching and merging 1,000 concurrent edits, 10,000",
        Clocked.millis(few) + ", " + Clocked.millis(many),
        "");
    figures.add(
        "time for one of 10,000 by time for one of 1,000",
        String.format(Locale.ROOT, "%.2f", (double) many * FEW / MANY / few),
        "at most 1.5");
  }

  private static long merged(Path folder, int records) throws Exception {
    Files.createDirectories(folder);
    try (var server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0");
        OpenVault desktop = Household.vault(folder.resolve("desktop"))) {
      Account account = Household.account(desktop, "Current account");
      Path file = BankRows.write(folder.resolve("rows.csv"), records, 3);
      Household.book(desktop, file, account.id());
      desktop.sync().enable(server.address(), Optional.of(server.registrationToken()));
      desktop.sync().syncNow();
      try (OpenVault laptop = Household.joined(desktop, folder.resolve("laptop"))) {
        edit(desktop, records, null, "from the desktop");
        edit(laptop, records, LocalDate.of(2026, 11, 21), null);
        desktop.sync().syncNow();
        long start = System.nanoTime();
        laptop.sync().syncNow();
        long took = System.nanoTime() - start;
        if (laptop.conflicts().count() > 0 || laptop.sync().state().pending() > 0) {
          throw new IllegalStateException("not merged");
        }
        return took;
      }
    }
  }

  private static void edit(
      OpenVault vault,
      int records,
      @org.jspecify.annotations.Nullable LocalDate date,
      @org.jspecify.annotations.Nullable String notes) {
    List<RecordId> all =
        vault.ledger().read().rows(RegisterFilter.all(), 0, records).stream()
            .map(row -> row.transaction().id())
            .toList();
    Household.done(
        vault
            .ledger()
            .editSeveral(all, new SeveralEdit(date, null, null, notes, Set.of(), Set.of(), null)));
  }
}
