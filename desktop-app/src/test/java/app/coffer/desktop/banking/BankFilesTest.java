package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.BankImport.Verdict.ALREADY;
import static app.coffer.desktop.banking.BankImport.Verdict.MATCH;
import static app.coffer.desktop.banking.BankImport.Verdict.MAYBE;
import static app.coffer.desktop.banking.BankImport.Verdict.NEW;
import static app.coffer.desktop.banking.BankImport.Verdict.REMOVED_BY_YOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Ledger;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Review and apply on the real store. */
class BankFilesTest {
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
  private RecordId account;

  @BeforeEach
  void open() {
    device = new TestLedger(folder);
    ledger = device.ledger();
    bank = TestBank.over(device.store(), IDS);
    account =
        done(ledger.addAccount("Checking", AccountType.CHECKING, Money.of(10000, "EUR"))).id();
  }

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void aFileAddsItsLinesOnceHoweverOftenItIsImported() throws Exception {
    Path file = csv("2026-01-02,Lidl,-5.00,", "2026-01-02,Lidl,-5.00,", "2026-01-03,Shell,-6.00,");
    Review review = review(file);
    assertThat(verdicts(review)).containsExactly(NEW, NEW, NEW);
    assertThat(review.ledgerBalance()).isEqualTo(Money.of(8400, "EUR"));
    assertThat(counts(bank.apply(review))).containsExactly(3, 0, 0, 0);
    assertThat(counts(bank.apply(review))).as("the same review").containsExactly(0, 0, 3, 0);
    Review again = review(file);
    assertThat(verdicts(again)).containsExactly(ALREADY, ALREADY, ALREADY);
    String before = device.dump();
    bank.apply(again);
    assertThat(device.dump()).isEqualTo(before);
    assertThat(ledger.read().payees())
        .extracting("name")
        .containsExactlyInAnyOrder("Lidl", "Shell");
    assertThat(ledger.read().accounts().getFirst().balance()).isEqualTo(review.ledgerBalance());
  }

  @Test
  void aLongerFileAddsOnlyWhatIsNew() throws Exception {
    apply(csv("2026-01-02,Coffee,-3.00,"));
    Review review = review(csv("2026-01-02,Coffee,-3.00,", "2026-01-02,Coffee,-3.00,"));
    assertThat(verdicts(review)).containsExactly(ALREADY, NEW);
  }

  @Test
  void whatAPersonEditedIsStillKnown() throws Exception {
    Path file = csv("2026-01-02,LIDL SAGT DANKE,-5.00,");
    apply(file);
    Transaction tx = rows().getFirst().transaction();
    TransactionDraft edited =
        TransactionDraft.of(account, LocalDate.of(2026, 3, 1), "Lidl", Money.of(-900, "EUR"), "");
    done(ledger.editTransaction(tx, edited));
    assertThat(verdicts(review(file))).containsExactly(ALREADY);
  }

  @Test
  void whatWasRemovedStaysRemovedUnlessAPersonSaysOtherwise() throws Exception {
    Path file = csv("2026-01-02,Lidl,-5.00,");
    apply(file);
    done(ledger.removeTransaction(rows().getFirst().transaction().id()));
    Review review = review(file);
    assertThat(verdicts(review)).containsExactly(REMOVED_BY_YOU);
    assertThat(counts(bank.apply(review))).containsExactly(0, 0, 0, 0);
    Review decided = review.decided(List.of(review.items().getFirst().decided(NEW)));
    assertThat(decided.ledgerBalance()).isEqualTo(Money.of(9500, "EUR"));
    assertThat(bank.apply(decided).added()).isEqualTo(1);
    assertThat(rows()).hasSize(1);
  }

