package app.coffer.desktop.banking;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that were planned, and lines of two accounts that are one transfer. */
class PlannedAndTransfersTest {
  private static final DerivedIds IDS =
      (kind, key) ->
          RecordId.ofHex(
              UUID.nameUUIDFromBytes((kind + "\0" + key).getBytes(StandardCharsets.UTF_8))
                  .toString()
                  .replace("-", ""));

  @TempDir Path folder;
  private TestLedger device;
  private Ledger ledger;
  private Schedules schedules;
  private BankImport bank;
  private RecordId checking;
  private RecordId savings;

  @BeforeEach
  void open() {
    device = new TestLedger(folder);
    ledger = device.ledger();
    schedules =
        new Schedules(new Work(device.store(), Randomness.secure()), IDS, () -> TestBank.NOW);
    bank = TestBank.over(device.store(), IDS, schedules::expected);
    checking = account("Checking");
    savings = account("Savings");
  }

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void aLineThatWasPlannedEntersTheOccurrenceOnTheBanksDay() throws Exception {
    Schedule rent = rent();
    Path file = csv("a.csv", "2026-11-03,HAUSVERWALTUNG RENT,-950.00");
    Review review = bank.review(file, checking, Options.auto());

    Item item = review.items().getFirst();
    assertThat(item.verdict()).isEqualTo(Verdict.MATCH);
    assertThat(item.planned()).isPresent();
    assertThat(review.ledgerBalance()).isEqualTo(Money.of(-95000, "EUR"));
    RecordId batch = bank.apply(review).batch().orElseThrow();

    Transaction entered = rows(checking).getFirst().transaction();
    assertThat(rows(checking)).hasSize(1);
    assertThat(entered.date()).isEqualTo("2026-11-03");
    assertThat(entered.status()).isEqualTo(Clearing.CLEARED);
    assertThat(entered.notes()).isEqualTo("flat");
    assertThat(upcoming(rent)).doesNotContain(LocalDate.of(2026, 11, 1));

    new ImportHistory(device.store()).undo(batch, false);
    assertThat(rows(checking)).isEmpty();
    assertThat(upcoming(rent)).as("due again").contains(LocalDate.of(2026, 11, 1));
  }

  @Test
  void anotherAmountThanPlannedIsNotThePlannedPayment() throws Exception {
    rent();
    Review review = bank.review(csv("a.csv", "2026-11-03,Rent,-95.00"), checking, Options.auto());
    assertThat(review.items().getFirst().verdict()).isEqualTo(Verdict.NEW);
  }

  @Test
  void linesOfTwoAccountsThatAreOneTransferAreSuggestedAndJoined() throws Exception {
    RecordId one = apply(csv("a.csv", "2026-11-03,To savings,-200.00"), checking);
    RecordId two =
        apply(csv("b.csv", "2026-11-04,From checking,200.00", "2026-11-20,Other,200.00"), savings);
    var transfers = new OwnTransfers(device.store());

    List<OwnTransfers.Pair> pairs = transfers.among(List.of(one, two));
    assertThat(pairs).hasSize(1);
    assertThat(rows(checking))
        .as("never by itself")
        .hasSize(1)
        .allMatch(row -> row.transferAccount().isEmpty());
    assertThat(transfers.join(pairs)).isEqualTo(1);

    assertThat(rows(checking))
        .singleElement()
        .extracting(RegisterRow::transferAccount)
        .isEqualTo("Savings");
    assertThat(rows(savings)).hasSize(2);
    for (Path file : List.of(folder.resolve("a.csv"), folder.resolve("b.csv"))) {
      RecordId into = file.endsWith("a.csv") ? checking : savings;
      assertThat(bank.review(file, into, Options.auto()).items())
          .as("both lines are still known")
          .allMatch(item -> item.verdict() == Verdict.ALREADY);
    }
    assertThat(transfers.join(pairs)).as("only while they are as suggested").isZero();
  }

  private Schedule rent() {
    RecordId payee = done(ledger.payeeNamed("Rent")).id();
    var schedule =
        new Schedule(
            schedules.newId(),
            "Rent",
            new Schedule.Recurrence(
                LocalDate.of(2026, 10, 1), "FREQ=MONTHLY", Schedule.Weekend.STAY),
            Schedule.Expected.fixed(Money.of(-95000, "EUR")),
            new Schedule.Template(checking, payee, null, null, List.of(), "flat", new TreeSet<>()),
            null,
            new TreeSet<>());
    return done(schedules.save(schedule));
  }

  private List<LocalDate> upcoming(Schedule schedule) {
    return schedules.upcoming(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31)).stream()
        .filter(each -> each.schedule().equals(schedule))
        .map(each -> each.occurrence().named())
        .toList();
  }

  private RecordId account(String name) {
    return done(ledger.addAccount(name, AccountType.CHECKING, Money.of(0, "EUR"))).id();
  }

  private RecordId apply(Path file, RecordId into) throws BankImport.UnreadableFile {
    return bank.apply(bank.review(file, into, Options.auto())).batch().orElseThrow();
  }

  private Path csv(String name, String... rows) throws IOException {
    return Files.writeString(
        folder.resolve(name), "Date,Payee,Amount\n" + String.join("\n", rows) + "\n");
  }

  private List<RegisterRow> rows(RecordId account) {
    return ledger.read().rows(RegisterFilter.of(account), 0, 100);
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }
}
