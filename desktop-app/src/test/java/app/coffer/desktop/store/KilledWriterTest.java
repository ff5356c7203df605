package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
  @TempDir Path folder;

  @Test
  void everythingThatWasSaidDoneIsThereAfterTheProcessWasKilled() throws Exception {
    for (int round = 0; round < 3; round++) {
      Path vault = java.nio.file.Files.createDirectory(folder.resolve("round" + round));
      List<RecordId> saidDone = writeUntilKilled(vault, 20 + 15 * round);
      byte[] key = new byte[32];
      Arrays.fill(key, (byte) 7);
      try (var database = VaultDatabase.open(vault.resolve("vault.db"), key)) {
        assertThat(
                database.<String>read(
                    sql -> sql.fetchSingle("PRAGMA integrity_check").get(0, String.class)))
            .isEqualTo("ok");
        database.write(
            sql -> sql.execute("INSERT INTO tx_fts (tx_fts) VALUES ('integrity-check')"));
        database.read(sql -> {
          var ledger = new LedgerQueries(sql);
          for (RecordId id : saidDone) {
            assertThat(ledger.transaction(id)).isPresent();
          }
          var balance = ledger.accounts().getFirst();
          int there = ledger.count(RegisterFilter.all());
          assertThat(there).isBetween(saidDone.size(), saidDone.size() + 1000);
          assertThat(balance.balance()).isEqualTo(Money.of(-there, "EUR"));
          assertThat(ledger.count(new RegisterFilter(null, "lidl", null, null))).isEqualTo(there);
          return 0;
        });
      }
    }
  }

  private static List<RecordId> writeUntilKilled(Path vault, int lines)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                vault.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var done = new ArrayList<RecordId>();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = out.readLine();
      while (line != null) {
        done.add(RecordId.ofHex(line));
        if (done.size() == lines) {
          // through the handle: the process itself would close the stream that is read here
          process.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(done).hasSizeGreaterThanOrEqualTo(lines);
    return done;
  }

  /** Adds transactions for ever and says each when it is done. */
  static final class Writer {
    private Writer() {}

    static void main(String[] arguments) {
      try (var test = new TestLedger(Path.of(arguments[0]))) {
        if (!(test.ledger().addAccount("A", AccountType.CASH, Money.of(0, "EUR"))
            instanceof Outcome.Done<app.coffer.desktop.ledger.Account>(var account))) {
          throw new AssertionError();
        }
        var draft =
            TransactionDraft.of(
                account.id(),
                LocalDate.of(2026, 11, 14),
                "Lidl",
                Money.of(-1, "EUR"),
                "Food/Groceries");
        while (true) {
          if (test.ledger().addTransaction(draft)
              instanceof Outcome.Done<app.coffer.desktop.ledger.Transaction>(var transaction)) {
            System.out.println(transaction.id().hex());
            System.out.flush();
          }
        }
      }
    }
  }
}
