package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Entity;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question about a whole record and what refers to it: it was removed while another device went
 * on using it, or it was added twice. Every device that holds the same changes asks the same.
 *
 * @param record the one that may go
 * @param twin of what was added twice the one that stays, the same on every device; else null
 * @param acts who removed it; of what was added twice who added {@code twin}, then {@code record}
 * @param uses what refers to {@code record}
 * @param users who wrote that first
 * @param reconciled whether an account's transactions belong to a statement: then they are left
 * @param options the answers there are, the one that is preselected first
 */
public record RecordQuestion(
    RecordId record,
    Entity entity,
    String name,
    Cause cause,
    @Nullable RecordId twin,
    List<Act> acts,
    Uses uses,
    List<String> users,
    boolean reconciled,
    List<Option> options) {

  /** How it came about. */
  public enum Cause {
    /** It was removed; something that refers to it brought it back. */
    CAME_BACK,
    /** Two devices added one of the same name. */
    TWICE
  }

  /** What a person can say. */
  public enum Option {
    /** It stays. */
    RESTORE,
    /** What refers to it goes to another, and it is removed. */
    MOVE,
    /** It is removed with its transactions and schedules. */
    REMOVE_ALL,
    /** The two become one. */
    JOIN,
    /** Both stay, and one gets another name. */
    KEEP_BOTH
  }

  /** What somebody did, and when by their clock. */
  public record Act(String deviceName, boolean here, Instant at) {}

  /** What refers to a record. */
  public record Uses(
      List<RecordId> transactions, List<RecordId> schedules, List<RecordId> categories) {
    public Uses {
      transactions = List.copyOf(transactions);
      schedules = List.copyOf(schedules);
      categories = List.copyOf(categories);
    }

    public int size() {
      return transactions.size() + schedules.size() + categories.size();
    }
  }

  public RecordQuestion {
    acts = List.copyOf(acts);
    users = List.copyOf(users);
    options = List.copyOf(options);
  }

  public Optional<RecordId> stays() {
    return Optional.ofNullable(twin);
  }
}
