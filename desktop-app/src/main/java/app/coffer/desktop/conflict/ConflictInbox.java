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

  /** What the answer would write of other records: second accounts and what goes to them. */
  List<Replaced> beside(Resolution resolution);

  /** Writes the decision as an ordinary change whose parents are all heads, in one transaction. */
  Answer resolve(Resolution resolution);

  /**
   * Writes several decisions in one transaction, undone in one go. Those that cannot be written are
   * left open; the answers are in the order of the resolutions.
   */
  List<Answer> resolveAll(List<Resolution> resolutions);

  /** What a person has chosen and not applied yet, of open questions; survives a restart. */
  List<Draft> drafts();

  /** Keeps a draft in the place of an earlier one of the same record. */
  void keep(Draft draft);

  void dropDraft(RecordId record);

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
