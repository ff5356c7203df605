package app.coffer.wire.api;

import app.coffer.wire.Signed;
import java.util.List;

/**
 * Statements of the root log in order: an answer from {@code from} on, or an append at the tail.
 */
public record RootLog(long from, List<Signed> statements) {
  public RootLog {
    statements = List.copyOf(statements);
  }
}
