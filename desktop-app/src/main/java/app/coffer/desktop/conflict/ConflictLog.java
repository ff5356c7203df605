package app.coffer.desktop.conflict;

import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;

/** What was decided, and what was put together without asking; and taking it back. */
public interface ConflictLog {

  /** What people or the setting decided, newest first; at most so many. */
  List<Settled> decided(int limit);

  /** What was put together without asking, newest first; at most so many. */
  List<Settled> merged(int limit);

  /**
   * Restores what the units said before, as ordinary changes in one transaction. A decision becomes
   * an open question again.
   */
  Undone undo(List<String> ids);

  /** Makes a decision an open question on this device, and leaves the record as it is. */
  Undone reopen(String id);

  Rules rules();

  void setRules(Rules rules);

  /** What was decided in one go on this device. */
  List<Settled> batch(long batch);

  /** What was decided last on this device, in one go; empty where nothing was. */
  List<Settled> last();

  /**
   * This device's settings.
   *
   * @param newestWins whether the newest wins where both changed the same thing; reconciled items
   *     are asked about all the same
   * @param keepDays how long a decision can be undone; 0 is always
   */
  record Rules(boolean newestWins, int keepDays) {
    public static final Rules DEFAULT = new Rules(false, 90);
  }

  /**
   * What became of an undo.
   *
   * @param done the records that were given back what they said
   * @param refused those left as they are, and why
   */
  record Undone(List<RecordId> done, List<Refusal> refused) {
    public Undone {
      done = List.copyOf(done);
      refused = List.copyOf(refused);
    }

    public Optional<Refusal> onlyRefusal() {
      return done.isEmpty() && refused.size() == 1
          ? Optional.of(refused.getFirst())
          : Optional.empty();
    }
  }

  /** Why something was not undone. */
  record Refusal(String id, Reason reason) {}

  /** Why something was not undone. */
  enum Reason {
    /** There is no such line. */
    UNKNOWN,
    /** The same units were changed since. */
    CHANGED,
    /** It is undone already. */
    UNDONE,
    /** The record is an open question. */
    OPEN,
    /** Too old, or its versions are not here. */
    LINE,
    /** It would break a rule of the ledger. */
    INVALID
  }
}
