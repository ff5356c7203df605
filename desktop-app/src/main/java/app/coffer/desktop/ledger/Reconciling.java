package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Agreeing with the bank: an account's cleared transactions up to a day against what the bank's
 * statement says.
 */
public final class Reconciling {
  /** More open items than this are not searched for pairs. */
  private static final int PAIRED = 400;

  private final Work work;

  public Reconciling(Work work) {
    this.work = work;
  }

  /**
   * @param cleared what is cleared or reconciled up to the day
   * @param difference what the bank says less {@code cleared}; zero is agreement
   * @param open the transactions up to the day that no statement has confirmed, newest first
   */
  public record Standing(
      Account account,
      LocalDate date,
      Money ending,
      Money cleared,
      Money difference,
      List<RegisterRow> open) {
    public Standing {
      open = List.copyOf(open);
    }
  }

  /** Why the difference may be what it is; {@code rows} are the transactions to look at. */
  public record Hint(Cause cause, List<RegisterRow> rows) {
    public Hint {
      rows = List.copyOf(rows);
    }
  }

  /** What was probably done. */
  public enum Cause {
    /** One that is not cleared yet makes up the difference. */
    NOT_CLEARED,
    /** Two that are not cleared yet do together. */
    PAIR_NOT_CLEARED,
    /** A cleared one that the statement may not have. */
    CLEARED_TOO_MUCH,
    /** Typed with the wrong sign: the difference is twice its amount. */
    WRONG_SIGN,
    /** Two digits may have been swapped: the difference is divisible by nine. */
    SWAPPED_DIGITS
  }

  /** Where the account stands against a statement; nothing is written. */
  public Outcome<Standing> look(RecordId account, LocalDate date, Money ending) {
    return work.write(ledger -> standing(ledger, account, date, ending));
  }

  /** What may explain the difference, most likely first; empty where there is none. */
  public static List<Hint> explain(Standing standing) {
    long difference = standing.difference().minor();
    var hints = new ArrayList<Hint>();
    if (difference == 0) {
      return hints;
    }
    List<RegisterRow> uncleared = with(standing, Clearing.UNCLEARED);
    List<RegisterRow> cleared = with(standing, Clearing.CLEARED);
    singles(hints, Cause.NOT_CLEARED, uncleared, difference);
    singles(hints, Cause.CLEARED_TOO_MUCH, cleared, -difference);
    pairs(hints, uncleared, difference);
    if (difference % 2 == 0) {
      singles(hints, Cause.WRONG_SIGN, cleared, -difference / 2);
    }
    if (difference % 9 == 0) {
      cleared.stream()
          .filter(row -> swapped(row.amount().minor(), row.amount().minor() + difference))
          .forEach(row -> hints.add(new Hint(Cause.SWAPPED_DIGITS, List.of(row))));
    }
    return hints;
  }

  /** Makes up the difference with a transaction of its own, cleared at the statement's date. */
  public Outcome<Transaction> adjust(RecordId account, LocalDate date, Money ending, String payee) {
    return work.write(ledger -> {
      Money difference = standing(ledger, account, date, ending).difference();
      var adjustment =
          new Transaction(
              work.newId(),
              account,
              date,
              Names.payee(ledger, payee, work::newId),
              Rules.amount(difference, "amount"),
              null,
              null,
              List.of(),
              "",
              "",
              new TreeSet<>(),
              Clearing.CLEARED,
              new TreeSet<>(),
              "");
      Rules.check(ledger, adjustment, Set.of());
      ledger.put(adjustment);
      return adjustment;
    });
  }

  /** Marks what is cleared as confirmed by this statement; refused while there is a difference. */
  public Outcome<Statement> finish(RecordId account, LocalDate date, Money ending) {
    return work.write(ledger -> {
      Standing standing = standing(ledger, account, date, ending);
      if (!standing.difference().isZero()) {
        throw new Refusal(Reason.NOT_BALANCED, "balance");
      }
      var confirmed = new TreeSet<RecordId>();
      for (RegisterRow row : with(standing, Clearing.CLEARED)) {
        ledger.put(Ledger.withStatus(row.transaction(), Clearing.RECONCILED));
        confirmed.add(row.transaction().id());
      }
      var statement = new Statement(work.newId(), account, date, ending, confirmed);
      ledger.put(Statement.KIND, statement);
      return statement;
    });
  }

