package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.BudgetMonth;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.catalogue.Catalogue;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Reconciling;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.SeveralEdit;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.rates.RateBook;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition.How;
import app.coffer.desktop.rules.Condition.Part;
import app.coffer.desktop.rules.Condition.Words;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was done, undoing and doing it again leaves every record as it was. */
class UndoEverythingTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 14);
  private static final List<Kind<?>> KINDS =
      Stream.concat(
              Kind.LEDGER.stream(),
              Stream.of(
                  BudgetCell.KIND,
                  BudgetMonth.KIND,
                  Goal.KIND,
                  Schedule.KIND,
                  Rate.KIND,
                  Rule.KIND,
                  SavedReport.KIND))
          .toList();

  @TempDir Path folder;
  private final Random random = new Random(29);
  private Acts acts;
  private Ledger ledger;
  private BudgetBook budget;
  private Schedules schedules;
  private RateBook rates;
  private Rulebook rules;
  private Reports reports;
  private Reconciling reconciling;
  private Catalogue catalogue;

  @Test
  void undoThenRedoIsTheIdentityOverActsOfEveryKind() {
    try (var test = new TestLedger(folder)) {
      acts = new Acts(test.store(), KINDS);
      ledger = test.over(acts);
      // the ledger's sequence would give records of two kinds one id
      var ids = new Random(31);
      var work =
          new Work(
              acts,
              length -> {
                byte[] bytes = new byte[length];
                ids.nextBytes(bytes);
                return bytes;
              });
      budget =
          new BudgetBook(work, test.totals(), TestLedger.derivedIds(), (from, to, in) -> Map.of());
      schedules =
          new Schedules(work, TestLedger.derivedIds(), () -> Instant.parse("2026-11-21T10:00:00Z"));
      rates = new RateBook(work, test.totals(), TestLedger.derivedIds());
      rules = new Rulebook(work);
      reports = new Reports(work, test.totals(), rates, budget);
      reconciling = new Reconciling(work);
      catalogue = new Catalogue(work, test.totals(), TestLedger.derivedIds());
      ledger.nameVault("Home", EUR);
      ledger.addAccount("A", AccountType.CHECKING, eur(100));
      ledger.addAccount("B", AccountType.SAVINGS, eur(0));
      ledger.categoryAt("Food/Groceries");
      ledger.categoryAt("Home/Rent");
      // payees that come along with a transaction stay when it is undone: these are there already
      for (int i = 0; i < 6; i++) {
        ledger.payeeNamed("Payee " + i);
      }
      List<String> states = new ArrayList<>(List.of(state()));
      for (int i = 0; i < 500 && states.size() < 110; i++) {
        act(i);
        String now = state();
        if (!now.equals(states.getLast())) {
          states.add(now);
        }
      }
      assertThat(states).hasSizeGreaterThan(80);
      for (String kind : List.of("Rule[", "SavedReport[", "Statement[", "tags=[ruled")) {
        assertThat(states).as(kind).anyMatch(each -> each.contains(kind));
      }
      walk(states);
      assertThat(LedgerCheck.findings(test.database)).isEmpty();
    }
  }

  /** Some steps back and forth, then to the beginning and to the end. */
  private void walk(List<String> states) {
    int at = states.size() - 1;
    for (int turn = 0; turn < 3; turn++) {
      for (int back = random.nextInt(at + 1); back > 0; back--) {
        at = undone(states, at);
      }
      for (int on = random.nextInt(states.size() - at); on > 0; on--) {
        at = redone(states, at);
      }
    }
    while (at > 0) {
      at = undone(states, at);
    }
    while (at < states.size() - 1) {
      at = redone(states, at);
    }
  }

  private int undone(List<String> states, int at) {
    do {
      assertThat(acts.undo()).as("undo of %d", at).isInstanceOf(Outcome.Done.class);
    } while (state().equals(states.get(at)));
    assertThat(state()).as("undo to %d", at - 1).isEqualTo(states.get(at - 1));
    return at - 1;
  }

  private int redone(List<String> states, int at) {
    do {
      assertThat(acts.redo()).as("redo of %d", at + 1).isInstanceOf(Outcome.Done.class);
    } while (state().equals(states.get(at)));
    assertThat(state()).as("redo to %d", at + 1).isEqualTo(states.get(at + 1));
    return at + 1;
  }

  /** Something a person does, refused or not. */
  private void act(int step) {
    YearMonth month = YearMonth.of(2026, 10 + random.nextInt(3));
    switch (random.nextInt(29)) {
      case 0 -> ledger.addAccount("Account " + step, AccountType.CASH, eur(step));
      case 1 -> ledger.renameAccount(account(), "Renamed " + step);
      case 2 -> ledger.categoryAt("Group " + step % 3 + "/Category " + step);
      case 3 -> ledger.editCategory(category(), false, false, random.nextBoolean());
      case 4 -> ledger.describeTag("tag" + random.nextInt(3), "red", "step " + step);
      case 5, 6, 7 -> ledger.addTransaction(draft(step));
      case 8 -> some().ifPresent(tx -> ledger.editTransaction(tx, draft(step)));
      case 9 -> some().ifPresent(tx -> ledger.removeTransaction(tx.id()));
      case 10 -> some().ifPresent(tx -> ledger.setStatus(tx.id(), Clearing.CLEARED));
      case 11 -> budget.set(category(), month, eur(random.nextInt(50_000)));
      case 12 -> budget.move(category(), category(), month, eur(1 + random.nextInt(900)));
      case 13 -> budget.setGoal(category(), Goal.Type.MONTHLY, eur(1 + random.nextInt(900)), null);
      case 14 -> budget.keep(month, "step " + step, false);
      case 15 -> schedules.save(schedule(step));
      case 16 ->
          schedules.upcoming(DAY.plusMonths(2)).stream()
              .findFirst()
              .ifPresent(due -> {
                LocalDate named = due.occurrence().named();
                if (random.nextBoolean()) {
                  schedules.skip(due.schedule().id(), named);
                } else {
                  schedules.enter(
                      due.schedule().id(), named, due.occurrence().due(), due.expected());
                }
              });
      case 17 ->
          rates.set(
              DAY.plusDays(random.nextInt(9)),
              EUR,
              Currency.getInstance("USD"),
              new BigDecimal("1." + (10 + random.nextInt(80))));
      case 18 -> rules.save(rule(step));
      case 19 -> changeRules();
      case 20 -> rules.apply(rules.preview(rules.all(), RegisterFilter.all()));
      case 21 ->
          reports.save("Saved " + random.nextInt(3), "spending", Map.of("view", "" + step % 4));
      case 22 -> reports.saved().stream().findFirst().ifPresent(one -> reports.forget(one.id()));
      case 23, 24 -> several(step);
      case 25 -> reconcile();
      case 26 ->
          reconciling.statements(account()).stream()
              .findFirst()
              .ifPresent(last -> reconciling.reopen(last.id()));
      case 27 -> catalogue.renameTag("tag" + random.nextInt(3), "tag" + random.nextInt(3));
      default -> moveCategory();
    }
  }

  /** Within its group: one that a transaction names would be made again by it, and stay. */
  private void moveCategory() {
    Category one = ledger.read().category(category()).orElseThrow();
    catalogue.place(one.id(), one.group(), null);
  }

  private void changeRules() {
    List<Rule> all = rules.all();
    if (!all.isEmpty()) {
      Rule one = all.get(random.nextInt(all.size()));
      switch (random.nextInt(3)) {
        case 0 -> rules.remove(one.id());
        case 1 -> rules.save(one.switched(!one.enabled()));
        default -> rules.reorder(List.of(one.id()));
      }
    }
  }

  private void several(int step) {
    List<RecordId> ids =
        Stream.generate(this::some)
            .limit(3)
            .flatMap(java.util.Optional::stream)
            .map(Transaction::id)
            .distinct()
            .toList();
    switch (random.nextInt(3)) {
      case 0 ->
          ledger.editSeveral(
              ids,
              new SeveralEdit(
                  null,
                  null,
                  null,
                  "several " + step,
                  Set.of("tag" + random.nextInt(3)),
                  Set.of("tag" + random.nextInt(3)),
                  Clearing.CLEARED));
      case 1 -> ledger.duplicateSeveral(ids, DAY.plusDays(random.nextInt(40)));
      default -> ledger.removeSeveral(ids);
    }
  }

  /** A statement that agrees, or what makes one up. */
  private void reconcile() {
    RecordId account = account();
    LocalDate day = DAY.plusDays(random.nextInt(40));
    if (random.nextBoolean()) {
      reconciling.adjust(account, day, eur(random.nextInt(9_000)), "Payee " + random.nextInt(6));
    } else {
      reconciling.finish(account, day, ledger.read().balance(account, day, Clearing.CLEARED));
    }
  }

  private java.util.Optional<Transaction> some() {
    List<Transaction> all = ledger.read().all(Kind.TRANSACTION);
    return all.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(all.get(random.nextInt(all.size())));
  }

  private TransactionDraft draft(int step) {
    RecordId from = account();
    RecordId to = account();
    long part = random.nextInt(5_000);
    List<LineDraft> lines =
        random.nextInt(3) > 0 || from.equals(to)
            ? List.of()
            : List.of(
                new LineDraft(null, "", eur(-part), "", to, null),
                new LineDraft(null, "Food/Groceries", eur(-step - 1), "line"));
    return new TransactionDraft(
        from,
        DAY.plusDays(random.nextInt(40)),
        "Payee " + random.nextInt(6),
        eur(-part - step - 1),
        lines.isEmpty() ? "Home/Rent" : "",
        null,
        null,
        lines,
        "",
        "step " + step,
        new TreeSet<>(List.of("tag" + random.nextInt(3))),
        Clearing.UNCLEARED);
  }

  private Schedule schedule(int step) {
    return new Schedule(
        schedules.newId(),
        "Schedule " + step,
        new Recurrence(DAY.plusDays(step % 20), "FREQ=MONTHLY", Weekend.BEFORE),
        Expected.fixed(eur(-step - 1)),
        new Template(account(), null, category(), null, List.of(), "", new TreeSet<>()),
        null,
        new TreeSet<>());
  }

  private Rule rule(int step) {
    List<Action> actions =
        switch (random.nextInt(4)) {
          case 0 -> List.of(new Action.SetCategory(category()));
          case 1 -> List.of(new Action.AddTags(new TreeSet<>(List.of("ruled"))));
          case 2 -> List.of(new Action.SetNotes("ruled " + step));
          default -> List.of(new Action.SetStatus(Clearing.CLEARED));
        };
    var payee = new Words(Part.PAYEE, How.CONTAINS, "" + random.nextInt(6));
    return new Rule(
        rules.newId(), "Rule " + step, step, true, false, true, List.of(payee), actions);
  }

  private RecordId account() {
    var all = ledger.read().accounts();
    return all.get(random.nextInt(all.size())).account().id();
  }

  private RecordId category() {
    var all = ledger.read().categories();
    return all.get(random.nextInt(all.size())).id();
  }

  /** Every record of every kind, and what the accounts hold. */
  private String state() {
    var all = new StringBuilder(ledger.read().accounts().toString());
    KINDS.forEach(kind -> all.append('\n').append(ledger.read().all(kind)));
    return all.toString();
  }

  private static Money eur(long minor) {
    return new Money(minor, EUR);
  }
}
