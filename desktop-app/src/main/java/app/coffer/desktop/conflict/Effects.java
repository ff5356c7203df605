package app.coffer.desktop.conflict;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.List;

/**
 * What a decision would do to the money, beside how it stands now. Every list of amounts has one
 * entry for each candidate, in the order they were asked for.
 *
 * @param accounts the balances that any candidate touches, also those that stay as they are
 * @param categories what this record counts in a category and month
 * @param statements by how much the agreed balance of an account would be off; only where a
 *     reconciled item is touched
 * @param plans what it would do beyond that
 */
public record Effects(
    List<OnAccount> accounts, List<OnCategory> categories, List<Off> statements, Plans plans) {

  public static final Effects NONE = new Effects(List.of(), List.of(), List.of());

  public Effects(List<OnAccount> accounts, List<OnCategory> categories, List<Off> statements) {
    this(accounts, categories, statements, Plans.NONE);
  }

  public Effects with(Plans others) {
    return new Effects(accounts, categories, statements, others);
  }

  public Effects withStatements(List<Off> off) {
    return new Effects(accounts, categories, off, plans);
  }

  public Effects {
    accounts = List.copyOf(accounts);
    categories = List.copyOf(categories);
    statements = List.copyOf(statements);
  }

  /** An account's balance now and with each candidate. */
  public record OnAccount(RecordId account, String name, Money now, List<Money> then) {
    public OnAccount {
      then = List.copyOf(then);
    }
  }

  /** What the record counts in a category in a month, now and with each candidate. */
  public record OnCategory(RecordId category, YearMonth month, Money now, List<Money> then) {
    public OnCategory {
      then = List.copyOf(then);
    }
  }

  /** By how much the reconciled balance would differ from what was agreed; zero is untouched. */
  public record Off(RecordId account, String name, List<Money> then) {
    public Off {
      then = List.copyOf(then);
    }
  }
}
