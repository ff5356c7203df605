package app.coffer.desktop.sync;

import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.sync.SyncControl.Phase;
import app.coffer.desktop.sync.SyncControl.State;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** What people are told of sync: where it stands now, and the lines of what it did. */
final class StateBoard {
  private final LocalLog log;
  private final DeviceId self;
  private final SyncSettings settings;
  private final ServerLine line;
  private final Carrier carrier;
  private final InstantSource clock;
  private final StateBell bell = new StateBell();
  private volatile State state;

  StateBoard(
      LocalLog log,
      DeviceId self,
      SyncSettings settings,
      ServerLine line,
      Carrier carrier,
      InstantSource clock) {
    this.log = log;
    this.self = self;
    this.settings = settings;
    this.line = line;
    this.carrier = carrier;
    this.clock = clock;
    this.state = counted(Phase.OFF, settings.lastFault());
  }

  State state() {
    return state;
  }

  /** Rings when {@link #state} may have changed. */
  ChangeFeed changes() {
    return bell;
  }

  /** Tells who listens, where something beside the state changed. */
  void ring() {
    bell.ring();
  }

  void show(Phase phase, Optional<SyncFault> fault) {
    state = counted(phase, fault);
    bell.ring();
  }

  /** As it was, with what is to be counted counted anew. */
  void recount() {
    show(state.phase(), state.fault());
  }

  /** Nothing runs; whatever went wrong last still is so. */
  void rest() {
    show(Phase.IDLE, state.fault());
  }

  int unsent() {
    return log.read(log -> log.unsent(self));
  }

  /** A line of the activity log. */
  void note(String kind) throws SyncFault {
    log.write(log -> {
      log.note(clock.instant(), kind, 1);
      return null;
    });
  }

  private State counted(Phase phase, Optional<SyncFault> fault) {
    Optional<URI> server = settings.server();
    return new State(
        server.isEmpty() ? Phase.OFF : phase == Phase.OFF ? Phase.IDLE : phase,
        server,
        unsent(),
        log.read(LogReader::conflicts),
        server.isEmpty() ? 0 : carrier.waiting(line.name()),
        settings.lastSync(),
        server.isEmpty() ? Optional.empty() : fault);
  }
}
