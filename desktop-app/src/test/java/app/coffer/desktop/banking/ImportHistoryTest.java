package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.BankImport.Verdict.MATCH;
import static app.coffer.desktop.banking.BankImport.Verdict.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.Opened;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.ImportBatch.Counts;
import app.coffer.desktop.banking.ImportHistory.TakenBack;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportHistoryTest {
  private static final DerivedIds IDS =
      (kind, key) ->
          RecordId.ofHex(
              UUID.nameUUIDFromBytes((kind + "\0" + key).getBytes(StandardCharsets.UTF_8))
                  .toString()
                  .replace("-", ""));

  @TempDir Path folder;
  private TestLedger device;
  private Ledger ledger;
  private BankImport bank;
  private ImportHistory history;
  private RecordId account;

  @BeforeEach
  void open() {
    device = new TestLedger(folder);
    ledger = device.ledger();
    bank = TestBank.over(device.store(), IDS);
    history = new ImportHistory(device.store());
    account = done(ledger.addAccount("Checking", AccountType.CHECKING, Money.of(0, "EUR"))).id();
  }

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void anImportIsKeptWithItsFileItsCountsAndItsDays() throws Exception {
    Path file = csv("2026-11-14,Lidl,-4.50,", "2026-11-03,Netflix,-12.99,", "no date,X,-1.00,");
    Applied applied = apply(file);

    ImportBatch batch = history.all().getFirst();
    assertThat(applied.batch()).contains(batch.id());
    assertThat(batch.file()).isEqualTo("file.csv");
    assertThat(batch.hash()).hasSize(64);
    assertThat(batch.counts()).isEqualTo(new Counts(2, 0, 0, 0, 1));
    assertThat(batch.first()).isEqualTo("2026-11-03");
    assertThat(batch.last()).isEqualTo("2026-11-14");
    assertThat(batch.at()).isEqualTo(TestBank.NOW);
    assertThat(batch.format()).isEqualTo(BankImport.Format.CSV);
  }

  @Test
  void theVerySameFileIsRecognisedAndAnImportOfNothingIsNotKept() throws Exception {
    Path file = csv("2026-11-14,Lidl,-4.50,");
    apply(file);
    apply(file);

    Opened again = bank.open(file);
    assertThat(history.all()).hasSize(1);
    assertThat(again.before()).isEqualTo(history.all());
    assertThat(again.accounts().getFirst().guess()).contains(account);
  }

  @Test
  void anImportIsTakenBackAsOneAndCanBeMadeAnew() throws Exception {
    RecordId shell = type("2026-11-10", "Shell", -2400);
    Path file = csv("2026-11-14,Lidl,-4.50,", "2026-11-11,SHELL 1234,-24.00,");
    Review review = review(file);
    assertThat(review.items()).extracting(BankImport.Item::verdict).containsExactly(NEW, MATCH);
    RecordId batch = bank.apply(review).batch().orElseThrow();

    assertThat(history.preview(batch)).isEqualTo(new TakenBack(1, 1, 0, 0));
    assertThat(history.undo(batch, false)).isEqualTo(new TakenBack(1, 1, 0, 0));

    assertThat(rows()).hasSize(1);
    Transaction typed = ledger.read().transaction(shell).orElseThrow();
    assertThat(typed.status()).isEqualTo(Clearing.UNCLEARED);
    assertThat(typed.importKeys()).isEmpty();
    assertThat(history.find(batch).orElseThrow().undone()).isTrue();
    assertThat(review(file).items())
        .as("as if it never had been")
        .extracting(BankImport.Item::verdict)
        .containsExactly(NEW, MATCH);
    assertThat(apply(file).added()).isEqualTo(1);
    assertThat(rows()).hasSize(2);
  }

  @Test
  void takingBackThatIsStoppedChangesNothing() throws Exception {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 1_200; i++) {
      lines.add("2026-11-14,Shop " + i + ",-4.50,");
    }
    RecordId batch = apply(csv(lines.toArray(String[]::new))).batch().orElseThrow();
    String before = device.dump();
    var seen = new ArrayList<Double>();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() ->
            history.undo(
                Set.of(batch),
                false,
                part -> {
                  seen.add(part);
                  Thread.currentThread().interrupt();
                }));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).hasSize(1);
    assertThat(device.dump()).isEqualTo(before);
    assertThat(history.undo(batch, false).removed()).isEqualTo(1_200);
    assertThat(rows()).isEmpty();
  }

  @Test
  void whatWasEditedOrReconciledSinceStaysUnlessAPersonSaysOtherwise() throws Exception {
    Path file = csv("2026-11-14,Lidl,-4.50,", "2026-11-13,Aldi,-5.50,", "2026-11-12,Rewe,-6.50,");
    RecordId batch = apply(file).batch().orElseThrow();
    List<Transaction> all = rows().stream().map(RegisterRow::transaction).toList();
    done(
        ledger.editTransaction(
            all.get(0),
            TransactionDraft.of(
                account, all.get(0).date(), "Lidl", all.get(0).amount(), "Food/Groceries")));
    done(ledger.setStatus(all.get(1).id(), Clearing.RECONCILED));

    assertThat(history.undo(batch, false)).isEqualTo(new TakenBack(1, 0, 1, 1));
    assertThat(history.undo(batch, true)).isEqualTo(new TakenBack(1, 0, 0, 1));
    assertThat(rows())
        .singleElement()
        .extracting(row -> row.transaction().id())
        .isEqualTo(all.get(1).id());
  }

  @Test
  void undoingTheActMakesTheLinesNewAgainAndRedoingThemKnown() throws Exception {
    var acts =
        new Acts(
            device.store(),
            List.of(Kind.TRANSACTION, Kind.PAYEE, ImportBatch.KIND, ImportBatch.Rows.KIND));
    BankImport inActs = TestBank.over(acts, IDS);
    Path file = csv("2026-11-14,Lidl,-4.50,");
    inActs.apply(inActs.review(file, account, Options.auto()));
    done(acts.undo());

    assertThat(rows()).isEmpty();
    assertThat(history.all()).isEmpty();
    assertThat(review(file).items().getFirst().verdict()).isEqualTo(NEW);

    done(acts.redo());
    assertThat(review(file).items().getFirst().verdict()).isEqualTo(BankImport.Verdict.ALREADY);
    assertThat(history.all()).hasSize(1);
  }

  @Test
  void categoriesAndPartsOfAQifAreMadeOnceUnderTheSameIdsEverywhere(@TempDir Path elsewhere)
      throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.qif"),
            "!Type:Bank\n"
                + "D2026/11/14\n"
                + "T-30.00\n"
                + "PSuper\n"
                + "SFood:Groceries\n"
                + "$-20.00\n"
                + "SHome:Repair\n"
                + "$-10.00\n"
                + "^\n"
                + "D2026/11/15\n"
                + "T-5.00\n"
                + "PCinema\n"
                + "LFood:Groceries\n"
                + "^\n");
    apply(file);

    assertThat(ledger.read().categories())
        .extracting(Category::name)
        .containsExactlyInAnyOrder("Groceries", "Repair");
    Transaction split = rows().get(1).transaction();
    assertThat(split.lines()).hasSize(2);
    assertThat(rows().getFirst().category()).contains("Groceries");
    try (TestLedger other = new TestLedger(elsewhere)) {
      LedgerStore store = other.store();
      store.write(writer -> {
        writer.put(device.store().account(account).orElseThrow());
        return 0;
      });
      BankImport theirs = TestBank.over(store, IDS);
      theirs.apply(theirs.review(file, account, Options.auto()));
      assertThat(store.transaction(split.id())).contains(split);
      assertThat(store.categories()).isEqualTo(ledger.read().categories());
    }
  }

  @Test
  void whatNoFileCoversIsNamed() throws Exception {
    apply(csv("2026-09-01,A,-1.00,", "2026-09-30,B,-1.00,"));
    Path november = csv("2026-11-01,C,-1.00,", "2026-11-14,D,-1.00,");

    assertThat(review(november).warnings())
        .contains("No file that was imported covers 2026-10-01 to 2026-10-31.");
    apply(november);
    assertThat(history.gaps(account))
        .containsExactly(
            new Gaps.Gap(
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 10, 31),
                Optional.empty(),
                Optional.empty()));
    apply(csv("2026-10-02,E,-1.00,", "2026-10-31,F,-1.00,"));
    assertThat(history.gaps(account)).isEmpty();
  }

  @Test
  void balancesThatDoNotFollowEachOtherShowThatSomethingIsMissing() throws Exception {
    apply(mt940("1", "261101", "C100,00", "C90,00"));
    List<String> warnings = review(mt940("2", "261104", "C85,00", "C75,00")).warnings();
    assertThat(warnings).anyMatch(said -> said.contains("90.00 EUR") && said.contains("85.00 EUR"));
    assertThat(review(mt940("3", "261120", "C90,00", "C80,00")).warnings())
        .as("balances prove that nothing is missing")
        .isEmpty();
  }

  @Test
  void anImportThatIsCancelledLeavesNothing() throws Exception {
    Review review = review(csv("2026-11-14,Lidl,-4.50,"));
    Thread.currentThread().interrupt();
    try {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> bank.apply(review))
          .isInstanceOf(CancellationException.class);
    } finally {
      Thread.interrupted();
    }
    assertThat(rows()).isEmpty();
    assertThat(history.all()).isEmpty();
  }

  private Path mt940(String number, String day, String opening, String closing) throws IOException {
    String open = opening.substring(0, 1) + day + "EUR" + opening.substring(1);
    String close = closing.substring(0, 1) + day + "EUR" + closing.substring(1);
    return Files.writeString(
        folder.resolve("a" + number + ".sta"),
        ":20:X\n:25:10020030/4711\n:28C:"
            + number
            + "/1\n:60F:"
            + open
            + "\n:61:"
            + day
            + day.substring(2)
            + "D10,00NTRFNONREF\n:86:Shop "
            + number
            + "\n:62F:"
            + close
            + "\n-\n");
  }

  private Path csv(String... rows) throws IOException {
    return Files.writeString(
        folder.resolve("file.csv"), "Date,Payee,Amount,Notes\n" + String.join("\n", rows) + "\n");
  }

  private Review review(Path file) throws BankImport.UnreadableFile {
    return bank.review(file, account, Options.auto());
  }

  private Applied apply(Path file) throws BankImport.UnreadableFile {
    return bank.apply(review(file));
  }

  private RecordId type(String date, String payee, long minor) {
    return done(ledger.addTransaction(
            TransactionDraft.of(account, LocalDate.parse(date), payee, Money.of(minor, "EUR"), "")))
        .id();
  }

  private List<RegisterRow> rows() {
    return ledger.read().rows(RegisterFilter.of(account), 0, 100);
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }
}
