package app.coffer.desktop.change;

/**
 * The kind of a record, by its name in the sealed format. A name this version does not know is kept
 * and carried.
 */
public record Entity(String name) {
  public static final Entity PROFILE = new Entity("profile");
  public static final Entity ACCOUNT = new Entity("account");
  public static final Entity PAYEE = new Entity("payee");
  public static final Entity CATEGORY_GROUP = new Entity("group");
  public static final Entity CATEGORY = new Entity("category");
  public static final Entity DEVICE = new Entity("device");
  public static final Entity TRANSACTION = new Entity("tx");
  public static final Entity TAG = new Entity("tag");
  public static final Entity BUDGET_CELL = new Entity("budget");
  public static final Entity BUDGET_MONTH = new Entity("budget-month");
  public static final Entity GOAL = new Entity("goal");
  public static final Entity SCHEDULE = new Entity("schedule");
  public static final Entity RULE = new Entity("rule");
  public static final Entity SAVED_REPORT = new Entity("report");
  public static final Entity RATE = new Entity("rate");
  public static final Entity STATEMENT = new Entity("statement");
  public static final Entity ATTACHMENT = new Entity("attachment");
  public static final Entity IMPORT = new Entity("import");
  public static final Entity IMPORT_ROWS = new Entity("import-rows");
  public static final Entity CSV_PROFILE = new Entity("csv-profile");
}
