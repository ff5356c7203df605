package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestions.Answer;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.server.app.CofferServer;
import app.coffer.server.app.ServerConfig;
import app.coffer.server.vault.Registration;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two computers that are offline import one file; then they meet. */
@Timeout(120)
class SameFileTest {
  @TempDir Path folder;
  private CofferServer server;
  private OpenVault desktop;
  private OpenVault laptop;
  private RecordId account;
  private Path file;

  @BeforeEach
  void twoComputers() throws Exception {
    server =
        CofferServer.start(
            ServerConfig.defaults(folder.resolve("server"))
                .listening("127.0.0.1", 0)
                .registering(Registration.Mode.OPEN),
            InstantSource.system(),
            Randomness.secure());
    var home = new Household(folder);
    desktop = home.first();
    account = desktop.ledger().read().accounts().getFirst().account().id();
    desktop.sync().enable(server.address(), Optional.empty());
    desktop.sync().syncNow();
    laptop = home.joined(desktop, "Laptop");
    file =
        Files.writeString(
            folder.resolve("bank.csv"),
            "Date,Payee,Amount,Notes\n2026-11-14,Lidl,-48.00,\n2026-11-11,SHELL 1234,-24.00,\n"
                + "2026-11-11,Coffee,-3.00,\n2026-11-11,Coffee,-3.00,\n");
  }

  @AfterEach
  void close() throws Exception {
    laptop.close();
    desktop.close();
    server.close();
  }

  @Test
  void nothingIsThereTwice() throws Exception {
    assertThat(bring(desktop).added()).isEqualTo(4);
    assertThat(bring(laptop).added()).isEqualTo(4);
    meet();

    assertThat(rows(desktop)).hasSize(4);
    assertThat(Household.shown(laptop)).isEqualTo(Household.shown(desktop));
    assertThat(desktop.conflicts().open()).isEmpty();
    assertThat(desktop.recordQuestions().open()).isEmpty();
    assertThat(desktop.books().imports().all()).hasSize(2);
    assertThat(laptop.books().imports().all()).isEqualTo(desktop.books().imports().all());
  }

  @Test
  void anImportIsTakenBackOnTheOtherComputer() throws Exception {
    bring(desktop);
    meet();
    ImportBatch batch = laptop.books().imports().all().getFirst();
    assertThat(laptop.books().imports().undo(batch.id(), false).removed()).isEqualTo(4);
    meet();

    assertThat(rows(desktop)).isEmpty();
    assertThat(desktop.books().imports().all().getFirst().undone()).isTrue();
    assertThat(bring(desktop).added()).as("as if it never had been").isEqualTo(4);
  }

  @Test
  void whatOneMatchedAndTheOtherAddedIsAskedAboutAndJoined() throws Exception {
    RecordId typed = matchedHereAddedThere();

    RecordQuestion question = laptop.recordQuestions().open().getFirst();
    assertThat(desktop.recordQuestions().open()).hasSize(1);
    assertThat(question.stays()).contains(typed);
    assertThat(
            laptop.recordQuestions().answer(question, new Reply(RecordQuestion.Option.JOIN, null)))
        .isEqualTo(Answer.APPLIED);
    meet();

    for (OpenVault vault : List.of(desktop, laptop)) {
      assertThat(vault.recordQuestions().open()).isEmpty();
      assertThat(rows(vault)).hasSize(4);
      assertThat(bring(vault).already()).isEqualTo(4);
    }
  }

  @Test
  void orBothStayAndTheTypedOneIsNotTheBanks() throws Exception {
    RecordId typed = matchedHereAddedThere();

    RecordQuestion question = desktop.recordQuestions().open().getFirst();
    assertThat(
            desktop
                .recordQuestions()
                .answer(question, new Reply(RecordQuestion.Option.KEEP_BOTH, null)))
        .isEqualTo(Answer.APPLIED);
    meet();

    assertThat(rows(laptop)).hasSize(5);
    assertThat(laptop.recordQuestions().open()).isEmpty();
    Transaction free = laptop.ledger().read().transaction(typed).orElseThrow();
    assertThat(free.importKeys()).isEmpty();
    assertThat(bring(laptop).already()).isEqualTo(4);
  }

  /** The desktop knows a typed one, the laptop does not. */
  private RecordId matchedHereAddedThere() throws Exception {
    Outcome<Transaction> typed =
        desktop
            .ledger()
            .addTransaction(
                TransactionDraft.of(
                    account,
                    LocalDate.of(2026, 11, 10),
                    "Shell",
                    Money.of(-2400, "EUR"),
                    "Car/Fuel"));
    assertThat(bring(desktop).matched()).isEqualTo(1);
    assertThat(bring(laptop).added()).isEqualTo(4);
    meet();
    assertThat(rows(desktop)).hasSize(5);
    RecordId id =
        switch (typed) {
          case Outcome.Done<Transaction>(Transaction tx) -> tx.id();
          case Outcome.Refused<Transaction> refused -> throw new AssertionError(refused);
        };
    assertThat(laptop.ledger().read().transaction(id).orElseThrow().status())
        .isEqualTo(Clearing.CLEARED);
    return id;
  }

  private Applied bring(OpenVault vault) throws Exception {
    return vault.bankImport().apply(vault.bankImport().review(file, account, Options.auto()));
  }

  private void meet() throws Exception {
    desktop.sync().syncNow();
    laptop.sync().syncNow();
    desktop.sync().syncNow();
  }

  private static List<RegisterRow> rows(OpenVault vault) {
    return vault.ledger().read().rows(RegisterFilter.all(), 0, 100);
  }
}
