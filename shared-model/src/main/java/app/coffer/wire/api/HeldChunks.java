package app.coffer.wire.api;

import java.util.List;

/**
 * Which chunks of an attachment a server has.
 *
 * @param chunks their numbers from 0, in order; empty where it has none
 */
public record HeldChunks(List<Integer> chunks) {
  public HeldChunks {
    chunks = List.copyOf(chunks);
  }
}
