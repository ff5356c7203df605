package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for every transaction and name that is written here. */
public final class Rules {
  static final int NAME_CHARACTERS = 100;
  static final int NOTES_CHARACTERS = 4_000;
  static final int TAGS = 50;
  static final int LINES = 200;
  static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);
  static final LocalDate LAST_DATE = LocalDate.of(2200, 12, 31);

  private Rules() {}

  /** The name without surrounding blanks and with single ones inside. */
  public static String name(String typed, String field) {
    String name = typed.strip().replaceAll("\\s+", " ");
    if (name.isEmpty()) {
      throw new Refusal(Reason.NAME_EMPTY, field);
    }
    return limited(name, NAME_CHARACTERS, field);
  }

  public static Money amount(Money amount, String field) {
    if (amount.minor() > Transaction.LARGEST_MINOR || amount.minor() < -Transaction.LARGEST_MINOR) {
      throw new Refusal(Reason.AMOUNT_TOO_LARGE, field);
    }
    return amount;
  }

  /**
   * Refuses a transaction that contradicts itself or what it refers to.
   *
   * @param allowed categories it may refer to even though they are not here: they were removed, or
   *     have not arrived
   */
  public static void check(LedgerReader ledger, Transaction tx, Set<RecordId> allowed) {
    Account account = account(ledger, tx.account(), "account");
    Currency currency = account.opening().currency();
    if (!tx.amount().currency().equals(currency)) {
      throw new Refusal(Reason.CURRENCY_MISMATCH, "amount");
    }
    amount(tx.amount(), "amount");
    if (tx.date().isBefore(FIRST_DATE) || tx.date().isAfter(LAST_DATE)) {
      throw new Refusal(Reason.DATE_OUT_OF_RANGE, "date");
    }
    limited(tx.notes(), NOTES_CHARACTERS, "notes");
    limited(tx.number(), NAME_CHARACTERS, "number");
    if (tx.tags().size() > TAGS) {
      throw new Refusal(Reason.NAME_TOO_LONG, "tags");
    }
    tx.tags().forEach(tag -> limited(tag, NAME_CHARACTERS, "tags"));
    checkCategory(ledger, tx.category(), allowed, "category");
    checkTransfer(ledger, tx);
    checkLines(ledger, tx, allowed);
  }

  public static Account account(LedgerReader ledger, RecordId id, String field) {
    return ledger.account(id).orElseThrow(() -> new Refusal(Reason.UNKNOWN_ACCOUNT, field));
  }

  public static String notes(String text, String field) {
    return limited(text.strip(), NOTES_CHARACTERS, field);
  }

  private static void checkTransfer(LedgerReader ledger, Transaction tx) {
    Transfer transfer = tx.transfer();
    if (transfer == null) {
      return;
    }
    checkTransfer(ledger, tx.account(), tx.amount(), transfer);
    if (!tx.lines().isEmpty()) {
      throw new Refusal(Reason.LINES_DO_NOT_ADD_UP, "transferAmount");
    }
  }

  private static void checkTransfer(
      LedgerReader ledger, RecordId from, Money amount, Transfer transfer) {
    if (transfer.account().equals(from)) {
      throw new Refusal(Reason.TRANSFER_TO_ITSELF, "transferAccount");
    }
    Account other = account(ledger, transfer.account(), "transferAccount");
    Money arrives = amount(transfer.amount(), "transferAmount");
    if (!arrives.currency().equals(other.opening().currency())) {
      throw new Refusal(Reason.CURRENCY_MISMATCH, "transferAmount");
    }
    boolean balanced =
        arrives.currency().equals(amount.currency())
            ? arrives.equals(amount.negated())
            : Long.signum(arrives.minor()) == -Long.signum(amount.minor());
    if (!balanced) {
      throw new Refusal(Reason.LINES_DO_NOT_ADD_UP, "transferAmount");
    }
  }

  private static void checkLines(LedgerReader ledger, Transaction tx, Set<RecordId> allowed) {
    if (tx.lines().isEmpty()) {
      return;
    }
    if (tx.lines().size() == 1 || tx.lines().size() > LINES) {
      throw new Refusal(Reason.LINES_DO_NOT_ADD_UP, "lines");
    }
    Money sum = Money.zero(tx.amount().currency());
    for (Line line : tx.lines()) {
      if (!line.amount().currency().equals(sum.currency())) {
        throw new Refusal(Reason.CURRENCY_MISMATCH, "lines");
      }
      sum = sum.plus(amount(line.amount(), "lines"));
      limited(line.notes(), NOTES_CHARACTERS, "lines");
      checkCategory(ledger, line.category(), allowed, "lines");
      if (line.transfer() != null) {
        checkTransfer(ledger, tx.account(), line.amount(), line.transfer());
      }
    }
    if (!sum.equals(tx.amount())) {
      throw new Refusal(Reason.LINES_DO_NOT_ADD_UP, "lines");
    }
  }

  private static void checkCategory(
      LedgerReader ledger, @Nullable RecordId category, Set<RecordId> allowed, String field) {
    if (category != null && !allowed.contains(category) && ledger.category(category).isEmpty()) {
      throw new Refusal(Reason.UNKNOWN_CATEGORY, field);
    }
  }

  private static String limited(String text, int characters, String field) {
    if (text.codePointCount(0, text.length()) > characters) {
      throw new Refusal(Reason.NAME_TOO_LONG, field);
    }
    return text;
  }
}
