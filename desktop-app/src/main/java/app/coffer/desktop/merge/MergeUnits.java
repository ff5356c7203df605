package app.coffer.desktop.merge;

import static app.coffer.desktop.change.RecordFields.CURRENCY;
import static app.coffer.desktop.change.RecordFields.NAME;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfAttachment;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfBudgetMonth;
import app.coffer.desktop.change.RecordFields.OfCategory;
import app.coffer.desktop.change.RecordFields.OfCsvProfile;
import app.coffer.desktop.change.RecordFields.OfDevice;
import app.coffer.desktop.change.RecordFields.OfGoal;
import app.coffer.desktop.change.RecordFields.OfGroup;
import app.coffer.desktop.change.RecordFields.OfImport;
import app.coffer.desktop.change.RecordFields.OfImportRows;
import app.coffer.desktop.change.RecordFields.OfProfile;
import app.coffer.desktop.change.RecordFields.OfRate;
import app.coffer.desktop.change.RecordFields.OfRule;
import app.coffer.desktop.change.RecordFields.OfSavedReport;
import app.coffer.desktop.change.RecordFields.OfSchedule;
import app.coffer.desktop.change.RecordFields.OfStatement;
import app.coffer.desktop.change.RecordFields.OfTag;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.merge.MergeUnit.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The merge units of every kind of record. */
public final class MergeUnits {
  public static final MergeUnit ACCOUNT = ask("account", OfTransaction.ACCOUNT);
  public static final MergeUnit DATE = ask("date", OfTransaction.DATE);
  public static final MergeUnit CATEGORY = ask("category", OfTransaction.CATEGORY);

  /**
   * Amount, currency, all lines and the other leg: never mixed, because then lines would not add up
   * and legs would not balance.
   */
  public static final MergeUnit MONEY =
      ask(
          "money",
          OfTransaction.AMOUNT,
          CURRENCY,
          OfTransaction.LINES,
          OfTransaction.TRANSFER_ACCOUNT,
          OfTransaction.TRANSFER_AMOUNT,
          OfTransaction.TRANSFER_CURRENCY);

  public static final MergeUnit STATUS = unit("status", Rule.HIGHEST, OfTransaction.STATUS);
  public static final MergeUnit NOTES = unit("notes", Rule.LINES, OfTransaction.NOTES);
  public static final MergeUnit TAGS = unit("tags", Rule.SET, OfTransaction.TAGS);

  /**
   * When and how much, from where to where, for what: one, because a date of one side with an
   * amount of the other would be a payment that nobody planned.
   */
  public static final MergeUnit SCHEDULE =
      ask(
          "schedule",
          OfSchedule.START,
          OfSchedule.REPEAT,
          OfSchedule.WEEKEND,
          OfSchedule.MODE,
          OfSchedule.AMOUNT_TO,
          OfTransaction.ACCOUNT,
          OfTransaction.AMOUNT,
          CURRENCY,
          OfTransaction.CATEGORY,
          OfTransaction.TRANSFER_ACCOUNT,
          OfTransaction.TRANSFER_AMOUNT,
          OfTransaction.TRANSFER_CURRENCY,
          OfTransaction.LINES);

  /** What somebody typed; absent where nobody ever has, which is no other opinion. */
  public static final MergeUnit BUDGETED = ask("base", OfBudgetCell.BASE);

  private static final String UNKNOWN = "field:";