  /** Takes an agreement back: what it confirmed is cleared again and free to edit. */
  public Outcome<Statement> reopen(RecordId statement) {
    return work.write(ledger -> {
      Statement now =
          ledger
              .find(Statement.KIND, statement)
              .orElseThrow(() -> new Refusal(Reason.NO_LONGER_THERE, "statement"));
      for (RecordId id : now.transactions()) {
        ledger
            .transaction(id)
            .filter(tx -> tx.status() == Clearing.RECONCILED)
            .ifPresent(tx -> ledger.put(Ledger.withStatus(tx, Clearing.CLEARED)));
      }
      ledger.remove(statement);
      return now;
    });
  }

  /** An account's statements, newest first. */
  public List<Statement> statements(RecordId account) {
    return work.read().all(Statement.KIND).stream()
        .filter(statement -> statement.account().equals(account))
        .sorted(Comparator.comparing(Statement::date).reversed())
        .toList();
  }

  /** The statement that confirmed a transaction, the newest if several did. */
  public Optional<Statement> statementOf(RecordId transaction) {
    return work.read().all(Statement.KIND).stream()
        .filter(statement -> statement.transactions().contains(transaction))
        .max(Comparator.comparing(Statement::date));
  }

  private static Standing standing(LedgerReader ledger, RecordId id, LocalDate date, Money ending) {
    Account account = Rules.account(ledger, id, "account");
    if (!account.opening().currency().equals(ending.currency())) {
      throw new Refusal(Reason.CURRENCY_MISMATCH, "balance");
    }
    Money cleared = ledger.balance(id, date, Clearing.CLEARED);
    var filter =
        new RegisterFilter(id, "", null, date)
            .with(Chips.NONE.ofStatuses(Set.of(Clearing.UNCLEARED, Clearing.CLEARED)));
    List<RegisterRow> open = ledger.rows(filter, 0, ledger.count(filter));
    return new Standing(account, date, ending, cleared, ending.minus(cleared), open);
  }

  private static List<RegisterRow> with(Standing standing, Clearing status) {
    return standing.open().stream().filter(row -> row.transaction().status() == status).toList();
  }

  private static void singles(List<Hint> hints, Cause cause, List<RegisterRow> rows, long amount) {
    rows.stream()
        .filter(row -> row.amount().minor() == amount)
        .forEach(row -> hints.add(new Hint(cause, List.of(row))));
  }

  private static void pairs(List<Hint> hints, List<RegisterRow> rows, long difference) {
    List<RegisterRow> some = rows.subList(0, Math.min(rows.size(), PAIRED));
    for (int i = 0; i < some.size(); i++) {
      for (int j = i + 1; j < some.size(); j++) {
        if (some.get(i).amount().minor() + some.get(j).amount().minor() == difference) {
          hints.add(new Hint(Cause.PAIR_NOT_CLEARED, List.of(some.get(i), some.get(j))));
        }
      }
    }
  }

  /** Whether two numbers of one sign differ in two neighbouring digits that changed places. */
  private static boolean swapped(long one, long other) {
    if (Long.signum(one) != Long.signum(other)) {
      return false;
    }
    String a = Long.toString(Math.abs(one));
    String b = Long.toString(Math.abs(other));
    int length = Math.max(a.length(), b.length());
    a = "0".repeat(length - a.length()) + a;
    b = "0".repeat(length - b.length()) + b;
    for (int i = 0; i + 1 < length; i++) {
      String tried = a.substring(0, i) + a.charAt(i + 1) + a.charAt(i) + a.substring(i + 2);
      if (tried.equals(b) && !a.equals(b)) {
        return true;
      }
    }
    return false;
  }
}
