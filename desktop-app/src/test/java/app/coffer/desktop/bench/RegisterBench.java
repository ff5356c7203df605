package app.coffer.desktop.bench;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Path;

/** Does a register of 50,000 transactions cost what one of 500 costs; is search at once. */
final class RegisterBench {
  private static final int SMALL = 500;
  private static final int LARGE = 50_000;
  private static final int PAGE = 100;
  private static final int RUNS = 20;

  private record Pages(double first, double middle, double last) {}

  private final Figures figures;

  RegisterBench(Figures figures) {
    this.figures = figures;
  }

  void run(Path folder) throws Exception {
    try (OpenVault few = Household.vault(folder.resolve("small"));
        OpenVault vault = Household.vault(folder.resolve("large"))) {
      RegisterFilter fewRows = filled(few, folder, SMALL);
      long start = System.nanoTime();
      RegisterFilter filter = filled(vault, folder, LARGE);
      figures.add(
          "reading and booking a CSV file of 50,000 rows, no sync",
          Clocked.seconds(System.nanoTime() - start),
          "");
      LedgerReader ledger = vault.ledger().read();
      // once for nothing: whatever is measured first would pay for the start
      pages(few.ledger().read(), fewRows, SMALL);
      Pages small = pages(few.ledger().read(), fewRows, SMALL);
      Pages large = pages(ledger, filter, LARGE);
      page("first page (100 rows) of a register", large.first(), small.first(), "at most 2");
      page("page in the middle", large.middle(), small.middle(), "");
      page("last page", large.last(), small.last(), "");
      search(ledger, filter, "one common word", "weekly");
      search(ledger, filter, "beginning of a word", "ed");
      search(ledger, filter, "three words", "lidl 17 weekly");
      search(ledger, filter, "a number that occurs once", "149999");
      search(ledger, filter, "nothing found", "zebra");
    }
  }

  private static RegisterFilter filled(OpenVault vault, Path folder, int rows) throws Exception {
    Account account = Household.account(vault, "Current account");
    Path file = BankRows.write(folder.resolve(rows + ".csv"), rows, rows);
    int added = Household.book(vault, file, account.id()).added();
    if (added != rows) {
      throw new IllegalStateException(added + " of " + rows + " rows were booked");
    }
    return RegisterFilter.of(account.id());
  }

  private static Pages pages(LedgerReader ledger, RegisterFilter filter, int rows)
      throws Exception {
    return new Pages(
        page(ledger, filter, 0), page(ledger, filter, rows / 2), page(ledger, filter, rows - PAGE));
  }

  private static double page(LedgerReader ledger, RegisterFilter filter, int offset)
      throws Exception {
    return Clocked.wall(
        RUNS,
        () -> {
          ledger.count(filter);
          int held = ledger.rows(filter, offset, PAGE).size();
          if (held != PAGE) {
            throw new IllegalStateException("a page of " + held + " rows");
          }
          return held;
        });
  }

  private void page(String what, double large, double small, String wanted) {
    figures.add(
        what + ": at 50,000 transactions, at 500, ratio",
        Clocked.millis(large) + ", " + Clocked.millis(small) + ", " + Clocked.times(large / small),
        wanted);
  }

  private void search(LedgerReader ledger, RegisterFilter in, String what, String words)
      throws Exception {
    var filter = new RegisterFilter(in.account(), words, null, null);
    double time =
        Clocked.wall(
            RUNS,
            () -> {
              ledger.count(filter);
              return ledger.rows(filter, 0, PAGE);
            });
    figures.add(
        "search in 50,000, " + what + " (" + ledger.count(filter) + " found): count and first page",
        Clocked.millis(time),
        "below 50 ms");
  }
}
