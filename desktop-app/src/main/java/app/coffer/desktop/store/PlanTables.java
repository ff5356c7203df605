package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.BUDGET_CELL;
import static app.coffer.desktop.store.db.Tables.BUDGET_MONTH;
import static app.coffer.desktop.store.db.Tables.CSV_PROFILE;
import static app.coffer.desktop.store.db.Tables.GOAL;
import static app.coffer.desktop.store.db.Tables.IMPORT_BATCH;
import static app.coffer.desktop.store.db.Tables.IMPORT_ROWS;
import static app.coffer.desktop.store.db.Tables.RATE;
import static app.coffer.desktop.store.db.Tables.RULE;
import static app.coffer.desktop.store.db.Tables.SAVED_REPORT;
import static app.coffer.desktop.store.db.Tables.SCHEDULE;
import static app.coffer.desktop.store.db.Tables.SCHEDULE_REFERENCE;
import static app.coffer.desktop.store.db.Tables.STATEMENT;
import static app.coffer.desktop.store.db.Tables.STATEMENT_TX;
import static app.coffer.desktop.store.db.Tables.TAG;

import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.BudgetMonth;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.store.RecordTable.Row;
import app.coffer.wire.id.RecordId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The tables of budgets, schedules, rules, reports, rates, statements, tags and imports. */
final class PlanTables {
  private PlanTables() {}

  static final DocumentTable<Tag> TAGS =
      new DocumentTable<>(
          TAG, new PlanContents.OfTag(), tag -> Map.of(TAG.FOLDED, NamedTables.folded(tag.name())));

  static final DocumentTable<BudgetCell> CELLS =
      new DocumentTable<>(
          BUDGET_CELL,
          new BudgetContents.OfCell(),
          cell ->
              Map.of(
                  BUDGET_CELL.CATEGORY_ID,
                  cell.category(),
                  BUDGET_CELL.MONTH,
                  Months.number(cell.month())));

  static final DocumentTable<BudgetMonth> MONTHS =
      new DocumentTable<>(
          BUDGET_MONTH,
          new BudgetContents.OfMonth(),
          month -> Map.of(BUDGET_MONTH.MONTH, Months.number(month.month())));

  static final DocumentTable<Goal> GOALS =
      new DocumentTable<>(
          GOAL, new BudgetContents.OfGoal(), goal -> Map.of(GOAL.CATEGORY_ID, goal.category()));

  static final DocumentTable<Rule> RULES =
      new DocumentTable<>(RULE, new RuleContent(), rule -> Map.of());

  static final DocumentTable<SavedReport> REPORTS =
      new DocumentTable<>(SAVED_REPORT, new PlanContents.OfSavedReport(), report -> Map.of());

  static final DocumentTable<Rate> RATES =
      new DocumentTable<>(
          RATE,
          new PlanContents.OfRate(),
          rate ->
              Map.of(
                  RATE.DATE,
                  rate.date(),
                  RATE.FROM_CURRENCY,
                  rate.from().getCurrencyCode(),
                  RATE.TO_CURRENCY,
                  rate.to().getCurrencyCode()));

  static final DocumentTable<ImportBatch> IMPORTS =
      new DocumentTable<>(
          IMPORT_BATCH,
          new ImportContents.OfBatch(),
          batch ->
              Map.of(
                  IMPORT_BATCH.ACCOUNT_ID,
                  batch.account(),
                  IMPORT_BATCH.AT,
                  batch.at().toEpochMilli(),
                  IMPORT_BATCH.HASH,
                  batch.hash()));

  static final DocumentTable<ImportBatch.Rows> IMPORTED_ROWS =
      new DocumentTable<>(
          IMPORT_ROWS,
          new ImportContents.OfRows(),
          rows -> Map.of(IMPORT_ROWS.TARGET_ID, rows.batch()));

  static final DocumentTable<CsvProfile> CSV_PROFILES =
      new DocumentTable<>(
          CSV_PROFILE,
          new ImportContents.OfProfile(),
          profile -> Map.of(CSV_PROFILE.FINGERPRINT, profile.fingerprint()));

  static final Schedules SCHEDULES = new Schedules();
  static final Statements STATEMENTS = new Statements();

  static final List<RecordTable<?>> ALL =
      List.of(
          CELLS,
          RATES,
          SCHEDULES,
          TAGS,
          STATEMENTS,
          GOALS,
          RULES,
          MONTHS,
          REPORTS,
          IMPORTS,
          IMPORTED_ROWS,
          CSV_PROFILES);

  /** With what they refer to. */
  static final class Schedules extends DocumentTable<Schedule> {
    Schedules() {
      super(SCHEDULE, new ScheduleContent(), schedule -> Map.of());
    }

    @Override
    void written(DSLContext sql, @Nullable Row<Schedule> before, Row<Schedule> after) {
      long id =
          sql.select(SCHEDULE.ID)
              .from(SCHEDULE)
              .where(SCHEDULE.RECORD_ID.eq(after.value().id()))
              .fetchSingle()
              .value1();
      sql.deleteFrom(SCHEDULE_REFERENCE).where(SCHEDULE_REFERENCE.SCHEDULE.eq(id)).execute();
      for (RecordId target : targets(after.value().template())) {
        sql.insertInto(SCHEDULE_REFERENCE)
            .set(SCHEDULE_REFERENCE.SCHEDULE, id)
            .set(SCHEDULE_REFERENCE.TARGET_ID, target)
            .execute();
      }
    }

    private static Set<RecordId> targets(Template template) {
      var targets = new HashSet<RecordId>();
      targets.add(template.account());
      Optional.ofNullable(template.payee()).ifPresent(targets::add);
      Optional.ofNullable(template.category()).ifPresent(targets::add);
      Optional.ofNullable(template.transfer()).map(Transfer::account).ifPresent(targets::add);
      template.lines().forEach(line -> line.categoryId().ifPresent(targets::add));
      template.lines().forEach(line -> line.otherAccount().ifPresent(targets::add));
      return targets;
    }
  }

  /** With the transactions that each confirmed; a removed one confirms nothing. */
  static final class Statements extends DocumentTable<Statement> {
    Statements() {
      super(
          STATEMENT,
          new PlanContents.OfStatement(),
          statement ->
              Map.of(STATEMENT.ACCOUNT_ID, statement.account(), STATEMENT.DATE, statement.date()));
    }

    @Override
    void written(DSLContext sql, @Nullable Row<Statement> before, Row<Statement> after) {
      long id =
          sql.select(STATEMENT.ID)
              .from(STATEMENT)
              .where(STATEMENT.RECORD_ID.eq(after.value().id()))
              .fetchSingle()
              .value1();
      sql.deleteFrom(STATEMENT_TX).where(STATEMENT_TX.STATEMENT.eq(id)).execute();
      if (!after.removed()) {
        for (RecordId tx : after.value().transactions()) {
          sql.insertInto(STATEMENT_TX)
              .set(STATEMENT_TX.STATEMENT, id)
              .set(STATEMENT_TX.TRANSACTION_ID, tx)
              .execute();
        }
      }
    }
  }
}
