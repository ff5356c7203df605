package app.coffer.desktop.change;

/**
 * Names of fields in sealed records. A field without a value is absent, never null. Ids are byte
 * strings of 16, dates are days since 1970-01-01, amounts are integers in the currency's smallest
 * unit. A month is {@code year * 12 + month - 1}. A boolean that is false is absent where its field
 * came after the first version.
 */
public final class RecordFields {
  private RecordFields() {}

  /** Text: of an account, payee, category, group, and the profile. */
  public static final String NAME = "name";

  /** ISO 4217 code: of an account, a transaction, and the profile's base currency. */
  public static final String CURRENCY = "currency";

  /** {@link Entity#PROFILE}. */
  public static final class OfProfile {
    /** 1 to 28; absent is 1. */
    public static final String FIRST_DAY = "firstDay";

    /** {@code envelope} or {@code tracking}; absent is the first. */
    public static final String BUDGET_MODE = "budgetMode";

    private OfProfile() {}
  }

  /** {@link Entity#ACCOUNT}. */
  public static final class OfAccount {
    /** The type's name in lower case. */
    public static final String TYPE = "type";

    public static final String OPENING = "opening";

    /** Boolean. */
    public static final String CLOSED = "closed";

    private OfAccount() {}
  }

  /** {@link Entity#CATEGORY_GROUP}. */
  public static final class OfGroup {
    /** From 1 on; absent for behind those, by name. */
    public static final String ORDER = "order";

    private OfGroup() {}
  }

  /** {@link Entity#CATEGORY}. */
  public static final class OfCategory {
    public static final String GROUP = "group";

    /** Boolean: what is in it is income, to be budgeted. */
    public static final String INCOME = "income";

    /** Boolean: not offered any more. */
    public static final String HIDDEN = "hidden";

    /** Boolean: overspending stays in the category instead of being taken from the next month. */
    public static final String ROLLS = "rolls";

    /** In its group: from 1 on; absent for behind those, by name. */
    public static final String ORDER = "order";

    private OfCategory() {}
  }

  /** {@link Entity#DEVICE}. */
  public static final class OfDevice {
    /** The device's id, 16 bytes. */
    public static final String DEVICE = "device";

    /** Text. */
    public static final String PLATFORM = "platform";

    /** The id of the device on which a person agreed. */
    public static final String ADDED_BY = "addedBy";

    /** Milliseconds since 1970-01-01T00:00Z. */
    public static final String ADDED_AT = "addedAt";

    private OfDevice() {}
  }

  /** {@link Entity#TRANSACTION}. */
  public static final class OfTransaction {
    public static final String ACCOUNT = "account";
    public static final String DATE = "date";
    public static final String PAYEE = "payee";
    public static final String AMOUNT = "amount";
    public static final String CATEGORY = "category";
    public static final String TRANSFER_ACCOUNT = "transferAccount";
    public static final String TRANSFER_AMOUNT = "transferAmount";
    public static final String TRANSFER_CURRENCY = "transferCurrency";

    /** Array of {@code [id, category or null, amount, notes]}. */
    public static final String LINES = "lines";

    public static final String NUMBER = "number";
    public static final String NOTES = "notes";

    /** Array of text, sorted, without repeats. */
    public static final String TAGS = "tags";

    /** 0 uncleared, 1 cleared, 2 reconciled. */
    public static final String STATUS = "status";

    /** Array of text, sorted, without repeats. */
    public static final String IMPORT_KEYS = "importKeys";

    public static final String IMPORT_TEXT = "importText";

    private OfTransaction() {}
  }

  /** {@link Entity#TAG}. */
  public static final class OfTag {
    public static final String COLOUR = "colour";
    public static final String DESCRIPTION = "description";

    private OfTag() {}
  }

  /** {@link Entity#BUDGET_CELL}. */
  public static final class OfBudgetCell {
    public static final String CATEGORY = "category";
    public static final String MONTH = "month";

    /** What was typed, less the moves that were there when it was typed. */
    public static final String BASE = "base";

    /** Array of {@code [id, amount, the other category]}: money moved here, or away if negative. */
    public static final String MOVES = "moves";

    private OfBudgetCell() {}
  }

  /** {@link Entity#BUDGET_MONTH}. */
  public static final class OfBudgetMonth {
    public static final String MONTH = "month";
    public static final String NOTES = "notes";

    /** Boolean. */
    public static final String LOCKED = "locked";

    private OfBudgetMonth() {}
  }

  /** {@link Entity#GOAL}. */
  public static final class OfGoal {
    public static final String CATEGORY = "category";

    /** {@code monthly}, {@code by-date} or {@code balance}. */
    public static final String KIND = "kind";

