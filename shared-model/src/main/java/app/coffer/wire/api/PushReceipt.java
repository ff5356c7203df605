package app.coffer.wire.api;

import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RevisionId;
import java.util.List;

/**
 * The answer to a push.
 *
 * @param cursor the vault's cursor after it
 * @param contested of the records pushed, those that now have several heads
 * @param have the replica's own position of every feed
 * @param missingBodies heads of the records pushed whose body the replica lacks
 */
public record PushReceipt(
    IncarnationId incarnation,
    Cursor cursor,
    List<RecordHeads> contested,
    List<FeedPosition> have,
    List<RevisionId> missingBodies) {
  public PushReceipt {
    contested = List.copyOf(contested);
    have = List.copyOf(have);
    missingBodies = List.copyOf(missingBodies);
  }
}
