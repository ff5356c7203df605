package app.coffer.desktop.change;

/**
 * Names of fields in sealed records. A field without a value is absent, never null. Ids are byte
 * strings of 16, dates are days since 1970-01-01, amounts are integers in the currency's smallest
 * unit.
 */
public final class RecordFields {
  private RecordFields() {}

  /** Text: of an account, payee, category, group, and the profile. */
  public static final String NAME = "name";

  /** ISO 4217 code: of an account, a transaction, and the profile's base currency. */
  public static final String CURRENCY = "currency";

  /** {@link Entity#ACCOUNT}. */
  public static final class OfAccount {
    /** The type's name in lower case. */
    public static final String TYPE = "type";

    public static final String OPENING = "opening";

    /** Boolean. */
    public static final String CLOSED = "closed";

    private OfAccount() {}
  }

  /** {@link Entity#CATEGORY}. */
  public static final class OfCategory {
    public static final String GROUP = "group";

    private OfCategory() {}
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
}