    public static final String AMOUNT = "amount";

    /** A date; of {@code by-date} only. */
    public static final String BY = "by";

    private OfGoal() {}
  }

  /** {@link Entity#SCHEDULE}; what it shares with a transaction has the transaction's names. */
  public static final class OfSchedule {
    public static final String START = "start";

    /** A recurrence rule of RFC 5545, its end included. */
    public static final String REPEAT = "repeat";

    /** {@code before}, {@code after}, or absent. */
    public static final String WEEKEND = "weekend";

    /** {@code fixed}, {@code variable} or {@code range}. */
    public static final String MODE = "mode";

    /** The far end of a range. */
    public static final String AMOUNT_TO = "amountTo";

    /** How many days before the due date it is entered by itself; absent is never. */
    public static final String AUTO_DAYS = "autoDays";

    /** Array of due dates that are left out. */
    public static final String SKIPPED = "skipped";

    private OfSchedule() {}
  }

  /** {@link Entity#RULE}. */
  public static final class OfRule {
    public static final String ORDER = "order";

    /** Boolean. */
    public static final String DISABLED = "disabled";

    /** Boolean. */
    public static final String LEARNED = "learned";

    /** Boolean: one condition is enough. */
    public static final String ANY = "any";

    /** Array of {@code [kind, ...]}. */
    public static final String CONDITIONS = "conditions";

    /** Array of {@code [kind, ...]}. */
    public static final String ACTIONS = "actions";

    private OfRule() {}
  }

  /** {@link Entity#SAVED_REPORT}. */
  public static final class OfSavedReport {
    public static final String KIND = "kind";

    /** A map of text to text. */
    public static final String SETTINGS = "settings";

    private OfSavedReport() {}
  }

  /** {@link Entity#RATE}: one unit of {@code from} is {@code value / 10^scale} of {@code to}. */
  public static final class OfRate {
    public static final String DATE = "date";
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String VALUE = "value";
    public static final String SCALE = "scale";

    private OfRate() {}
  }

  /** {@link Entity#STATEMENT}. */
  public static final class OfStatement {
    public static final String ACCOUNT = "account";
    public static final String DATE = "date";
    public static final String BALANCE = "balance";

    /** Array of the ids of transactions. */
    public static final String TRANSACTIONS = "transactions";

    private OfStatement() {}
  }

  /** {@link Entity#ATTACHMENT}; all but its name stay as they were when it was added. */
  public static final class OfAttachment {
    public static final String TRANSACTION = "transaction";
    public static final String MEDIA_TYPE = "mediaType";

    /** Of the file, in bytes. */
    public static final String SIZE = "size";

    public static final String CHUNKS = "chunks";

    /** Of the sealed chunks, 32 bytes. */
    public static final String HASH = "hash";

    /** That seals the chunks, 32 bytes. Never shown. */
    public static final String KEY = "key";

    private OfAttachment() {}
  }

  /** {@link Entity#IMPORT}: a bank's file that was brought into an account. */
  public static final class OfImport {
    public static final String ACCOUNT = "account";

    /** Text: the file's name, without its folder. */
    public static final String FILE = "file";

    /** SHA-256 of the file, 32 bytes. */
    public static final String HASH = "hash";

    /** The reader's name in lower case. */
    public static final String FORMAT = "format";

    /** What the file calls the account: its last digits, or absent. */
    public static final String SOURCE = "source";

    /** The id of the device that wrote it, 16 bytes. */
    public static final String DEVICE = "device";

    /** Milliseconds since 1970-01-01T00:00Z. */
    public static final String AT = "at";

    /** Array of counts: added, matched, already here, left out, unreadable. */
    public static final String COUNTS = "counts";

    /** The first and the last day that the file covers; absent where it has no line. */
    public static final String FIRST = "first";

    public static final String LAST = "last";

    /** What the file says the account held before its first line and after its last. */
    public static final String OPENING = "opening";

    public static final String CLOSING = "closing";

    /** Boolean. */
    public static final String UNDONE = "undone";

    private OfImport() {}
  }

  /** {@link Entity#IMPORT_ROWS}: some of the transactions that an import wrote. */
  public static final class OfImportRows {
    public static final String IMPORT = "import";

    /** Bytes: 25 for each transaction; see the protocol's page. */
    public static final String ROWS = "rows";

    private OfImportRows() {}
  }

  /** {@link Entity#CSV_PROFILE}. */
  public static final class OfCsvProfile {
    /** Text: the profile as the JSON file that people pass on. */
    public static final String PROFILE = "profile";

    private OfCsvProfile() {}
  }
}
