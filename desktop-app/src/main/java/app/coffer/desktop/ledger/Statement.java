package app.coffer.desktop.ledger;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * An account's agreement with the bank at a date.
 *
 * @param balance what the bank said, and what the account had then
 * @param transactions those that this statement confirmed
 */
public record Statement(
    RecordId id,
    RecordId account,
    LocalDate date,
    Money balance,
    SortedSet<RecordId> transactions) {
  public static final Kind<Statement> KIND =
      new Kind<>(Entity.STATEMENT, Statement.class, Statement::id);

  public Statement {
    transactions = Collections.unmodifiableSortedSet(new TreeSet<>(transactions));
  }

  /** The same, naming its transactions otherwise. */
  public Statement mapped(UnaryOperator<RecordId> names) {
    TreeSet<RecordId> named = new TreeSet<>();
    transactions.forEach(transaction -> named.add(names.apply(transaction)));
    return new Statement(id, account, date, balance, named);
  }
}
