package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Verdict;
import java.util.List;

/** What a person can say about a line of a statement. */
enum Decision {
  /** A transaction of its own. */
  ADD,
  /** The transaction that is here already. */
  SAME,
  /** Nothing is written. */
  LEAVE_OUT,
  /** Not said yet; nothing is written. */
  UNDECIDED;

  /** The answers there are for a verdict; the first is the one proposed. */
  static List<Decision> answers(Verdict verdict) {
    return switch (verdict) {
      case NEW -> List.of(ADD, LEAVE_OUT);
      case MATCH -> List.of(SAME, ADD, LEAVE_OUT);
      case MAYBE -> List.of(UNDECIDED, SAME, ADD, LEAVE_OUT);
      case ALREADY -> List.of(LEAVE_OUT);
      case REMOVED_BY_YOU -> List.of(LEAVE_OUT, ADD);
    };
  }
}
