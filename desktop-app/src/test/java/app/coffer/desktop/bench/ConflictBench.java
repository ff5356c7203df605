package app.coffer.desktop.bench;

import app.coffer.desktop.conflict.Bulk;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.ui.conflict.OpenedList;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** 5,000 open questions: how long the list takes, and deciding all of them in one go. */
final class ConflictBench {
  private static final int QUESTIONS = 5_000;
  private static final int RUNS = 3;

  private final Figures figures;

  ConflictBench(Figures figures) {
    this.figures = figures;
  }

  void run(Path folder) throws Exception {
    try (var server = ServerProcess.start(folder.resolve("conflict-server"), "127.0.0.1:0");
        OpenVault desktop = Household.vault(folder.resolve("conflict-desktop"))) {
      Account account = Household.account(desktop, "Current account");
      Path file = BankRows.write(folder.resolve("conflicts.csv"), QUESTIONS, 3);
      Household.book(desktop, file, account.id());
      desktop.sync().enable(server.address(), Optional.of(server.registrationToken()));
      desktop.sync().syncNow();
      try (OpenVault laptop = Household.joined(desktop, folder.resolve("conflict-laptop"))) {
        disagree(desktop, laptop);
        measure(laptop);
      }
    }
  }

  private static void disagree(OpenVault desktop, OpenVault laptop) throws Exception {
    desktop.sync().syncNow();
    laptop.sync().syncNow();
    note(desktop, "from the desktop");
    note(laptop, "from the laptop");
    desktop.sync().syncNow();
    laptop.sync().syncNow();
    int open = laptop.conflicts().count();
    if (open != QUESTIONS) {
      throw new IllegalStateException(open + " questions");
    }
  }

  private static void note(OpenVault vault, String notes) {
    List<RegisterRow> rows = vault.ledger().read().rows(RegisterFilter.all(), 0, QUESTIONS);
    for (RegisterRow row : rows) {
      Transaction before = row.transaction();
      TransactionDraft now = vault.ledger().draft(before);
      Household.done(
          vault
              .ledger()
              .editTransaction(
                  before,
                  new TransactionDraft(
                      now.account(),
                      now.date(),
                      now.payee(),
                      now.amount(),
                      now.category(),
                      now.transferAccount(),
                      now.transferAmount(),
                      now.lines(),
                      now.number(),
                      notes,
                      now.tags(),
                      now.status())));
    }
  }

  private void measure(OpenVault vault) throws Exception {
    List<Conflict> open = vault.conflicts().open();
    figures.add(
        "reading 5,000 open conflicts",
        Clocked.millis(Clocked.wall(RUNS, () -> vault.conflicts().open())),
        "");
    figures.add(
        "opening the list of 5,000 open conflicts: read, worded, the first one opened",
        Clocked.millis(Clocked.wall(RUNS, () -> OpenedList.open(vault))),
        "below 500 ms");
    figures.add(
        "the same, as the work of one processor",
        Clocked.millis(Clocked.cpu(RUNS, () -> OpenedList.open(vault))),
        "below 500 ms");
    long start = System.nanoTime();
    Bulk.Plan plan = Bulk.plan(open, new Bulk.Rule.Newest());
    vault
        .outlook()
        .budget(
            plan.decided().stream()
                .map(each -> new Replaced(each.conflict().provisional(), each.content()))
                .toList());
    figures.add(
        "previewing one rule for all of them", Clocked.millis(System.nanoTime() - start), "");
    start = System.nanoTime();
    long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long written =
        vault.conflicts().resolveAll(plan.resolutions()).stream()
            .filter(Answer.Applied.class::isInstance)
            .count();
    figures.add(
        "deciding all of them in one go",
        Clocked.seconds(System.nanoTime() - start) + ", " + written + " decided",
        "below 3 s");
    figures.add(
        "the same, as the work of one processor",
        Clocked.seconds(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked),
        "below 3 s");
    start = System.nanoTime();
    List<RecordId> undone =
        vault
            .conflictLog()
            .undo(vault.conflictLog().last().stream().map(line -> line.id()).toList())
            .done();
    figures.add(
        "undoing all of it",
        Clocked.seconds(System.nanoTime() - start) + ", " + undone.size() + " undone",
        "");
  }
}
