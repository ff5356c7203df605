package app.coffer.desktop.banking.bring;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.wire.id.RecordId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what is done with transactions that look a certain way, which is the rules' to know. */
@FunctionalInterface
public interface Habits {
  void put(Writer ledger, Habit habit);

  /**
   * What was a rule, an assignment or a default there.
   *
   * @param order lower ones come first
   * @param any whether one test is enough
   * @param account in which account alone; null for all
   * @param payee set by it, as {@code category}; one of them is not null
   */
  record Habit(
      RecordId id,
      String name,
      int order,
      boolean any,
      List<Test> tests,
      @Nullable RecordId account,
      @Nullable RecordId payee,
      @Nullable RecordId category) {
    public Habit {
      tests = List.copyOf(tests);
    }
  }

  /**
   * What a transaction has to say; upper and lower case are the same.
   *
   * @param whole whether it says nothing else
   */
  record Test(Part part, boolean whole, String text) {}

  /** Where it says it. */
  enum Part {
    PAYEE,
    /** What the bank wrote. */
    BANK,
    NOTES
  }
}