  @Test
  void aMatchKeepsWhatWasTypedAndIsCleared() throws Exception {
    RecordId typed = type("2026-01-01", "Shell", -2400, "Car/Fuel");
    Review review = review(csv("2026-01-02,SHELL 1234 BERLIN,-24.00,KARTE 99"));
    assertThat(verdicts(review)).containsExactly(MATCH);
    assertThat(review.items().getFirst().match()).contains(typed);
    assertThat(review.ledgerBalance())
        .as("it was counted already")
        .isEqualTo(Money.of(7600, "EUR"));
    assertThat(counts(bank.apply(review))).containsExactly(0, 1, 0, 0);
    RegisterRow row = rows().getFirst();
    assertThat(rows()).hasSize(1);
    assertThat(row.payee()).isEqualTo("Shell");
    assertThat(row.category()).isEqualTo("Car/Fuel");
    assertThat(row.transaction().date()).hasToString("2026-01-01");
    assertThat(row.transaction().status()).isEqualTo(Clearing.CLEARED);
    assertThat(row.transaction().importText())
        .isEqualTo("2026-01-02 -24.00 SHELL 1234 BERLIN KARTE 99");
    assertThat(verdicts(review(csv("2026-01-02,SHELL 1234 BERLIN,-24.00,KARTE 99"))))
        .containsExactly(ALREADY);
  }

  @Test
  void aMatchThatChangedAfterTheReviewIsLeftAndCounted() throws Exception {
    RecordId typed = type("2026-01-02", "Shell", -2400, "");
    Review review = review(csv("2026-01-02,Shell,-24.00,"));
    done(ledger.removeTransaction(typed));
    assertThat(counts(bank.apply(review))).containsExactly(0, 0, 0, 1);
    assertThat(verdicts(review(csv("2026-01-02,Shell,-24.00,")))).containsExactly(NEW);
  }

  @Test
  void equalAmountsEveryWeekArePairedOverTheWholeFile() throws Exception {
    RecordId first = type("2026-01-05", "Sparplan", -10000, "");
    RecordId second = type("2026-01-12", "Sparplan", -10000, "");
    Review review = review(csv("2026-01-13,Sparplan,-100.00,", "2026-01-06,Sparplan,-100.00,"));
    assertThat(verdicts(review)).containsExactly(MATCH, MATCH);
    assertThat(review.items())
        .extracting(item -> item.match().orElseThrow())
        .containsExactly(second, first);
  }

  @Test
  void whatIsNotCertainIsLeftToThePerson() throws Exception {
    RecordId typed = type("2026-01-02", "", -1000, "");
    Review review = review(csv("2026-01-02,Somebody,-10.00,"));
    assertThat(verdicts(review)).containsExactly(MAYBE);
    assertThat(counts(bank.apply(review))).containsExactly(0, 0, 0, 0);
    Review same = review.decided(List.of(review.items().getFirst().decided(MATCH)));
    assertThat(bank.apply(same).matched()).isEqualTo(1);
    assertThat(rows().getFirst().transaction().id()).isEqualTo(typed);
  }

  @Test
  void farAwayOrReconciledOrImportedIsNoMatch() throws Exception {
    type("2026-01-02", "Lidl", -500, "");
    assertThat(verdicts(review(csv("2026-01-13,Lidl,-5.00,")))).containsExactly(NEW);
    assertThat(verdicts(review(csv("2025-12-28,Lidl,-5.00,")))).containsExactly(NEW);
    assertThat(verdicts(review(csv("2026-01-02,Lidl,-5.01,")))).containsExactly(NEW);
    apply(csv("2026-01-02,Lidl,-5.00,"));
    assertThat(verdicts(review(csv("2026-01-03,Lidl,-5.00,"))))
        .as("has a bank line")
        .containsExactly(NEW);
  }