  private static final Map<Entity, List<MergeUnit>> CATALOGUE =
      Map.ofEntries(
          Map.entry(
              Entity.TRANSACTION,
              List.of(
                  MONEY,
                  ACCOUNT,
                  DATE,
                  ask("payee", OfTransaction.PAYEE),
                  CATEGORY,
                  ask("number", OfTransaction.NUMBER),
                  NOTES,
                  TAGS,
                  STATUS,
                  unit("importKeys", Rule.SET, OfTransaction.IMPORT_KEYS),
                  unit("importText", Rule.NEWEST, OfTransaction.IMPORT_TEXT))),
          Map.entry(
              Entity.ACCOUNT,
              List.of(
                  ask("opening", OfAccount.OPENING, CURRENCY),
                  ask("name", NAME),
                  ask("type", OfAccount.TYPE),
                  unit("closed", Rule.NEWEST, OfAccount.CLOSED))),
          Map.entry(Entity.PAYEE, List.of(ask("name", NAME))),
          Map.entry(
              Entity.CATEGORY_GROUP,
              List.of(ask("name", NAME), unit("order", Rule.NEWEST, OfGroup.ORDER))),
          Map.entry(
              Entity.CATEGORY,
              List.of(
                  ask("name", NAME),
                  ask("group", OfCategory.GROUP),
                  ask("income", OfCategory.INCOME),
                  unit("hidden", Rule.NEWEST, OfCategory.HIDDEN),
                  ask("rolls", OfCategory.ROLLS),
                  unit("order", Rule.NEWEST, OfCategory.ORDER))),
          Map.entry(
              Entity.ATTACHMENT,
              List.of(
                  ask("name", NAME),
                  // written once: two versions of it would be two files under one name
                  ask(
                      "file",
                      OfAttachment.TRANSACTION,
                      OfAttachment.MEDIA_TYPE,
                      OfAttachment.SIZE,
                      OfAttachment.CHUNKS,
                      OfAttachment.HASH,
                      OfAttachment.KEY))),
          Map.entry(
              Entity.DEVICE,
              List.of(
                  ask("name", NAME),
                  unit("device", Rule.NEWEST, OfDevice.DEVICE),
                  unit("platform", Rule.NEWEST, OfDevice.PLATFORM),
                  unit("added", Rule.NEWEST, OfDevice.ADDED_BY, OfDevice.ADDED_AT))),
          Map.entry(
              Entity.PROFILE,
              List.of(
                  unit("name", Rule.NEWEST, NAME),
                  unit("currency", Rule.NEWEST, CURRENCY),
                  unit("firstDay", Rule.NEWEST, OfProfile.FIRST_DAY),
                  unit("budgetMode", Rule.NEWEST, OfProfile.BUDGET_MODE))),
          Map.entry(
              Entity.TAG,
              List.of(
                  ask("name", NAME),
                  unit("colour", Rule.NEWEST, OfTag.COLOUR),
                  unit("description", Rule.LINES, OfTag.DESCRIPTION))),
          Map.entry(
              Entity.BUDGET_CELL,
              List.of(
                  BUDGETED,
                  unit("moves", Rule.SET, OfBudgetCell.MOVES),
                  ask("cell", OfBudgetCell.CATEGORY, OfBudgetCell.MONTH, CURRENCY))),
          Map.entry(
              Entity.BUDGET_MONTH,
              List.of(
                  unit("notes", Rule.LINES, OfBudgetMonth.NOTES),
                  unit("locked", Rule.NEWEST, OfBudgetMonth.LOCKED),
                  ask("month", OfBudgetMonth.MONTH))),
          Map.entry(
              Entity.GOAL,
              List.of(
                  ask("goal", OfGoal.KIND, OfGoal.AMOUNT, CURRENCY, OfGoal.BY),
                  ask("category", OfGoal.CATEGORY))),
          Map.entry(
              Entity.SCHEDULE,
              List.of(
                  SCHEDULE,
                  ask("name", NAME),
                  ask("payee", OfTransaction.PAYEE),
                  NOTES,
                  TAGS,
                  ask("autoDays", OfSchedule.AUTO_DAYS),
                  unit("skipped", Rule.SET, OfSchedule.SKIPPED))),
          Map.entry(
              Entity.RULE,
              List.of(
                  ask("rule", OfRule.ANY, OfRule.CONDITIONS, OfRule.ACTIONS),
                  ask("name", NAME),
                  unit("disabled", Rule.NEWEST, OfRule.DISABLED),
                  unit("learned", Rule.NEWEST, OfRule.LEARNED),
                  unit("order", Rule.NEWEST, OfRule.ORDER))),
          Map.entry(
              Entity.SAVED_REPORT,
              List.of(
                  ask("report", OfSavedReport.KIND, OfSavedReport.SETTINGS), ask("name", NAME))),
          Map.entry(
              Entity.RATE,
              List.of(
                  ask("rate", OfRate.VALUE, OfRate.SCALE),
                  ask("pair", OfRate.DATE, OfRate.FROM, OfRate.TO))),
          Map.entry(
              Entity.STATEMENT,
              List.of(
                  ask("balance", OfStatement.BALANCE, CURRENCY),
                  ask("date", OfStatement.DATE),
                  ask("account", OfStatement.ACCOUNT),
                  unit("transactions", Rule.SET, OfStatement.TRANSACTIONS))),
          // written once by one device; all that may follow is that it is undone
          Map.entry(
              Entity.IMPORT,
              List.of(
                  unit(
                      "import",
                      Rule.NEWEST,
                      OfImport.ACCOUNT,
                      CURRENCY,
                      OfImport.FILE,
                      OfImport.HASH,
                      OfImport.FORMAT,
                      OfImport.SOURCE,
                      OfImport.DEVICE,
                      OfImport.AT,
                      OfImport.COUNTS,
                      OfImport.FIRST,
                      OfImport.LAST,
                      OfImport.OPENING,
                      OfImport.CLOSING),
                  unit("undone", Rule.NEWEST, OfImport.UNDONE))),
          Map.entry(
              Entity.IMPORT_ROWS,
              List.of(unit("rows", Rule.NEWEST, OfImportRows.IMPORT, OfImportRows.ROWS))),
          Map.entry(
              Entity.CSV_PROFILE, List.of(unit("profile", Rule.NEWEST, OfCsvProfile.PROFILE))));

  private static final Map<Entity, Set<String>> KNOWN =
      CATALOGUE.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey,
                  entry ->
                      entry.getValue().stream()
                          .flatMap(unit -> unit.fields().stream())
                          .collect(Collectors.toUnmodifiableSet())));

  private MergeUnits() {}

  /** The units this version knows, those with money at stake first. */
  public static List<MergeUnit> of(Entity entity) {
    return CATALOGUE.getOrDefault(entity, List.of());
  }

  /** All units of a record with these fields: the known ones, then one for each unknown field. */
  public static List<MergeUnit> of(Entity entity, Collection<String> fields) {
    var unknown = new TreeSet<String>();
    unknown(entity, fields, unknown);
    if (unknown.isEmpty()) {
      return of(entity);
    }
    var units = new ArrayList<>(of(entity));
    unknown.forEach(field -> units.add(ask(UNKNOWN + field, field)));
    return List.copyOf(units);
  }

  /** Adds those of some fields that no unit of the kind is known to cover. */
  static void unknown(Entity entity, Collection<String> fields, Set<String> unknown) {
    Set<String> known = KNOWN.getOrDefault(entity, Set.of());
    for (String field : fields) {
      if (!known.contains(field)) {
        unknown.add(field);
      }
    }
  }

  private static MergeUnit ask(String name, String... fields) {
    return unit(name, Rule.ASK, fields);
  }

  private static MergeUnit unit(String name, Rule rule, String... fields) {
    return new MergeUnit(name, Set.of(fields), rule);
  }
}
