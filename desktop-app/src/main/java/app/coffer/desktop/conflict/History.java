package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a record was before: nothing that was overwritten is gone. */
public interface History {

  /** All contents known here, newest first by logical time; the first is what is shown. */
  List<Version> of(RecordId record);

  /** Makes a record say again what it said in a version, or be removed again: a new change. */
  Restored restore(Version version);

  /**
   * @param id null where it was never sealed
   * @param deviceName its name now
   */
  record Version(@Nullable RevisionId id, DeviceId device, String deviceName, Change content) {
    public Optional<RevisionId> revision() {
      return Optional.ofNullable(id);
    }
  }

  /** What became of a restoring. */
  enum Restored {
    DONE,
    /** The record says that already. */
    SAME,
    /** The record is an open question; deciding it comes first. */
    OPEN,
    /** It would break a rule of the ledger. */
    INVALID
  }
}