  @Test
  void theOtherLegOfATransferIsMatched() throws Exception {
    RecordId savings =
        done(ledger.addAccount("Savings", AccountType.SAVINGS, Money.of(0, "EUR"))).id();
    TransactionDraft plain =
        TransactionDraft.of(savings, LocalDate.of(2026, 1, 2), "", Money.of(-5000, "EUR"), "");
    RecordId transfer =
        done(ledger.addTransaction(
                new TransactionDraft(
                    plain.account(),
                    plain.date(),
                    "",
                    plain.amount(),
                    "",
                    account,
                    null,
                    List.of(),
                    "",
                    "",
                    plain.tags(),
                    plain.status())))
            .id();
    Review review = review(csv("2026-01-02,Transfer from savings,50.00,"));
    assertThat(verdicts(review)).containsExactly(MATCH);
    bank.apply(review);
    assertThat(rows())
        .singleElement()
        .satisfies(row -> assertThat(row.transaction().id()).isEqualTo(transfer));
  }

  @Test
  void twoDevicesMakeTheSameRecords(@TempDir Path elsewhere) throws Exception {
    Path file = csv("2026-01-02,Lidl,-5.00,", "2026-01-02,Lidl,-5.00,", "2026-01-03,Shell,-6.00,");
    try (var other = new TestLedger(elsewhere)) {
      RecordId same =
          done(other.ledger().addAccount("Checking", AccountType.CHECKING, Money.of(10000, "EUR")))
              .id();
      assertThat(same).as("both ledgers start from one seed").isEqualTo(account);
      var otherBank = TestBank.over(other.store(), IDS);
      otherBank.apply(otherBank.review(file, account, Options.auto()));
      apply(file);
      assertThat(other.dump()).isEqualTo(device.dump());
    }
  }

  @Test
  void aBankIdIsKnownEvenWhenTheWordsChange() throws Exception {
    apply(ofx("<CURDEF>EUR", "20260102|-5.00|A1|LIDL"));
    assertThat(
            verdicts(
                review(
                    ofx("<CURDEF>EUR", "20260102|-5.00|A1|Lidl Berlin", "20260102|-5.00|A2|LIDL"))))
        .containsExactly(ALREADY, NEW);
    Review corrected = review(ofx("<CURDEF>EUR", "20260103|-5.10|A1|LIDL"));
    assertThat(verdicts(corrected)).containsExactly(ALREADY);
    assertThat(corrected.warnings()).singleElement().asString().contains("the bank changed");
    Review reused = review(ofx("<CURDEF>EUR", "20260402|-99.00|A1|Rent"));
    assertThat(verdicts(reused)).as("an old id for something new").containsExactly(NEW);
    bank.apply(reused);
    assertThat(rows()).hasSize(2);
    assertThat(verdicts(review(ofx("<CURDEF>EUR", "20260402|-99.00|A1|Rent"))))
        .containsExactly(ALREADY);
  }

  @Test
  void idsThatAreNoneOrRepeatedAreNotTrusted() throws Exception {
    Path file =
        ofx(
            "<CURDEF>EUR",
            "20260102|-5.00|1|a",
            "20260103|-6.00|0|b",
            "20260104|-7.00|X|c",
            "20260104|-8.00|X|d",
            "20260105|-8.00|NONREF|e",
            "20260106|-8.00||f");
    apply(file);
    assertThat(rows()).hasSize(6);
    assertThat(verdicts(review(file))).containsOnly(ALREADY);
    apply(ofx("<CURDEF>EUR", "20260201|-1.00|Y|once"));
    assertThat(
            verdicts(review(ofx("<CURDEF>EUR", "20260201|-1.00|Y|once", "20260202|-2.00|Y|twice"))))
        .containsExactly(ALREADY, NEW);
  }

