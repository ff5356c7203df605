package app.coffer.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Finding.Every;
import app.coffer.desktop.schedule.Finding.Suggestion;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.schedule.Schedules.AutoEntry;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir Path folder;
  private TestLedger test;
  private Ledger ledger;
  private Schedules schedules;
  private RecordId checking;
  private RecordId savings;
  private RecordId rent;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    ledger = test.ledger();
    checking = done(ledger.addAccount("Checking", AccountType.CHECKING, eur(100_000))).id();
    savings = done(ledger.addAccount("Savings", AccountType.SAVINGS, eur(0))).id();
    rent = done(ledger.categoryAt("Home/Rent")).id();
    schedules = over(test);
  }

  private static Schedules over(TestLedger test) {
    return new Schedules(
        new Work(test.store(), TestLedger.randomness()),
        TestLedger.derivedIds(),
        () -> TODAY.atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatIsEnteredOrSkippedIsNotDueAnyMore() {
    Schedule schedule = save(monthly(LocalDate.of(2026, 9, 1), Expected.fixed(eur(-95_000)), null));
    assertThat(due()).containsExactly("2026-09-01", "2026-10-01", "2026-11-01");
    Transaction tx =
        done(
            schedules.enter(
                schedule.id(), LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 2), eur(-95_000)));
    assertThat(tx.category()).isEqualTo(rent);
    done(schedules.skip(schedule.id(), LocalDate.of(2026, 10, 1)));
    assertThat(due()).containsExactly("2026-11-01");
    assertThat(schedules.enter(schedule.id(), LocalDate.of(2026, 9, 1), TODAY, eur(-1)))
        .isEqualTo(new Outcome.Refused<>(Reason.ALREADY_ENTERED, "date"));
    done(ledger.removeTransaction(tx.id()));
    assertThat(due()).containsExactly("2026-09-01", "2026-11-01");
  }

  @Test
  void twoDevicesThatEnterOneOccurrenceMakeOneRecord(@TempDir Path elsewhere) {
    Schedule schedule = save(monthly(TODAY, Expected.fixed(eur(-95_000)), 0));
    try (var other = new TestLedger(elsewhere)) {
      other
          .store()
          .write(store -> {
            store.put(test.store().account(checking).orElseThrow());
            store.put(test.store().category(rent).orElseThrow());
            store.put(Schedule.KIND, schedule);
            return 0;
          });
      assertThat(over(other).enterDue(TODAY).entered())
          .extracting(Transaction::id)
          .isEqualTo(schedules.enterDue(TODAY).entered().stream().map(Transaction::id).toList())
          .hasSize(1);
    }
  }

  @Test
  void whatEntersItselfDoesSoOnceAndNotAgainWhereItWasRemoved() {
    save(monthly(LocalDate.of(2026, 10, 22), Expected.fixed(eur(-95_000)), 3));
    assertThat(schedules.enterDue(TODAY.minusDays(2)).entered()).hasSize(1);
    AutoEntry entry = schedules.enterDue(TODAY);
    assertThat(entry.entered())
        .extracting(Transaction::date)
        .containsExactly(LocalDate.of(2026, 11, 22));
    assertThat(schedules.enterDue(TODAY).entered()).isEmpty();
    done(ledger.removeTransaction(entry.entered().getFirst().id()));
    assertThat(schedules.enterDue(TODAY).entered()).isEmpty();
    done(ledger.closeAccount(checking));
    AutoEntry failed = schedules.enterDue(TODAY.plusMonths(1));
    assertThat(failed.failed().values()).containsExactly(Reason.ACCOUNT_CLOSED);
  }

  @Test
  void amountsThatVaryAreTheAverageOfTheLastThree() {
    Schedule schedule =
        save(
            monthly(
                LocalDate.of(2026, 6, 1),
                new Expected(Expected.Mode.VARIABLE, eur(-5_000), eur(-5_000)),
                null));
    assertThat(schedules.upcoming(TODAY).getFirst().expected()).isEqualTo(eur(-5_000));
    int month = 6;
    for (long cents : new long[] {-9_999, -4_000, -5_000, -6_001}) {
      LocalDate day = LocalDate.of(2026, month++, 1);
      done(schedules.enter(schedule.id(), day, day, eur(cents)));
    }
    assertThat(schedules.upcoming(TODAY).getFirst().expected()).isEqualTo(eur(-5_000));
    Schedule range =
        save(
            new Schedule(
                schedules.newId(),
                "Power",
                new Recurrence(TODAY, "", Weekend.STAY),
                new Expected(Expected.Mode.RANGE, eur(-300), eur(-100)),
                schedule.template(),
                null,
                new TreeSet<>()));
    assertThat(schedules.upcoming(TODAY, TODAY))
        .filteredOn(each -> each.schedule().equals(range))
        .extracting(Upcoming::expected)
        .containsExactly(eur(-200));
  }

  @Test
  void theForecastKnowsTransfersAndItsLowestDay() {
    save(monthly(LocalDate.of(2026, 12, 1), Expected.fixed(eur(-95_000)), null));
    var transfer = new Transfer(savings, eur(2_000));
    save(
        new Schedule(
            schedules.newId(),
            "Saving",
            new Recurrence(LocalDate.of(2026, 11, 30), "FREQ=MONTHLY;BYMONTHDAY=-1", Weekend.STAY),
            Expected.fixed(eur(-2_000)),
            new Template(checking, null, null, transfer, List.of(), "", new TreeSet<>()),
            null,
            new TreeSet<>()));
    done(
        ledger.addTransaction(
            TransactionDraft.of(checking, LocalDate.of(2026, 12, 5), "Pay", eur(50_000), "")));
    var forecasting = new Forecasting(test.store(), schedules);
    Forecast forecast = forecasting.forecast(checking, TODAY, LocalDate.of(2026, 12, 31));
    assertThat(forecast.lowest())
        .isEqualTo(new Forecast.Point(LocalDate.of(2026, 12, 1), eur(3_000)));
    assertThat(forecast.points().getLast().balance()).isEqualTo(eur(51_000));
    assertThat(forecasting.forecast(savings, TODAY, LocalDate.of(2026, 12, 31)).points().getLast())
        .isEqualTo(new Forecast.Point(LocalDate.of(2026, 12, 31), eur(4_000)));
  }

  @Test
  void whatCannotBeIsRefused() {
    Schedule odd =
        new Schedule(
            schedules.newId(),
            "odd",
            new Recurrence(TODAY, "now and then", Weekend.STAY),
            Expected.fixed(eur(-1)),
            new Template(checking, null, null, null, List.of(), "", new TreeSet<>()),
            null,
            new TreeSet<>());
    assertThat(schedules.save(odd))
        .isEqualTo(new Outcome.Refused<>(Reason.NOT_A_REPETITION, "repeat"));
    assertThat(schedules.skip(odd.id(), TODAY))
        .isEqualTo(new Outcome.Refused<>(Reason.NO_LONGER_THERE, "schedule"));
    assertThat(schedules.byCategory(TODAY, TODAY.plusYears(1), EUR)).isEmpty();
    save(monthly(TODAY, Expected.fixed(eur(-95_000)), null));
    assertThat(schedules.byCategory(TODAY, TODAY.plusMonths(2), EUR))
        .containsExactly(java.util.Map.entry(rent, eur(-285_000)));
  }

  @Test
  void whatRepeatsInThePastIsFound() {
    for (int month = 6; month <= 11; month++) {
      add("Netflix", LocalDate.of(2026, month, 3 + month % 3), -1_299);
      add("Power", LocalDate.of(2026, month, 10), -5_000 - month * 37);
      add("Lidl", LocalDate.of(2026, month, 1 + month * 2), -900 * month);
    }
    List<Transaction> all =
        test.store().rows(RegisterFilter.all(), 0, 100).stream()
            .map(RegisterRow::transaction)
            .toList();
    List<Suggestion> found = Finding.in(all, List.of(), TODAY);
    assertThat(found)
        .extracting(each -> ledger.read().payee(each.payee()).orElseThrow().name())
        .containsExactlyInAnyOrder("Netflix", "Power");
    Suggestion netflix =
        found.stream().filter(each -> each.low().equals(eur(-1_299))).findFirst().orElseThrow();
    assertThat(netflix.every()).isEqualTo(Every.MONTH);
    assertThat(netflix.times()).isEqualTo(6);
    assertThat(netflix.next()).isEqualTo(netflix.last().date().plusMonths(1));
    assertThat(Occurrences.readable(netflix.rule())).isTrue();
    assertThat(Finding.in(all, List.of(), TODAY.plusMonths(6))).isEmpty();
  }

  private void add(String payee, LocalDate day, long cents) {
    done(ledger.addTransaction(TransactionDraft.of(checking, day, payee, eur(cents), "")));
  }

  private List<String> due() {
    return schedules.upcoming(TODAY).stream()
        .map(each -> each.occurrence().due().toString())
        .toList();
  }

  private Schedule save(Schedule schedule) {
    return done(schedules.save(schedule));
  }

  private Schedule monthly(LocalDate start, Expected expected, @Nullable Integer autoDays) {
    return new Schedule(
        schedules.newId(),
        "Rent",
        new Recurrence(start, "FREQ=MONTHLY", Weekend.STAY),
        expected,
        new Template(checking, null, rent, null, List.of(), "", new TreeSet<>()),
        autoDays,
        new TreeSet<>());
  }

  private static Money eur(long cents) {
    return new Money(cents, EUR);
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }
}
