package app.coffer.desktop.conflict;

import app.coffer.desktop.merge.MergeUnit;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.List;
import java.util.Map;

/**
 * A person's answer.
 *
 * @param heads the versions the person saw
 * @param choices for each contested unit one choice, and for any other unit the person overruled;
 *     units without a choice keep the provisional content
 * @param presence whether the record stays
 */
public record Resolution(
    RecordId record, List<RevisionId> heads, Map<MergeUnit, Choice> choices, Presence presence) {

  public Resolution {
    heads = heads.stream().sorted().toList();
    choices = Map.copyOf(choices);
  }

  /** Whether the record stays after the decision. */
  public enum Presence {
    KEEP,
    REMOVE
  }

  /** What one unit becomes. */
  public sealed interface Choice {

    /** That side's values. */
    record Take(RevisionId side) implements Choice {}

    /**
     * That side's values of an account; every other side's currency becomes an account of its own,
     * with what is in it.
     */
    record TakeApart(RevisionId side) implements Choice {}

    /** The common ancestor's values. */
    record TakeBefore() implements Choice {}

    /** Values of the person's own, by field name, in the sealed format's terms. */
    record Typed(Map<String, CborValue> fields) implements Choice {}
  }
}