  @Test
  void ofSeveralAccountsTheFittingOneIsReadAndTheOthersAreNamed() throws Exception {
    String dollars =
        "<STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>11112222</BANKACCTFROM><STMTTRN><DTPOSTED>20260101<TRNAMT>1<NAME>a</STMTTRN></STMTRS>";
    String euros =
        dollars.replace("USD", "EUR").replace("11112222", "33334444").replace("<NAME>a", "<NAME>b");
    String more = euros.replace("33334444", "55556666").replace("<NAME>b", "<NAME>c");
    Path both = file("both.ofx", "<OFX>" + dollars + euros + "</OFX>");
    Review review = review(both);
    assertThat(review.items())
        .singleElement()
        .satisfies(item -> assertThat(item.line().payee()).isEqualTo("b"));
    assertThat(review.warnings())
        .containsExactly(
            "This file holds 2 accounts. Read: …4444 (1 line, EUR). Left out: …2222 (1 line,"
                + " USD).");
    Path three = file("three.ofx", "<OFX>" + dollars + more + euros + "</OFX>");
    bank.apply(review);
    assertThat(verdicts(review(three)))
        .as("the one that this account knows")
        .containsExactly(ALREADY);
    assertThat(
            bank.review(three, account, new Options(BankImport.Format.AUTO, null, "…6666")).items())
        .singleElement()
        .satisfies(item -> assertThat(item.line().payee()).isEqualTo("c"));
    Path wrong = file("wrong.ofx", "<OFX>" + dollars + "</OFX>");
    assertThatThrownBy(() -> review(wrong))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage("This file is in USD, but the account is in EUR.");
  }

  @Test
  void aPayeeThatWasRenamedIsFoundAgainByTheBanksName() throws Exception {
    apply(csv("2026-01-02,LIDL 0815,-5.00,"));
    RecordId payee = ledger.read().payees().getFirst().id();
    done(ledger.renamePayee(payee, "Lidl"));
    apply(csv("2026-02-02,Lidl 0815,-7.00,", "2026-02-03,lidl,-8.00,"));
    assertThat(ledger.read().payees()).hasSize(1);
  }

  @Test
  void textsLongerThanTheLedgerTakesAreCutAndKeptInTheNotes() throws Exception {
    String name = "N".repeat(300);
    apply(csv("2026-01-02," + name + ",-5.00,memo"));
    RegisterRow row = rows().getFirst();
    assertThat(row.payee()).hasSize(100);
    assertThat(row.transaction().notes()).isEqualTo(name + " memo");
  }

  @Test
  void aReadThatIsInterruptedEndsAtOnce() throws Exception {
    Path file = csv("2026-01-02,Lidl,-5.00,");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> review(file)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void thousandsOfRowsTakeSeconds() throws Exception {
    var text = new StringBuilder("Date,Payee,Amount,Notes\n");
    for (int i = 0; i < 3_000; i++) {
      LocalDate day = LocalDate.of(2020, 1, 1).plusDays(i / 8);
      text.append(day)
          .append(",Payee ")
          .append(i % 200)
          .append(",-")
          .append(i % 90 + 1)
          .append(".25,note ")
          .append(i)
          .append('\n');
    }
    Path file = file("large.csv", text.toString());
    long start = System.nanoTime();
    assertThat(bank.apply(review(file)).added()).isEqualTo(3_000);
    assertThat(review(file).count(ALREADY)).isEqualTo(3_000);
    assertThat((System.nanoTime() - start) / 1_000_000_000).as("seconds").isLessThan(60);
  }

  private Path csv(String... rows) throws IOException {
    return file("file.csv", "Date,Payee,Amount,Notes\n" + String.join("\n", rows) + "\n");
  }

  private Path ofx(String head, String... lines) throws IOException {
    return file("file.ofx", Reading.ofxLines(head, lines));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Review review(Path file) throws UnreadableFile {
    return bank.review(file, account, Options.auto());
  }

  private void apply(Path file) throws UnreadableFile {
    bank.apply(review(file));
  }

  private RecordId type(String date, String payee, long minor, String category) {
    return done(ledger.addTransaction(
            TransactionDraft.of(
                account, LocalDate.parse(date), payee, Money.of(minor, "EUR"), category)))
        .id();
  }

  private List<RegisterRow> rows() {
    return ledger.read().rows(RegisterFilter.of(account), 0, 100);
  }

  private static List<Verdict> verdicts(Review review) {
    return review.items().stream().map(BankImport.Item::verdict).toList();
  }

  private static List<Integer> counts(Applied applied) {
    return List.of(applied.added(), applied.matched(), applied.already(), applied.changed());
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }
}
