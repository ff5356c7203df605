package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log: what became of concurrent changes of a record.
 *
 * @param id the same on every device, before and after it is sent
 * @param at when it was decided, or when the newest part of it was edited
 * @param deviceName the device that wrote it, by its name now
 * @param here whether that is this device
 * @param batch what was decided in one go on this device has one number; 0 stands alone
 * @param before the common ancestor's content, or null where there is none that can be read
 * @param former what the units said before: the provisional values of a question; of what was put
 *     together what this device said, else what the newest said
 * @param content what it became
 * @param sides the versions that were joined, as far as they can be read here
 * @param units those it was about; none where the versions are not here
 * @param answered what it did where the question was about a whole record; else null
 */
public record Settled(
    String id,
    RecordId record,
    Entity entity,
    Kind kind,
    Instant at,
    String deviceName,
    boolean here,
    long batch,
    @Nullable Change before,
    Change former,
    Change content,
    List<Side> sides,
    List<MergeUnit> units,
    State state,
    @Nullable Answered answered) {

  /**
   * An answer about a whole record; only the device on which it was given knows it as one.
   *
   * @param changed how many records were written
   * @param to what took its place, where something did
   */
  public record Answered(int changed, @Nullable RecordId to) {
    public Optional<RecordId> inItsPlace() {
      return Optional.ofNullable(to);
    }
  }

  public Settled(
      String id,
      RecordId record,
      Entity entity,
      Kind kind,
      Instant at,
      String deviceName,
      boolean here,
      long batch,
      @Nullable Change before,
      Change former,
      Change content,
      List<Side> sides,
      List<MergeUnit> units,
      State state) {
    this(
        id,
        record,
        entity,
        kind,
        at,
        deviceName,
        here,
        batch,
        before,
        former,
        content,
        sides,
        units,
        state,
        null);
  }

  public Settled {
    sides = List.copyOf(sides);
    units = List.copyOf(units);
  }

  /** Who settled it. */
  public enum Kind {
    /** A person. */
    DECIDED,
    /** The setting: the newest won. */
    BY_RULE,
    /** The machine put together what fitted. */
    MERGED
  }

  /** How the record stands to it now. */
  public enum State {
    /** It holds; it can be undone. */
    HOLDS,
    /** The record says what it said before. */
    UNDONE,
    /** The same units were changed since. */
    CHANGED,
    /** The record is an open question again. */
    OPEN,
    /** Older than decisions are kept, or its versions are not here: only this line is left. */
    LINE
  }

  public Optional<Answered> ofWholeRecord() {
    return Optional.ofNullable(answered);
  }

  public Optional<Change> base() {
    return Optional.ofNullable(before);
  }
}
