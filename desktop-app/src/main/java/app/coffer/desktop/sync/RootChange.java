package app.coffer.desktop.sync;

import app.coffer.wire.Signed;
import java.util.Optional;

/** What to append to the root log, decided on what this device has verified of everything. */
@FunctionalInterface
public interface RootChange {

  /** The next statement, signed; empty where there is nothing to do. */
  Optional<Signed> on(LogReader log);
}
