package app.coffer.desktop.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.conflict.Plans.OnForecast;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.demo.DemoLedger;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Reconciling;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.schedule.Forecasting;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is foreseen is what then stands there. */
class OutlookTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final YearMonth NOV = YearMonth.of(2026, 11);

  @TempDir Path folder;
  private TestLedger test;
  private Ledger ledger;
  private BudgetBook budget;
  private Schedules schedules;
  private Forecasting forecasting;
  private Rulebook rules;
  private Outlook outlook;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    ledger = test.ledger();
    done(ledger.nameVault("Home", EUR));
    var work = new Work(test.store(), TestLedger.randomness());
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    schedules = new Schedules(work, TestLedger.derivedIds(), clock);
    budget = new BudgetBook(work, test.totals(), TestLedger.derivedIds(), schedules::byCategory);
    forecasting = new Forecasting(test.store(), schedules);
    rules = new Rulebook(work);
    outlook = new LedgerOutlook(test.store(), budget, schedules, forecasting, rules, clock);
    DemoLedger.fill(test.store(), 300, 11, EUR, TODAY);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatIsForeseenOfTransactionsIsWhatTheBudgetThenSays() {
    var random = new Random(3);
    List<RegisterRow> rows = ledger.read().rows(RegisterFilter.all(), 0, 60);
    List<Category> categories = ledger.read().categories();
    done(budget.set(spending(categories), NOV, eur(100)));
    int shown = 0;
    for (int round = 0; round < 40; round++) {
      RecordId picked = rows.get(random.nextInt(rows.size())).transaction().id();
      Transaction tx = ledger.read().transaction(picked).orElseThrow();
      if (tx.status() == Clearing.RECONCILED) {
        continue;
      }
      TransactionDraft now = ledger.draft(tx);
      boolean plain = tx.transfer() == null && tx.lines().isEmpty();
      Change before = written(() -> done(ledger.editTransaction(tx, noted(now, "seen"))), tx.id());
      Transaction seen = ledger.read().transaction(tx.id()).orElseThrow();
      TransactionDraft next =
          plain
              ? changed(
                  now,
                  TODAY.minusDays(random.nextInt(100)),
                  eur(-random.nextInt(90_000) - 1),
                  path(category(random, categories)))
              : changed(now, TODAY.minusDays(random.nextInt(100)), null, null);
      Change after = written(() -> done(ledger.editTransaction(seen, next)), tx.id());
      done(
          ledger.editTransaction(
              ledger.read().transaction(tx.id()).orElseThrow(), noted(now, "seen")));

      Effects effects = outlook.of(question(before, after), List.of(after, before));

      done(ledger.editTransaction(ledger.read().transaction(tx.id()).orElseThrow(), next));
      for (OnBudget on : effects.plans().budget()) {
        assertThat(figure(on))
            .as("%s in %s", on.category(), on.month())
            .isEqualTo(on.then().get(0));
        assertThat(on.then().get(1)).as("what is there changes nothing").isEqualTo(on.now());
        shown++;
      }
      for (Effects.OnAccount on : effects.accounts()) {
        assertThat(balance(on.account())).isEqualTo(on.then().get(0));
      }
      effects
          .plans()
          .totals()
          .forEach(on ->
              assertThat(on.then().get(0)).as("a transfer makes no money").isEqualTo(on.now()));
    }
    assertThat(shown).isGreaterThan(20);
  }

  @Test
  void whatIsForeseenOfABudgetedAmountIsWhatThenIsLeftFromTheMonthBeforeToTheNext() {
    RecordId groceries = spending(ledger.read().categories());
    var random = new Random(5);
    for (int round = 0; round < 20; round++) {
      YearMonth month = NOV.minusMonths(random.nextInt(3));
      Change one = typed(groceries, month, random.nextInt(90_000));
      Change other = typed(groceries, month, random.nextInt(90_000));

      Effects effects = outlook.of(question(other, one), List.of(one, other));

      List<OnBudget> rows = effects.plans().budget();
      YearMonth after = month.plusMonths(1);
      assertThat(rows)
          .extracting(OnBudget::month)
          .as("where the rest comes from, this month, and where it goes to")
          .containsExactly(month.minusMonths(1), month, month, after, after);
      assertThat(rows)
          .extracting(on -> on.ofCategory().isEmpty())
          .as("what is to budget")
          .containsExactly(false, true, false, true, false);
      done(budget.set(groceries, month, eur(base(one))));
      for (OnBudget on : rows) {
        assertThat(figure(on))
            .as("%s in %s", on.category(), on.month())
            .isEqualTo(on.then().get(0));
        assertThat(on.then().get(1)).isEqualTo(on.now());
      }
    }
  }

  @Test
  void overspendingThatIsNotKeptIsShownWhereItIsPaidInTheNextMonth() {
    RecordId category = done(ledger.categoryAt("Fun/Games")).id();
    done(ledger.editCategory(category, false, false, false));
    Account account = ledger.read().accounts().getFirst().account();
    done(
        ledger.addTransaction(
            new TransactionDraft(
                account.id(),
                TODAY,
                "Shop",
                eur(-5_000),
                "Fun/Games",
                null,
                null,
                List.of(),
                "",
                "",
                new TreeSet<>(),
                Clearing.UNCLEARED)));
    Change enough = typed(category, NOV, 5_000);
    Change tooLittle = typed(category, NOV, 1_000);

    Effects effects = outlook.of(question(tooLittle, enough), List.of(enough));

    OnBudget december =
        effects.plans().budget().stream()
            .filter(on -> on.category() == null && on.month().equals(NOV.plusMonths(1)))
            .findFirst()
            .orElseThrow();
    // 40.00 less to hand out in November, and 40.00 of overspending less in December
    assertThat(december.then().getFirst()).isEqualTo(december.now());
  }

  @Test
  void whatIsForeseenOfAScheduleIsWhenItThenFallsDueAndWhatIsThenExpected() {
    Schedule rent = schedule("FREQ=MONTHLY;BYMONTHDAY=1", eur(-95_000));
    Change before = written(() -> done(schedules.save(rent)), rent.id());
    Schedule weekly = schedule("FREQ=WEEKLY;BYDAY=MO", eur(-20_000));
    Change after = written(() -> done(schedules.save(weekly)), rent.id());
    done(schedules.save(rent));

    Effects effects = outlook.of(question(before, after), List.of(after, before));

    var dates = effects.plans().schedules().getFirst();
    assertThat(dates.now())
        .extracting(due -> due.date().toString())
        .containsExactly("2026-12-01", "2027-01-01", "2027-02-01");
    assertThat(dates.then().getFirst())
        .extracting(due -> due.date().toString())
        .containsExactly("2026-11-23", "2026-11-30", "2026-12-07");
    done(schedules.save(weekly));
    for (OnForecast on : effects.plans().forecasts()) {
      assertThat(forecasting.forecast(on.account(), TODAY, on.date()).points().getLast().balance())
          .isEqualTo(on.then().getFirst());
      assertThat(on.then().get(1)).isEqualTo(on.now());
    }
    assertThat(effects.plans().forecasts()).hasSize(1);
  }

  @Test
  void aScheduleThatGoesIsExpectedNoMore() {
    Schedule rent = schedule("FREQ=MONTHLY;BYMONTHDAY=1", eur(-95_000));
    Change before = written(() -> done(schedules.save(rent)), rent.id());

    Effects effects = outlook.of(question(before, removed(before)), List.of(removed(before)));

    assertThat(effects.plans().schedules().getFirst().then().getFirst()).isEmpty();
    OnForecast on = effects.plans().forecasts().getFirst();
    assertThat(on.then().getFirst().minus(on.now())).isEqualTo(eur(3 * 95_000));
  }

  @Test
  void whatIsForeseenOfARuleIsWhatItThenChanges() {
    RecordId fun = done(ledger.categoryAt("Fun/Games")).id();
    RegisterRow some = ledger.read().rows(RegisterFilter.all(), 0, 1).getFirst();
    Rule narrow =
        rule(new Condition.Words(Condition.Part.PAYEE, Condition.How.EQUALS, some.payee()), fun);
    Rule wide = rule(new Condition.Words(Condition.Part.PAYEE, Condition.How.CONTAINS, ""), fun);
    Change before = written(() -> done(rules.save(narrow)), narrow.id());
    Change after = written(() -> done(rules.save(wide)), narrow.id());

    Effects effects = outlook.of(question(before, after), List.of(after, before, removed(before)));

    var on = effects.plans().rules().getFirst();
    var recent = new RegisterFilter(null, "", TODAY.minusDays(90), TODAY);
    assertThat(on.then())
        .containsExactly(
            rules.preview(List.of(wide), recent).size(),
            rules.preview(List.of(narrow), recent).size(),
            0);
    assertThat(on.looked()).isEqualTo(ledger.read().count(recent));
    assertThat(on.examples())
        .isNotEmpty()
        .allSatisfy(example -> {
          assertThat(example.then().get(0).newCategory()).contains(fun);
          assertThat(example.then().get(2))
              .isEqualTo(app.coffer.desktop.conflict.Plans.Made.NOTHING);
        });
  }

  @Test
  void whatIsReconciledIsForeseenInTheAccount() {
    Account account = ledger.read().accounts().getFirst().account();
    Transaction tx =
        ledger.read().rows(RegisterFilter.of(account.id()), 0, 50).stream()
            .map(RegisterRow::transaction)
            .filter(each -> each.transfer() == null && each.lines().isEmpty())
            .filter(each -> each.account().equals(account.id()))
            .findFirst()
            .orElseThrow();
    TransactionDraft now = ledger.draft(tx);
    Change loose =
        written(
            () -> done(ledger.editTransaction(tx, settled(now, tx.amount(), Clearing.CLEARED))),
            tx.id());
    Transaction cleared = ledger.read().transaction(tx.id()).orElseThrow();
    Change agreed =
        written(
            () ->
                done(
                    ledger.editTransaction(
                        cleared, settled(now, tx.amount(), Clearing.RECONCILED))),
            tx.id());

    Effects effects = outlook.of(question(agreed, loose), List.of(loose, agreed));

    var on = effects.plans().reconciled().getFirst();
    assertThat(on.now())
        .isEqualTo(
            ledger.read().balance(account.id(), LocalDate.MAX.withYear(9999), Clearing.RECONCILED));
    assertThat(on.then().getFirst()).isEqualTo(on.now().minus(tx.amount()));
    assertThat(on.then().get(1)).isEqualTo(on.now());
  }

  @Test
  void aStatementIsOffByWhatIsReconciledBeyondIt() {
    Account account = ledger.read().accounts().getFirst().account();
    var reconciling = new Reconciling(new Work(test.store(), TestLedger.randomness()));
    Money cleared = ledger.read().balance(account.id(), TODAY, Clearing.CLEARED);
    var ids = new ArrayList<RecordId>();
    Statement statement = done(reconciling.finish(account.id(), TODAY, cleared));
    ids.add(statement.id());
    Change agreed = shown(statement.id());
    var fields = new TreeMap<>(agreed.fields());
    fields.put("balance", app.coffer.wire.codec.CborValue.of(cleared.minor() + 450));
    Change wrong = change(agreed, fields);

    Effects effects = outlook.of(question(agreed, wrong), List.of(wrong, agreed));

    assertThat(effects.statements().getFirst().then()).containsExactly(eur(-450), eur(0));
  }

  @Test
  void manyRecordsTogetherMoveTheBudgetByTheirSum() {
    List<Category> categories = ledger.read().categories();
    done(budget.set(spending(categories), NOV, eur(100)));
    var together = new ArrayList<Replaced>();
    Money gone = eur(0);
    for (RegisterRow row : ledger.read().rows(RegisterFilter.all(), 0, 300)) {
      Transaction tx = row.transaction();
      boolean recent = YearMonth.from(tx.date()).equals(NOV);
      if (recent
          && tx.transfer() == null
          && tx.lines().isEmpty()
          && spending(categories).equals(tx.category())) {
        Change now =
            written(
                () -> done(ledger.editTransaction(tx, noted(ledger.draft(tx), "seen"))), tx.id());
        together.add(new Replaced(now, removed(now)));
        gone = gone.plus(tx.amount());
      }
    }
    assertThat(together).hasSizeGreaterThan(1);

    OnBudget left =
        outlook.budget(together).stream()
            .filter(on -> on.category() != null && on.month().equals(NOV))
            .findFirst()
            .orElseThrow();

    assertThat(left.then().getFirst()).isEqualTo(left.now().minus(gone));
  }

  private Money figure(OnBudget on) {
    var table = budget.month(on.month());
    return on.category() == null
        ? table.toBudget().amount()
        : table.row(on.category()).orElseThrow().available();
  }

  private Money balance(RecordId account) {
    return ledger.read().accounts().stream()
        .filter(each -> each.account().id().equals(account))
        .findFirst()
        .orElseThrow()
        .balance();
  }

  /** What was written of a record, as it stands in the journal. */
  private Change written(Runnable work, RecordId record) {
    work.run();
    return shown(record);
  }

  private Change shown(RecordId record) {
    return test.journal().reversed().stream()
        .filter(entry -> entry.record().equals(record))
        .findFirst()
        .map(entry ->
            new Change(
                record,
                new Entity(entry.what().replace("edited ", "")),
                1,
                1,
                NOW,
                "Desktop",
                false,
                entry.fields()))
        .orElseThrow();
  }

  private static Change removed(Change change) {
    return new Change(change.record(), change.entity(), 1, 2, NOW, "Laptop", true, change.fields());
  }

  private static Change change(
      Change like, java.util.SortedMap<String, app.coffer.wire.codec.CborValue> fields) {
    return new Change(like.record(), like.entity(), 1, 2, NOW, "Laptop", false, fields);
  }

  /** What is shown now, as one side of a question. */
  private static Conflict question(Change shown, Change other) {
    var sides = new ArrayList<Side>();
    for (Change side : List.of(shown, other)) {
      byte[] revision = new byte[RevisionId.LENGTH];
      revision[0] = (byte) (sides.size() + 1);
      byte[] device = new byte[DeviceId.LENGTH];
      device[0] = (byte) (sides.size() + 1);
      sides.add(
          new Side(
              new RevisionId(revision),
              new DeviceId(device),
              "D" + sides.size(),
              sides.isEmpty(),
              side,
              NOW));
    }
    return new Conflict(
        shown.record(), shown.entity(), null, shown, sides, List.of(), List.of(), NOW);
  }

  private Change typed(RecordId category, YearMonth month, long minor) {
    BudgetCell[] cell = new BudgetCell[1];
    Change written =
        shown(
            TestLedger.derivedIds().derive("budget-cell", category.hex() + "/" + month),
            () -> cell[0] = done(budget.set(category, month, eur(minor))));
    assertThat(cell[0].amount()).isEqualTo(eur(minor));
    return written;
  }

  private Change shown(RecordId record, Runnable work) {
    return written(work, record);
  }

  private static long base(Change cell) {
    long moved = 0;
    return ((app.coffer.wire.codec.CborValue.Int) cell.fields().get("base")).value() + moved;
  }

  private Schedule schedule(String rule, Money amount) {
    Account account = ledger.read().accounts().getFirst().account();
    return new Schedule(
        TestLedger.derivedIds().derive("test", "rent"),
        "Rent",
        new Schedule.Recurrence(LocalDate.of(2026, 11, 21), rule, Schedule.Weekend.STAY),
        Schedule.Expected.fixed(amount),
        new Schedule.Template(account.id(), null, null, null, List.of(), "", new TreeSet<>()),
        null,
        new TreeSet<>());
  }

  private static Rule rule(Condition condition, RecordId category) {
    return new Rule(
        TestLedger.derivedIds().derive("test", "rule"),
        "Games",
        1,
        true,
        false,
        false,
        List.of(condition),
        List.of(new Action.SetCategory(category)));
  }

  private RecordId spending(List<Category> categories) {
    return categories.stream()
        .filter(each -> !each.income() && each.name().equals("Groceries"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static RecordId category(Random random, List<Category> categories) {
    return categories.get(random.nextInt(categories.size())).id();
  }

  private String path(RecordId category) {
    Category found = ledger.read().category(category).orElseThrow();
    String group =
        ledger.read().categoryGroups().stream()
            .filter(each -> each.id().equals(found.group()))
            .findFirst()
            .orElseThrow()
            .name();
    return group + "/" + found.name();
  }

  private static TransactionDraft noted(TransactionDraft draft, String notes) {
    return new TransactionDraft(
        draft.account(),
        draft.date(),
        draft.payee(),
        draft.amount(),
        draft.category(),
        draft.transferAccount(),
        draft.transferAmount(),
        draft.lines(),
        draft.number(),
        notes,
        draft.tags(),
        draft.status());
  }

  private static TransactionDraft settled(TransactionDraft draft, Money amount, Clearing status) {
    return new TransactionDraft(
        draft.account(),
        draft.date(),
        draft.payee(),
        amount,
        draft.category(),
        draft.transferAccount(),
        draft.transferAmount(),
        draft.lines(),
        draft.number(),
        draft.notes(),
        draft.tags(),
        status);
  }

  private static TransactionDraft changed(
      TransactionDraft draft, LocalDate date, @Nullable Money amount, @Nullable String category) {
    return new TransactionDraft(
        draft.account(),
        date,
        draft.payee(),
        amount == null ? draft.amount() : amount,
        category == null ? draft.category() : category,
        draft.transferAccount(),
        draft.transferAmount(),
        draft.lines(),
        draft.number(),
        "changed",
        draft.tags(),
        draft.status());
  }

  private static Money eur(long minor) {
    return new Money(minor, EUR);
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }
}
