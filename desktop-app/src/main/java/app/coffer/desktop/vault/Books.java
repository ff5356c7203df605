package app.coffer.desktop.vault;

import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.CsvProfiles;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.banking.ImportHistory;
import app.coffer.desktop.banking.OwnTransfers;
import app.coffer.desktop.banking.bring.Bring;
import app.coffer.desktop.banking.bring.BudgetCells;
import app.coffer.desktop.banking.bring.Habits;
import app.coffer.desktop.banking.bring.Plans;
import app.coffer.desktop.banking.bring.Rates;
import app.coffer.desktop.banking.out.AttachedFiles;
import app.coffer.desktop.banking.out.Exports;
import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.BudgetMonth;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.catalogue.Catalogue;
import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.Reconciling;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.outlook.LedgerOutlook;
import app.coffer.desktop.outlook.Outlook;
import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.rates.RateBook;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.schedule.Forecasting;
import app.coffer.desktop.schedule.Occurrences;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.store.ForeignDatabase;
import app.coffer.desktop.store.VaultStore;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is done with an open vault's records beside accounts and transactions.
 *
 * @param acts what was done since the vault was opened, to be undone
 */
public record Books(
    Acts acts,
    Reconciling reconciling,
    BudgetBook budget,
    Schedules schedules,
    Forecasting forecasting,
    Rulebook rules,
    RateBook rates,
    Reports reports,
    Exports exports,
    ImportHistory imports,
    CsvProfiles profiles,
    OwnTransfers transfers,
    Bring bring,
    Catalogue catalogue) {

  /** All kinds of records there are. */
  private static final List<Kind<?>> KINDS =
      Stream.concat(
              Kind.LEDGER.stream(),
              Stream.of(
                  BudgetCell.KIND,
                  BudgetMonth.KIND,
                  Goal.KIND,
                  Schedule.KIND,
                  Rule.KIND,
                  SavedReport.KIND,
                  Rate.KIND,
                  ImportBatch.KIND,
                  ImportBatch.Rows.KIND,
                  CsvProfile.KIND))
          .toList();

  Outlook outlook(Clock clock) {
    return new LedgerOutlook(acts, budget, schedules, forecasting, rules, clock);
  }

  static Books over(
      VaultStore store,
      AttachedFiles files,
      Randomness randomness,
      DerivedIds ids,
      InstantSource clock) {
    var acts = new Acts(store.ledger(), KINDS);
    var work = new Work(acts, randomness);
    var schedules = new Schedules(work, ids, clock);
    var budget = new BudgetBook(work, store.totals(), ids, schedules::byCategory);
    var rates = new RateBook(work, store.totals(), ids);
    return new Books(
        acts,
        new Reconciling(work),
        budget,
        schedules,
        new Forecasting(acts, schedules),
        new Rulebook(work),
        rates,
        new Reports(work, store.totals(), rates, budget),
        // not through the acts: what a whole vault was made of is not undone
        new Exports(store.ledger(), KINDS, new VaultIdentities(ids), files, clock),
        new ImportHistory(acts),
        new CsvProfiles(acts, ids),
        new OwnTransfers(acts),
        new Bring(work, ForeignDatabase::read, cells(ids), Books::plan, Books::habit, rates(ids)),
        new Catalogue(work, store.totals(), ids));
  }

  private static boolean plan(
      LedgerStore.Writer ledger,
      RecordId id,
      String name,
      Plans.Repetition repetition,
      Transaction first) {
    if (!Occurrences.readable(repetition.rule())) {
      return false;
    }
    boolean roughly = repetition.roughly() && first.lines().isEmpty();
    ledger.put(
        Schedule.KIND,
        new Schedule(
            id,
            name,
            new Recurrence(
                first.date(), repetition.rule(), Weekend.valueOf(repetition.weekend().name())),
            new Expected(
                roughly ? Expected.Mode.VARIABLE : Expected.Mode.FIXED,
                first.amount(),
                first.amount()),
            new Template(
                first.account(),
                first.payee(),
                first.category(),
                first.transfer(),
                first.lines(),
                first.notes(),
                first.tags()),
            null,
            new TreeSet<>()));
    return true;
  }

  private static void habit(LedgerStore.Writer ledger, Habits.Habit habit) {
    List<Condition> conditions = new ArrayList<>();
    for (Habits.Test each : habit.tests()) {
      var part =
          switch (each.part()) {
            case PAYEE -> Condition.Part.PAYEE;
            case BANK -> Condition.Part.IMPORT_TEXT;
            case NOTES -> Condition.Part.NOTES;
          };
      var how = each.whole() ? Condition.How.EQUALS : Condition.How.CONTAINS;
      conditions.add(new Condition.Words(part, how, each.text()));
    }
    if (habit.account() != null) {
      conditions.add(new Condition.InAccount(habit.account()));
    }
    List<Action> actions = new ArrayList<>();
    if (habit.payee() != null) {
      actions.add(new Action.SetPayee(habit.payee()));
    }
    if (habit.category() != null) {
      actions.add(new Action.SetCategory(habit.category()));
    }
    ledger.put(
        Rule.KIND,
        new Rule(
            habit.id(),
            habit.name(),
            habit.order(),
            true,
            false,
            habit.any(),
            conditions,
            actions));
  }

  private static Rates rates(DerivedIds ids) {
    var identities = new VaultIdentities(ids);
    return (ledger, worth) -> {
      // its own id follows from day and pair
      var id = ids.derive("rate", "");
      var rate = new Rate(id, worth.day(), worth.from(), worth.to(), worth.value());
      ledger.put(Rate.KIND, identities.here(Rate.KIND, rate));
    };
  }

  private static BudgetCells cells(DerivedIds ids) {
    var identities = new VaultIdentities(ids);
    return (ledger, category, month, amount) -> {
      // its own id follows from category and month
      var cell = new BudgetCell(category, category, month, amount.currency(), amount, List.of());
      ledger.put(BudgetCell.KIND, identities.here(BudgetCell.KIND, cell));
    };
  }
}
