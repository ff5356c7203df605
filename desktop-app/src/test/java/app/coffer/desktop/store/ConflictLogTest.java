package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Bulk;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.ConflictLog.Reason;
import app.coffer.desktop.conflict.ConflictLog.Rules;
import app.coffer.desktop.conflict.ConflictLog.Undone;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.History.Restored;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictLogTest {
  private TwoDevices two;
  private SimDevice desktop;
  private SimDevice laptop;
  private RecordId account;

  @BeforeEach
  void start() throws SyncFault {
    two = new TwoDevices(41);
    desktop = two.desktop;
    laptop = two.laptop;
    account = two.account("Checking");
  }

  @AfterEach
  void stop() {
    two.close();
  }

  private RecordId disagreement() throws SyncFault {
    RecordId record = two.purchase(account);
    two.disagree(record, -4800, -4550);
    return record;
  }

  @Test
  void aDecisionIsInTheLogOfEveryDeviceUnderTheSameName() throws SyncFault {
    RecordId record = disagreement();
    assertThat(TwoDevices.decide(desktop, record, 2)).isInstanceOf(Answer.Applied.class);
    Settled unsent = desktop.decisions.decided(10).getFirst();
    two.sync();
    Settled here = desktop.decisions.decided(10).getFirst();
    Settled there = laptop.decisions.decided(10).getFirst();

    assertThat(here.id()).isEqualTo(unsent.id()).isEqualTo(there.id());
    assertThat(there.deviceName()).isEqualTo("Desktop");
    assertThat(there.units()).extracting(MergeUnit::name).containsExactly("money");
    assertThat(there.kind()).isEqualTo(Settled.Kind.DECIDED);
    assertThat(there.state()).isEqualTo(Settled.State.HOLDS);
    assertThat(there.content().fields().get(OfTransaction.AMOUNT)).isEqualTo(CborValue.of(-4550));
  }

  @Test
  void aSentDecisionIsUndoneByANewChangeAndAskedAgain() throws SyncFault {
    RecordId record = disagreement();
    long shown = TwoDevices.amount(desktop, record);
    Conflict open = desktop.inbox.find(record).orElseThrow();
    int other = amounts(open).getFirst() == shown ? 2 : 1;
    TwoDevices.decide(desktop, record, other);
    two.sync();
    assertThat(TwoDevices.amount(laptop, record)).isNotEqualTo(shown);
    TwoDevices.text(desktop, record, OfTransaction.NOTES, "kept");

    Undone undone = desktop.decisions.undo(List.of(desktop.decisions.decided(10).getFirst().id()));

    assertThat(undone.done()).containsExactly(record);
    assertThat(TwoDevices.amount(desktop, record)).isEqualTo(shown);
    assertThat(TwoDevices.shown(desktop, record).fields().get(OfTransaction.NOTES))
        .isEqualTo(CborValue.of("kept"));
    assertThat(desktop.decisions.decided(10).getFirst().state()).isEqualTo(Settled.State.UNDONE);
    assertThat(desktop.read(LogReader::conflicts)).isEqualTo(1);
    Conflict again = desktop.inbox.open().getFirst();
    assertThat(again.origin()).isEqualTo(Conflict.Origin.REOPENED);
    assertThat(again.heads()).isEqualTo(open.heads());
    two.sync();
    assertThat(TwoDevices.amount(laptop, record)).isEqualTo(shown);
    // it stays asked although the change was sent meanwhile, and can be decided once more
    assertThat(TwoDevices.decide(desktop, record, other)).isInstanceOf(Answer.Applied.class);
    assertThat(desktop.inbox.count()).isZero();
    two.sync();
    assertThat(TwoDevices.amount(laptop, record)).isNotEqualTo(shown);
  }

  private static List<Long> amounts(Conflict conflict) {
    return conflict.sides().stream()
        .map(side ->
            side.content().fields().get(OfTransaction.AMOUNT) instanceof CborValue.Int(long n)
                ? n
                : 0L)
        .toList();
  }

  @Test
  void aDecisionNobodyHasSeenIsTakenBackAsIfItHadNotBeenMade() throws SyncFault {
    RecordId record = disagreement();
    long shown = TwoDevices.amount(desktop, record);
    Conflict open = desktop.inbox.find(record).orElseThrow();
    TwoDevices.decide(desktop, record, 1);

    desktop.decisions.undo(List.of(desktop.decisions.decided(10).getFirst().id()));

    assertThat(desktop.inbox.find(record).map(Conflict::heads)).contains(open.heads());
    assertThat(desktop.inbox.find(record).map(Conflict::origin)).contains(Conflict.Origin.CHANGED);
    assertThat(TwoDevices.amount(desktop, record)).isEqualTo(shown);
    assertThat(desktop.decisions.decided(10)).isEmpty();
    two.sync();
    assertThat(laptop.inbox.count()).isEqualTo(1);
  }

  @Test
  void whatWasChangedSinceIsNotUndone() throws SyncFault {
    RecordId record = disagreement();
    TwoDevices.decide(desktop, record, 1);
    two.sync();
    TwoDevices.amount(laptop, record, -9999);
    two.sync();

    Undone undone = desktop.decisions.undo(List.of(desktop.decisions.decided(10).getFirst().id()));

    assertThat(undone.onlyRefusal().orElseThrow().reason()).isEqualTo(Reason.CHANGED);
    assertThat(TwoDevices.amount(desktop, record)).isEqualTo(-9999);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 90, 365})
  void aDecisionCanBeUndoneForAsManyDaysAsTheOwnerSays(int days) throws SyncFault {
    desktop.decisions.setRules(new Rules(false, days));
    RecordId record = disagreement();
    TwoDevices.decide(desktop, record, 2);
    two.sync();
    String id = desktop.decisions.decided(1).getFirst().id();

    desktop.pass(days * 86_400L - 60);
    assertThat(desktop.decisions.decided(1).getFirst().state()).isEqualTo(Settled.State.HOLDS);
    desktop.pass(120);
    assertThat(desktop.decisions.decided(1).getFirst().state()).isEqualTo(Settled.State.LINE);
    Undone undone = desktop.decisions.undo(List.of(id));
    assertThat(undone.onlyRefusal().orElseThrow().reason()).isEqualTo(Reason.LINE);
    assertThat(desktop.decisions.reopen(id).onlyRefusal().orElseThrow().reason())
        .isEqualTo(Reason.LINE);

    // kept is everything: who says "always" later can undo it again
    desktop.decisions.setRules(new Rules(false, 0));
    desktop.pass(10 * 365 * 86_400L);
    assertThat(desktop.decisions.undo(List.of(id)).done()).containsExactly(record);
    assertThat(desktop.inbox.count()).isEqualTo(1);
  }

  @Test
  void whatWasPutTogetherIsLoggedAndTakenApartToWhatThisDeviceSaid() throws SyncFault {
    RecordId record = two.purchase(account);
    TwoDevices.text(desktop, record, OfTransaction.NOTES, "from the desktop");
    TwoDevices.text(laptop, record, OfTransaction.NUMBER, "7");
    two.sync();
    two.sync();
    assertThat(desktop.inbox.count()).isZero();
    Settled merged = laptop.decisions.merged(10).getFirst();
    assertThat(desktop.decisions.merged(10).getFirst().id()).isEqualTo(merged.id());
    assertThat(merged.units()).extracting(MergeUnit::name).contains("notes", "number");

    assertThat(laptop.decisions.undo(List.of(merged.id())).done()).containsExactly(record);

    var fields = TwoDevices.shown(laptop, record).fields();
    assertThat(fields.get(OfTransaction.NUMBER)).isEqualTo(CborValue.of("7"));
    assertThat(fields).doesNotContainKey(OfTransaction.NOTES);
    assertThat(laptop.inbox.count()).isZero();
  }

  @Test
  void manyAreDecidedInOneGoWithoutReconciledOnesAndUndoneInOneGo() throws SyncFault {
    var records = new ArrayList<RecordId>();
    for (int i = 0; i < 3; i++) {
      records.add(two.purchase(account));
    }
    RecordId reconciled = records.getLast();
    TwoDevices.edit(
        desktop, reconciled, fields -> fields.put(OfTransaction.STATUS, CborValue.of(2)));
    for (RecordId record : records) {
      TwoDevices.amount(desktop, record, -100);
      TwoDevices.amount(laptop, record, -200);
    }
    two.sync();

    Bulk.Plan plan = Bulk.plan(desktop.inbox.open(), new Bulk.Rule.Device(laptop.id()));
    assertThat(plan.decided()).hasSize(2);
    assertThat(plan.left()).extracting(Bulk.Left::reason).containsExactly(Bulk.Reason.RECONCILED);
    assertThat(desktop.inbox.resolveAll(plan.resolutions()))
        .allMatch(Answer.Applied.class::isInstance);
    assertThat(desktop.inbox.count()).isEqualTo(1);
    assertThat(TwoDevices.amount(desktop, records.getFirst())).isEqualTo(-200);

    Settled one = desktop.decisions.decided(10).getFirst();
    List<Settled> together = desktop.decisions.batch(one.batch());
    assertThat(together).hasSize(2);
    desktop.decisions.undo(together.stream().map(Settled::id).toList());
    assertThat(desktop.inbox.count()).isEqualTo(3);
  }

  @Test
  void theNewestWinsWhereTheOwnerSaysSoAndTheLogSaysThatItDid() throws SyncFault {
    desktop.decisions.setRules(new Rules(true, 30));
    laptop.decisions.setRules(new Rules(true, 30));
    RecordId record = disagreement();
    two.sync();

    assertThat(desktop.inbox.count()).isZero();
    assertThat(laptop.inbox.count()).isZero();
    assertThat(TwoDevices.amount(desktop, record)).isEqualTo(TwoDevices.amount(laptop, record));
    var logged = new ArrayList<>(desktop.decisions.decided(10));
    logged.addAll(laptop.decisions.decided(10));
    assertThat(logged).extracting(Settled::kind).contains(Settled.Kind.BY_RULE);
  }

  @Test
  void theNewestNeverWinsOverAStatement() throws SyncFault {
    desktop.decisions.setRules(new Rules(true, 30));
    laptop.decisions.setRules(new Rules(true, 30));
    RecordId record = two.purchase(account);
    TwoDevices.edit(desktop, record, fields -> fields.put(OfTransaction.STATUS, CborValue.of(2)));
    TwoDevices.amount(laptop, record, -1);
    two.sync();
    two.sync();

    assertThat(desktop.inbox.count()).isEqualTo(1);
    assertThat(desktop.decisions.decided(10)).isEmpty();
  }

  @Test
  void twoDecisionsOfOneQuestionAreAQuestion() throws SyncFault {
    RecordId record = disagreement();
    TwoDevices.decide(desktop, record, 1);
    TwoDevices.decide(laptop, record, 1);
    two.sync();

    Conflict again = laptop.inbox.find(record).orElseThrow();
    assertThat(again.origin()).isEqualTo(Conflict.Origin.DECIDED_TWICE);
    assertThat(amounts(again)).containsExactlyInAnyOrder(-4800L, -4550L);
  }

  @Test
  void choicesSurviveARestart() throws SyncFault {
    RecordId record = disagreement();
    Conflict open = desktop.inbox.find(record).orElseThrow();
    var typed = new Choice.Typed(Map.of(OfTransaction.AMOUNT, CborValue.of(-4700)));
    var draft =
        new Draft(
            record,
            open.heads(),
            Map.of(
                "money",
                typed,
                "notes",
                new Choice.TakeBefore(),
                "date",
                new Choice.Take(open.heads().getFirst())),
            "KEEP");
    desktop.inbox.keep(draft);
    desktop.crash();
    assertThat(desktop.inbox.drafts()).containsExactly(draft);
    TwoDevices.decide(desktop, record, 1);
    assertThat(desktop.inbox.drafts()).isEmpty();
  }

  @Test
  void aVersionOfTheHistoryIsRestoredByANewChange() throws SyncFault {
    RecordId record = two.purchase(account);
    TwoDevices.amount(desktop, record, -1);
    TwoDevices.remove(laptop, record);
    two.sync();
    desktop.inbox.resolve(TwoDevices.take(desktop.inbox.find(record).orElseThrow(), 2));
    assertThat(TwoDevices.shown(desktop, record).removed()).isTrue();
    var first = desktop.history.of(record).getLast();

    assertThat(desktop.history.restore(first)).isEqualTo(Restored.DONE);

    assertThat(TwoDevices.shown(desktop, record).removed()).isFalse();
    assertThat(TwoDevices.amount(desktop, record)).isEqualTo(-4500);
    assertThat(desktop.history.restore(first)).isEqualTo(Restored.SAME);
    two.sync();
    assertThat(TwoDevices.amount(laptop, record)).isEqualTo(-4500);
  }
}
