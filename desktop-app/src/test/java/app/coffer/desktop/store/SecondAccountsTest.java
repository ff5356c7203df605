package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.Effects.OnAccount;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.conflict.Resolution.Presence;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.outlook.LedgerOutlook;
import app.coffer.desktop.outlook.Outlook;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.schedule.Forecasting;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two devices give one empty account two currencies, and go on using it. */
class SecondAccountsTest {
  private TwoDevices two;
  private SimDevice desktop;
  private SimDevice laptop;
  private RecordId account;
  private RecordId dollars;
  private RecordId francs;
  private RecordId moved;

  @BeforeEach
  void start() throws SyncFault {
    two = new TwoDevices(78);
    desktop = two.desktop;
    laptop = two.laptop;
    account = two.account("Travel");
    RecordId giro = two.account("Giro");
    dollars = spend(desktop, "USD", account, -1_200);
    francs = spend(laptop, "CHF", account, -4_500);
    moved = two.id();
    var transfer = TwoDevices.purchase(giro, -2_000);
    transfer.put(OfTransaction.TRANSFER_ACCOUNT, CborValue.of(account.bytes()));
    transfer.put(OfTransaction.TRANSFER_AMOUNT, CborValue.of(1_900L));
    transfer.put(OfTransaction.TRANSFER_CURRENCY, CborValue.of("CHF"));
    TwoDevices.write(laptop, moved, Entity.TRANSACTION, false, transfer);
    two.sync();
  }

  @AfterEach
  void stop() {
    two.close();
  }

  private RecordId spend(SimDevice device, String currency, RecordId in, long minor) {
    TwoDevices.text(device, in, RecordFields.CURRENCY, currency);
    RecordId record = two.id();
    var fields = TwoDevices.purchase(in, minor);
    fields.put(RecordFields.CURRENCY, CborValue.of(currency));
    TwoDevices.write(device, record, Entity.TRANSACTION, false, fields);
    return record;
  }

  /** The dollars go on in the account. */
  private Resolution apart(SimDevice device) {
    Conflict conflict = device.inbox.find(account).orElseThrow();
    assertThat(conflict.ofCurrency()).isTrue();
    return answer(conflict, Choice.TakeApart::new);
  }

  private Resolution answer(
      Conflict conflict, Function<app.coffer.wire.id.RevisionId, Choice> choice) {
    var side =
        conflict.sides().stream()
            .filter(each -> each.device().equals(desktop.id()))
            .findFirst()
            .orElseThrow();
    Map<MergeUnit, Choice> choices =
        conflict.contested().stream()
            .collect(Collectors.toMap(unit -> unit, unit -> choice.apply(side.revision())));
    return new Resolution(account, conflict.heads(), choices, Presence.KEEP);
  }

  private static Map<String, Money> balances(SimDevice device) {
    return device.ledger.accounts().stream()
        .collect(Collectors.toMap(each -> each.account().name(), AccountBalance::balance));
  }

  private static RecordId in(SimDevice device, RecordId transaction) {
    return device.ledger.transaction(transaction).orElseThrow().account();
  }

  private void apartOn(SimDevice device) {
    assertThat(balances(device))
        .containsOnlyKeys("Travel", "Travel (CHF)", "Giro")
        .containsEntry("Travel", Money.of(98_800, "USD"))
        .containsEntry("Travel (CHF)", Money.of(97_400, "CHF"));
    Account second =
        device.ledger.accounts().stream()
            .map(AccountBalance::account)
            .filter(each -> each.name().equals("Travel (CHF)"))
            .findFirst()
            .orElseThrow();
    assertThat(in(device, dollars)).isEqualTo(account);
    assertThat(in(device, francs)).isEqualTo(second.id());
    assertThat(device.ledger.transaction(moved).orElseThrow().transfer().account())
        .isEqualTo(second.id());
    assertThat(device.inbox.count()).isZero();
  }

  @Test
  void oneCurrencyGoesOnAndTheOtherTakesItsTransactionsToAnAccountOfItsOwn() throws SyncFault {
    assertThat(laptop.inbox.resolve(apart(laptop))).isInstanceOf(Answer.Applied.class);
    apartOn(laptop);
    two.sync();
    apartOn(desktop);
    assertThat(laptop.decisions.decided(10))
        .extracting(Settled::record, Settled::state)
        .containsExactly(tuple(account, Settled.State.HOLDS));
  }

