package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.BankImport.Verdict;

/** A row of the review. */
sealed interface ReviewRow {

  Kind kind();

  /** The line of the file. */
  int lineNumber();

  /**
   * A line that was read.
   *
   * @param proposed what the review said of it
   * @param yours the transaction here that it may be, in words; else empty
   */
  record Line(Item proposed, String yours, Decision decision) implements ReviewRow {
    Line decided(Decision next) {
      return new Line(proposed, yours, next);
    }

    @Override
    public int lineNumber() {
      return proposed.line().lineNumber();
    }

    @Override
    public Kind kind() {
      return Kind.of(proposed.verdict());
    }
  }

  /** A line that could not be read. */
  record Unread(RowProblem problem) implements ReviewRow {
    @Override
    public int lineNumber() {
      return problem.lineNumber();
    }

    @Override
    public Kind kind() {
      return Kind.PROBLEM;
    }
  }

  /** The groups a review is counted in, those that need a look first. */
  enum Kind {
    PROBLEM,
    MAYBE,
    NEW,
    MATCH,
    REMOVED,
    ALREADY;

    static Kind of(Verdict verdict) {
      return switch (verdict) {
        case NEW -> NEW;
        case MATCH -> MATCH;
        case MAYBE -> MAYBE;
        case ALREADY -> ALREADY;
        case REMOVED_BY_YOU -> REMOVED;
      };
    }
  }
}
