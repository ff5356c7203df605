package app.coffer.desktop.store;

import app.coffer.desktop.sync.LogReader;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import java.util.List;

/**
 * What the root log says, read once and not at every question. The last state is good for whoever
 * holds a log that ends with the same hash, in whatever transaction.
 */
final class RootStates {
  private volatile RootState last = RootState.NONE;

  RootState of(LogReader log) {
    RootState known = last;
    Position tail = log.rootTail().orElse(RootState.NONE.tail());
    if (tail.equals(known.tail())) {
      return known;
    }
    RootState state = RootState.NONE;
    List<Signed> statements = log.rootLog();
    for (Signed statement : statements) {
      state = state.after(RootStatement.decode(statement.bytes()), statement.bytes());
    }
    last = state;
    return state;
  }
}
