package app.coffer.desktop.conflict;

import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;

/** The open questions of a vault. */
public interface ConflictInbox {

  /** How many are open; cheap. */
  int count();

  /** All open questions, those with money at stake first, newest first within. */
  List<Conflict> open();

  Optional<Conflict> find(RecordId record);

  /** The content the record would have; nothing is written. */
  app.coffer.desktop.change.Change preview(Resolution resolution);

  /** Writes the decision as an ordinary change whose parents are all heads, in one transaction. */
  Answer resolve(Resolution resolution);

  /** What became of a decision. */
  sealed interface Answer {
    record Applied() implements Answer {}

    /** The record changed again while the person decided; nothing was written. */
    record Stale(Conflict now) implements Answer {}

    /** There is no such question any more; nothing was written. */
    record Gone() implements Answer {}

    /** The result would break a rule of the ledger; nothing was written. */
    record Invalid(String rule) implements Answer {}
  }
}
