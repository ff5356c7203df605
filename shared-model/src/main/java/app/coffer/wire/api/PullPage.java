package app.coffer.wire.api;

import app.coffer.wire.Signed;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.IncarnationId;
import java.util.List;

/**
 * Parcels after a cursor, in cursor order.
 *
 * @param root statements of the root log from the number asked for
 * @param end the cursor this page reaches
 * @param more whether there is another page
 * @param have the replica's own position of every feed
 */
public record PullPage(
    IncarnationId incarnation,
    List<Signed> root,
    List<PulledParcel> parcels,
    Cursor end,
    boolean more,
    List<FeedPosition> have) {
  public PullPage {
    root = List.copyOf(root);
    parcels = List.copyOf(parcels);
    have = List.copyOf(have);
  }
}
