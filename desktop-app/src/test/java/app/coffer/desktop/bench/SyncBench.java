package app.coffer.desktop.bench;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What crosses the line: one edit, and a large import, between two computers and a real server. */
final class SyncBench {
  private static final int IMPORTED = 15_000;

  private final Figures figures;

  SyncBench(Figures figures) {
    this.figures = figures;
  }

  void run(Path folder) throws Exception {
    try (var server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0");
        var line = CountingLine.to(server.address());
        OpenVault desktop = Household.vault(folder.resolve("desktop"))) {
      Account account = Household.account(desktop, "Current account");
      Path some = BankRows.write(folder.resolve("some.csv"), 300, 1);
      Household.book(desktop, some, account.id());
      desktop.sync().enable(line.address(), Optional.of(server.registrationToken()));
      desktop.sync().syncNow();
      try (OpenVault laptop = Household.joined(desktop, folder.resolve("laptop"))) {
        desktop.sync().syncNow();
        laptop.sync().syncNow();
        desktop.sync().syncNow();
        oneEdit("one edit", desktop, laptop, line);
        oneEdit("the next edit", desktop, laptop, line);
        manyRows(desktop, laptop, account, folder, line);
      }
    }
  }

  private void oneEdit(String what, OpenVault desktop, OpenVault laptop, CountingLine line)
      throws Exception {
    Transaction before =
        desktop.ledger().read().rows(RegisterFilter.all(), 7, 1).getFirst().transaction();
    Clearing other = before.status() == Clearing.CLEARED ? Clearing.UNCLEARED : Clearing.CLEARED;
    Household.done(desktop.ledger().setStatus(before.id(), other));
    line.reset();
    traffic(what + ", the computer that sends it", desktop.sync().syncNow(), line);
    line.reset();
    traffic(what + ", the computer that receives it", laptop.sync().syncNow(), line);
    Transaction arrived = laptop.ledger().read().transaction(before.id()).orElseThrow();
    if (arrived.status() != other) {
      throw new IllegalStateException("the edit did not arrive");
    }
  }

  private void traffic(String what, SyncControl.Report report, CountingLine line) {
    figures.add(
        what + ": requests, bytes out, bytes in",
        report.requests() + ", " + line.sent() + ", " + line.received(),
        "3, 3072, 3072 at most");
  }

  private void manyRows(
      OpenVault desktop, OpenVault laptop, Account account, Path folder, CountingLine line)
      throws Exception {
    Path file = BankRows.write(folder.resolve("many.csv"), IMPORTED, 2);
    long start = System.nanoTime();
    int added = Household.book(desktop, file, account.id()).added();
    figures.add(
        "booking a CSV file of 15,000 rows in a vault that syncs",
        Clocked.seconds(System.nanoTime() - start) + ", " + added + " booked",
        "");
    line.reset();
    bulk("sending them", desktop.sync().syncNow(), line);
    line.reset();
    bulk("receiving them", laptop.sync().syncNow(), line);
    int here = desktop.ledger().read().count(RegisterFilter.all());
    int there = laptop.ledger().read().count(RegisterFilter.all());
    if (here != there) {
      throw new IllegalStateException(here + " transactions here, " + there + " there");
    }
  }

  private void bulk(String what, SyncControl.Report report, CountingLine line) {
    figures.add(
        what + ": time, requests, out, in, largest request",
        String.format(
            Locale.ROOT,
            "%.1f s, %d, %s, %s, %s",
            report.millis() / 1e3,
            report.requests(),
            size(line.sent()),
            size(line.received()),
            size(line.largestRequest())),
        "");
  }

  private static String size(long bytes) {
    return bytes < 10_000 ? bytes + " B" : String.format(Locale.ROOT, "%.2f MB", bytes / 1e6);
  }
}
