package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfCategory;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Cause;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions.Answer;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import app.coffer.desktop.conflict.RecordQuestions.Target;
import app.coffer.desktop.conflict.RecordQuestions.Undone;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.RecordId;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordQuestionsTest {
  private TwoDevices two;
  private SimDevice desktop;
  private SimDevice laptop;

  @BeforeEach
  void start() throws SyncFault {
    two = new TwoDevices(77);
    desktop = two.desktop;
    laptop = two.laptop;
  }

  @AfterEach
  void stop() {
    two.close();
  }

  static SqliteRecordQuestions questions(SimDevice device) {
    return new SqliteRecordQuestions(
        device.database,
        device.projection,
        new SyncJournal(device.projection, device.clock, () -> device.name),
        device.id(),
        RecordQuestionsTest::derived);
  }

  static RecordId derived(String kind, String key) {
    byte[] hash = Crypto.hash(kind, key.getBytes(StandardCharsets.UTF_8));
    return new RecordId(Arrays.copyOf(hash, RecordId.LENGTH));
  }

  /** The laptop removes an account in which the desktop buys something, without knowing. */
  private RecordId removedInUse(RecordId account) throws SyncFault {
    RecordId bought = two.id();
    TwoDevices.remove(laptop, account);
    TwoDevices.write(
        desktop, bought, Entity.TRANSACTION, false, TwoDevices.purchase(account, -1200));
    two.sync();
    return bought;
  }

  static RecordQuestion only(SimDevice device) {
    assertThat(questions(device).open()).hasSize(1);
    return questions(device).open().getFirst();
  }

  @Test
  void anAccountThatCameBackIsAskedAboutOnEveryDevice() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId bought = removedInUse(account);

    for (SimDevice device : new SimDevice[] {desktop, laptop}) {
      RecordQuestion question = only(device);
      assertThat(question.cause()).isEqualTo(Cause.CAME_BACK);
      assertThat(question.record()).isEqualTo(account);
      assertThat(question.uses().transactions()).containsExactly(bought);
      assertThat(question.acts())
          .extracting(RecordQuestion.Act::here)
          .containsExactly(device == laptop);
      assertThat(question.options())
          .containsExactly(Option.RESTORE, Option.MOVE, Option.REMOVE_ALL);
      assertThat(device.read(LogReader::conflicts)).isEqualTo(1);
    }
  }

  @Test
  void aPayeeACategoryAndAGroupThatCameBackAreAskedAboutLikeAnAccount() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId payee = payee(desktop, "Kiosk");
    RecordId group = two.id();
    RecordId category = two.id();
    TwoDevices.write(desktop, group, Entity.CATEGORY_GROUP, false, name("Fun"));
    TwoDevices.write(desktop, category, Entity.CATEGORY, false, in(group, "Games"));
    two.sync();
    TwoDevices.remove(laptop, payee);
    TwoDevices.remove(laptop, category);
    TwoDevices.remove(laptop, group);
    var bought = new TreeMap<>(TwoDevices.purchase(account, -1200));
    bought.put(OfTransaction.PAYEE, CborValue.of(payee.bytes()));
    bought.put(OfTransaction.CATEGORY, CborValue.of(category.bytes()));
    TwoDevices.write(desktop, two.id(), Entity.TRANSACTION, false, bought);
    TwoDevices.write(desktop, two.id(), Entity.CATEGORY, false, in(group, "Books"));
    two.sync();

    for (SimDevice device : new SimDevice[] {desktop, laptop}) {
      assertThat(questions(device).open())
          .extracting(RecordQuestion::record, RecordQuestion::cause)
          .containsExactlyInAnyOrder(
              tuple(payee, Cause.CAME_BACK),
              tuple(category, Cause.CAME_BACK),
              tuple(group, Cause.CAME_BACK));
      assertThat(questions(device).open())
          .allSatisfy(question ->
              assertThat(question.options()).startsWith(Option.RESTORE).contains(Option.MOVE));
    }
    for (RecordQuestion question : questions(laptop).open()) {
      questions(laptop).answer(question, new Reply(Option.RESTORE, null));
    }
    two.sync();
    assertThat(questions(desktop).count() + questions(laptop).count()).isZero();
  }

  private static TreeMap<String, CborValue> name(String name) {
    return new TreeMap<>(Map.of(RecordFields.NAME, CborValue.of(name)));
  }

  private static TreeMap<String, CborValue> in(RecordId group, String name) {
    TreeMap<String, CborValue> fields = name(name);
    fields.put(RecordFields.OfCategory.GROUP, CborValue.of(group.bytes()));
    return fields;
  }

  @Test
  void bringingItBackClosesTheQuestionEverywhere() throws SyncFault {
    RecordId account = two.account("Cash");
    removedInUse(account);

    Answer answer = questions(desktop).answer(only(desktop), new Reply(Option.RESTORE, null));
    assertThat(answer).isEqualTo(Answer.APPLIED);
    assertThat(questions(desktop).count()).isZero();
    // nobody has seen it yet: undone, it is asked again
    assertThat(questions(desktop).undoLast()).contains(Undone.DONE);
    questions(desktop).answer(only(desktop), new Reply(Option.RESTORE, null));
    two.sync();

    assertThat(questions(desktop).count() + questions(laptop).count()).isZero();
    assertThat(TwoDevices.shown(laptop, account).removed()).isFalse();
  }

  @Test
  void movingTakesEveryTransactionAlongAndNoMoneyIsLost() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId wallet = two.account("Wallet");
    RecordId bought = removedInUse(account);
    RecordQuestion question = only(laptop);
    assertThat(questions(laptop).targets(question)).containsExactly(new Target(wallet, "Wallet"));
    var reply = new Reply(Option.MOVE, wallet);
    Currency euro = Currency.getInstance("EUR");
    assertThat(questions(laptop).preview(question, reply).moves())
        .isEqualTo(
            Map.of(wallet, new Money(-1200, euro), account, new Money(1200 - 100_000, euro)));

    assertThat(questions(laptop).answer(question, reply)).isEqualTo(Answer.APPLIED);
    two.sync();

    for (SimDevice device : new SimDevice[] {desktop, laptop}) {
      assertThat(TwoDevices.shown(device, account).removed()).isTrue();
      assertThat(TwoDevices.shown(device, bought).fields().get(OfTransaction.ACCOUNT))
          .isEqualTo(CborValue.of(wallet.bytes()));
      assertThat(questions(device).count()).isZero();
    }
    assertThat(questions(laptop).undoLast()).contains(Undone.DONE);
    two.sync();
    assertThat(TwoDevices.shown(desktop, account).removed()).isFalse();
    assertThat(TwoDevices.shown(desktop, bought).fields().get(OfTransaction.ACCOUNT))
        .isEqualTo(CborValue.of(account.bytes()));
  }

  @Test
  void anAnswerAboutAWholeRecordStandsInTheLogOfItsDeviceAndIsUndoneFromThere() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId wallet = two.account("Wallet");
    RecordId bought = removedInUse(account);
    var reply = new Reply(Option.MOVE, wallet);
    questions(laptop).answer(only(laptop), reply);

    Settled line = laptop.decisions.decided(9).getFirst();
    assertThat(line.record()).isEqualTo(account);
    assertThat(line.content().removed()).isTrue();
    assertThat(line.state()).isEqualTo(Settled.State.HOLDS);
    assertThat(line.ofWholeRecord()).contains(new Settled.Answered(2, wallet));
    assertThat(desktop.decisions.decided(9)).isEmpty();

    assertThat(laptop.decisions.undo(List.of(line.id())).done()).containsExactly(account);
    assertThat(laptop.decisions.decided(9)).isEmpty();
    assertThat(only(laptop).record()).isEqualTo(account);
    assertThat(TwoDevices.shown(laptop, bought).fields().get(OfTransaction.ACCOUNT))
        .isEqualTo(CborValue.of(account.bytes()));
  }

  @Test
  void anAnswerOnWhichSomethingWasBuiltSinceIsNotUndone() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId wallet = two.account("Wallet");
    RecordId bought = removedInUse(account);
    questions(laptop).answer(only(laptop), new Reply(Option.MOVE, wallet));
    TwoDevices.write(laptop, bought, Entity.TRANSACTION, false, TwoDevices.purchase(wallet, -1500));
    Settled line = laptop.decisions.decided(9).getFirst();

    var undone = laptop.decisions.undo(List.of(line.id()));

    assertThat(undone.onlyRefusal().orElseThrow().reason()).isEqualTo(ConflictLog.Reason.CHANGED);
    assertThat(TwoDevices.shown(laptop, account).removed()).isTrue();
  }

  @Test
  void keepingBothStandsInTheLogWithTheNewName() throws SyncFault {
    payee(desktop, "Pets");
    payee(laptop, "Pets");
    two.sync();
    questions(desktop).answer(only(desktop), new Reply(Option.KEEP_BOTH, null));

    Settled line = desktop.decisions.decided(9).getFirst();

    assertThat(line.content().fields().get(RecordFields.NAME)).isEqualTo(CborValue.of("Pets (2)"));
    assertThat(line.former().fields().get(RecordFields.NAME)).isEqualTo(CborValue.of("Pets"));
    assertThat(line.ofWholeRecord()).contains(new Settled.Answered(1, null));
  }

  @Test
  void deletingItWithItsTransactionsIsRefusedOnceSomethingIsReconciled() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId bought = removedInUse(account);
    RecordQuestion before = only(desktop);
    TwoDevices.edit(desktop, bought, fields -> fields.put(OfTransaction.STATUS, CborValue.of(2)));

    assertThat(questions(desktop).answer(before, new Reply(Option.REMOVE_ALL, null)))
        .isEqualTo(Answer.CHANGED);
    assertThat(only(desktop).options()).containsExactly(Option.RESTORE);
    assertThat(questions(desktop).answer(only(desktop), new Reply(Option.REMOVE_ALL, null)))
        .isEqualTo(Answer.INVALID);
    assertThat(TwoDevices.shown(desktop, bought).removed()).isFalse();
  }

  @Test
  void deletingAnAccountWithItsTransactionsRemovesBothOnAllDevices() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId bought = removedInUse(account);

    questions(laptop).answer(only(laptop), new Reply(Option.REMOVE_ALL, null));
    two.sync();

    assertThat(TwoDevices.shown(desktop, account).removed()).isTrue();
    assertThat(TwoDevices.shown(desktop, bought).removed()).isTrue();
    assertThat(questions(desktop).count()).isZero();
  }

  private RecordId payee(SimDevice device, String name) {
    RecordId record = two.id();
    TwoDevices.write(device, record, Entity.PAYEE, false, named(name));
    return record;
  }

  private static TreeMap<String, CborValue> named(String name) {
    var fields = new TreeMap<String, CborValue>();
    fields.put(RecordFields.NAME, CborValue.of(name));
    return fields;
  }

  private RecordId paid(SimDevice device, RecordId account, RecordId payee) {
    RecordId record = two.id();
    var fields = TwoDevices.purchase(account, -500);
    fields.put(OfTransaction.PAYEE, CborValue.of(payee.bytes()));
    TwoDevices.write(device, record, Entity.TRANSACTION, false, fields);
    return record;
  }

  @Test
  void aPayeeAddedTwiceBecomesOneEvenWhereBothDevicesDecide() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId here = payee(desktop, "Lidl");
    RecordId there = payee(laptop, "LIDL ");
    RecordId one = paid(desktop, account, here);
    RecordId other = paid(laptop, account, there);
    two.sync();
    assertThat(only(desktop).record()).isEqualTo(only(laptop).record());
    assertThat(only(desktop).options()).containsExactly(Option.JOIN, Option.KEEP_BOTH);

    questions(desktop).answer(only(desktop), new Reply(Option.JOIN, null));
    questions(laptop).answer(only(laptop), new Reply(Option.JOIN, null));
    two.sync();

    RecordId stays = here.compareTo(there) < 0 ? here : there;
    for (SimDevice device : new SimDevice[] {desktop, laptop}) {
      assertThat(device.inbox.count()).isZero();
      assertThat(questions(device).count()).isZero();
      for (RecordId tx : new RecordId[] {one, other}) {
        assertThat(TwoDevices.shown(device, tx).fields().get(OfTransaction.PAYEE))
            .isEqualTo(CborValue.of(stays.bytes()));
      }
    }
    assertThat(HeadsDigest.of(desktop.database)).isEqualTo(HeadsDigest.of(laptop.database));
  }

  @Test
  void keepingBothGivesOneTheNextFreeNumber() throws SyncFault {
    RecordId here = payee(desktop, "Lidl");
    RecordId there = payee(laptop, "Lidl");
    payee(desktop, "lidl (2)");
    two.sync();

    questions(desktop).answer(only(desktop), new Reply(Option.KEEP_BOTH, null));
    two.sync();

    RecordId renamed = here.compareTo(there) < 0 ? there : here;
    assertThat(TwoDevices.shown(laptop, renamed).fields().get(RecordFields.NAME))
        .isEqualTo(CborValue.of("Lidl (3)"));
    assertThat(questions(laptop).count()).isZero();
  }

  @Test
  void categoriesOfOneNameAreAskedAboutOnlyWithinAGroup() throws SyncFault {
    RecordId food = two.id();
    RecordId fun = two.id();
    TwoDevices.write(desktop, food, Entity.CATEGORY_GROUP, false, named("Food"));
    TwoDevices.write(desktop, fun, Entity.CATEGORY_GROUP, false, named("Fun"));
    two.sync();
    category(desktop, food);
    category(laptop, fun);
    two.sync();
    assertThat(questions(desktop).count()).isZero();
    category(laptop, food);
    two.sync();
    assertThat(only(desktop).entity()).isEqualTo(Entity.CATEGORY);
    assertThat(only(desktop)).extracting(RecordQuestion::record).isEqualTo(only(laptop).record());
    assertThat(only(desktop).stays()).isNotEqualTo(Optional.empty());
  }

  private RecordId category(SimDevice device, RecordId group) {
    RecordId record = two.id();
    var fields = named("Eating out");
    fields.put(OfCategory.GROUP, CborValue.of(group.bytes()));
    TwoDevices.write(device, record, Entity.CATEGORY, false, fields);
    return record;
  }

  @Test
  void whatWasBudgetedForACategoryThatIsJoinedComesOnTopOnceThoughBothDecide() throws SyncFault {
    RecordId food = two.id();
    TwoDevices.write(desktop, food, Entity.CATEGORY_GROUP, false, named("Food"));
    two.sync();
    RecordId here = category(desktop, food);
    RecordId there = category(laptop, food);
    RecordId cellHere = cell(desktop, here, 3000);
    RecordId cellThere = cell(laptop, there, 700);
    two.sync();

    questions(desktop).answer(only(desktop), new Reply(Option.JOIN, null));
    questions(laptop).answer(only(laptop), new Reply(Option.JOIN, null));
    two.sync();

    boolean first = here.compareTo(there) < 0;
    RecordId stays = first ? cellHere : cellThere;
    RecordId goes = first ? cellThere : cellHere;
    for (SimDevice device : new SimDevice[] {desktop, laptop}) {
      assertThat(device.inbox.count()).isZero();
      assertThat(TwoDevices.shown(device, goes).removed()).isTrue();
      BudgetCell cell = device.ledger.find(BudgetCell.KIND, stays).orElseThrow();
      assertThat(cell.amount()).isEqualTo(new Money(3700, Currency.getInstance("EUR")));
    }
  }

  private static RecordId cell(SimDevice device, RecordId category, long minor) {
    YearMonth month = YearMonth.of(2026, 11);
    RecordId record = derived("budget-cell", category.hex() + "/" + month);
    var fields = new TreeMap<String, CborValue>();
    fields.put(OfBudgetCell.CATEGORY, CborValue.of(category.bytes()));
    fields.put(OfBudgetCell.MONTH, CborValue.of(Months.number(month)));
    fields.put(RecordFields.CURRENCY, CborValue.of("EUR"));
    fields.put(OfBudgetCell.BASE, CborValue.of(minor));
    TwoDevices.write(device, record, Entity.BUDGET_CELL, false, fields);
    return record;
  }
}