  @Test
  void bothDecidingAlikeMakeOneAccount() throws SyncFault {
    desktop.inbox.resolve(apart(desktop));
    laptop.inbox.resolve(apart(laptop));
    two.sync();
    apartOn(desktop);
    apartOn(laptop);
  }

  @Test
  void whatIsForeseenIsWhatThenStandsThere() {
    Resolution apart = apart(laptop);
    Resolution plain = answer(laptop.inbox.find(account).orElseThrow(), Choice.Take::new);
    Conflict conflict = laptop.inbox.find(account).orElseThrow();
    var effects =
        outlook(laptop)
            .of(
                conflict,
                List.of(laptop.inbox.preview(apart), laptop.inbox.preview(plain)),
                List.of(laptop.inbox.beside(apart), laptop.inbox.beside(plain)));
    assertThat(effects.accounts())
        .extracting(OnAccount::name, OnAccount::then)
        .containsExactly(
            tuple("Travel · CHF", List.of(Money.of(0, "CHF"), Money.of(0, "CHF"))),
            tuple("Travel · USD", List.of(Money.of(98_800, "USD"), Money.of(98_800, "USD"))),
            tuple("Travel (CHF)", List.of(Money.of(97_400, "CHF"), Money.of(0, "CHF"))));
    assertThat(effects.plans().totals()).hasSize(2);
    assertThat(balances(laptop)).containsOnlyKeys("Travel", "Giro");
    laptop.inbox.resolve(apart);
    apartOn(laptop);
  }

  private static Outlook outlook(SimDevice device) {
    var clock = Clock.fixed(device.now(), ZoneOffset.UTC);
    var work = new Work(device.ledger, TestLedger.randomness());
    var schedules = new Schedules(work, TestLedger.derivedIds(), clock);
    var budget =
        new BudgetBook(
            work,
            new SqliteTotals(device.database),
            TestLedger.derivedIds(),
            schedules::byCategory);
    var forecasting = new Forecasting(device.ledger, schedules);
    return new LedgerOutlook(
        device.ledger, budget, schedules, forecasting, new Rulebook(work), clock);
  }

  @Test
  void undoTakesAllOfItBackBeforeAndAfterItWasSent() throws SyncFault {
    for (boolean sent : new boolean[] {false, true}) {
      laptop.inbox.resolve(apart(laptop));
      if (sent) {
        two.sync();
      }
      assertThat(undo(laptop).refused()).isEmpty();
      assertThat(laptop.inbox.find(account)).isPresent();
      two.sync();
      for (SimDevice device : new SimDevice[] {laptop, desktop}) {
        assertThat(balances(device)).containsOnlyKeys("Travel", "Giro");
        assertThat(in(device, francs)).isEqualTo(account);
        assertThat(device.ledger.transaction(moved).orElseThrow().transfer().account())
            .isEqualTo(account);
      }
    }
    laptop.inbox.resolve(apart(laptop));
    two.sync();
    apartOn(desktop);
  }

  private static ConflictLog.Undone undo(SimDevice device) {
    device.pass(60);
    return device.decisions.undo(device.decisions.last().stream().map(Settled::id).toList());
  }

  @Test
  void itIsNotUndoneWhereTheSecondAccountIsInUseSince() throws SyncFault {
    laptop.inbox.resolve(apart(laptop));
    RecordId second = in(laptop, francs);
    var more = TwoDevices.purchase(second, -700);
    more.put(RecordFields.CURRENCY, CborValue.of("CHF"));
    TwoDevices.write(laptop, two.id(), Entity.TRANSACTION, false, more);
    assertThat(undo(laptop).onlyRefusal().orElseThrow().reason())
        .isEqualTo(ConflictLog.Reason.CHANGED);
    assertThat(balances(laptop)).containsEntry("Travel (CHF)", Money.of(96_700, "CHF"));
  }

  @Test
  void aDraftOfItIsStillThereAfterARestart() {
    Resolution apart = apart(laptop);
    var unit = apart.choices().keySet().iterator().next();
    var draft =
        new Draft(account, apart.heads(), Map.of(unit.name(), apart.choices().get(unit)), "");
    laptop.inbox.keep(draft);
    assertThat(laptop.inbox.drafts()).containsExactly(draft);
  }
}
