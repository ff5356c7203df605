package app.coffer.desktop.rules;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import org.jspecify.annotations.Nullable;

/** What a rule looks at. */
public sealed interface Condition {

  /** Upper and lower case, accents and repeated blanks count as the same. */
  record Words(Part part, How how, String text) implements Condition {}

  /** Text of a transaction. */
  enum Part {
    PAYEE,
    /** What the bank wrote. */
    IMPORT_TEXT,
    NOTES
  }

  /** How text is compared. */
  enum How {
    CONTAINS,
    EQUALS,
    STARTS,
    /** A regular expression of bounded cost. */
    REGEX
  }

  /** Signed and both ends included, as the transaction's account sees it. */
  record AmountBetween(Money least, Money most) implements Condition {}

  /** In this account. */
  record InAccount(RecordId account) implements Condition {}

  /**
   * In this category, in no line of a split.
   *
   * @param category null for none yet
   */
  record InCategory(@Nullable RecordId category) implements Condition {}
}
