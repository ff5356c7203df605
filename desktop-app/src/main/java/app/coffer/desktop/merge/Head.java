package app.coffer.desktop.merge;

import app.coffer.desktop.change.Change;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RevisionId;
import java.util.Comparator;

/**
 * A version of a record that nothing follows yet.
 *
 * @param device who wrote it
 */
public record Head(RevisionId revision, DeviceId device, Change content) {

  /**
   * The order that every device computes alike, so that all show the same until a person decides.
   * Logical time comes first; the clock only breaks ties.
   */
  public static final Comparator<Head> PRECEDENCE =
      Comparator.<Head>comparingLong(head -> head.content().lamport())
          .thenComparing(head -> head.content().editedAt())
          .thenComparing(Head::device)
          .thenComparing(Head::revision);
}
