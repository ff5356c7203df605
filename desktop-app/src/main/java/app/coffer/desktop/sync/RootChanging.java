package app.coffer.desktop.sync;

import app.coffer.wire.Signed;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends statements to the root log, on the thread of sync: by the server where there is one, and
 * alone where nobody else could write it.
 */
final class RootChanging {
  private static final Logger LOG = LoggerFactory.getLogger(RootChanging.class);

  private final LocalLog log;
  private final SyncEngine engine;
  private final SyncSettings settings;
  private final ServerLine line;
  private final SyncRound round;

  RootChanging(
      LocalLog log, SyncEngine engine, SyncSettings settings, ServerLine line, SyncRound round) {
    this.log = log;
    this.engine = engine;
    this.settings = settings;
    this.line = line;
    this.round = round;
  }

  /** Whether something was appended. */
  boolean append(RootChange change) throws SyncFault {
    if (settings.server().isEmpty()) {
      return appendAlone(change);
    }
    boolean appended = engine.changeRoot(line.replica(), change);
    if (appended) {
      syncWhatItMade();
    }
    return appended;
  }

  private boolean appendAlone(RootChange change) throws SyncFault {
    if (log.read(LogReader::rootState).activeMembers().size() > 1) {
      throw new SyncFault.Offline("sync is off", new IllegalStateException());
    }
    Optional<Signed> statement = log.read(change::on);
    if (statement.isPresent()) {
      engine.takeRoot(List.of(statement.get()));
    }
    return statement.isPresent();
  }

  /** It is done whether or not the rest arrives now; the state says if it does not. */
  private void syncWhatItMade() {
    try {
      round.syncLog();
    } catch (SyncFault shown) {
      LOG.info("after a change of devices: {}", shown.getClass().getSimpleName());
    }
  }
}
