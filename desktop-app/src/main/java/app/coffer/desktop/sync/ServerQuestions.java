package app.coffer.desktop.sync;

import app.coffer.desktop.sync.SyncControl.Device;
import app.coffer.wire.Problem;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of a server between two syncs; changes nothing there or here. */
final class ServerQuestions {
  private static final Logger LOG = LoggerFactory.getLogger(ServerQuestions.class);

  /** From here on a server refuses what is signed. */
  private static final long MUCH_SKEW_SECONDS = 300;

  private final DeviceList devices;
  private final Servers servers;
  private final SyncSettings settings;
  private final SyncThread thread;
  private final SyncThread.Work<Replica> replica;

  ServerQuestions(
      DeviceList devices,
      Servers servers,
      SyncSettings settings,
      SyncThread thread,
      SyncThread.Work<Replica> replica) {
    this.devices = devices;
    this.servers = servers;
    this.settings = settings;
    this.thread = thread;
    this.replica = replica;
  }

  /** Members, as far as the server can be asked. */
  List<Device> devices() {
    if (settings.server().isEmpty()) {
      return devices.local();
    }
    try {
      return devices.with(thread.call(() -> replica.run().status()));
    } catch (SyncFault fault) {
      LOG.info("devices without the server's view: {}", fault.getClass().getSimpleName());
      return devices.local();
    }
  }

  /** Why sync would not work now. */
  Optional<SyncFault> why() {
    Optional<URI> server = settings.server();
    if (server.isEmpty()) {
      return Optional.empty();
    }
    try {
      long skew = servers.check(server.get()).clockSkewSeconds();
      if (Math.abs(skew) >= MUCH_SKEW_SECONDS) {
        return Optional.of(new SyncFault.ClockSkew(skew));
      }
      thread.call(() -> replica.run().status());
      return settings.lastFault();
    } catch (SyncFault fault) {
      return Optional.of(fault);
    }
  }

  /**
   * Whether a record's heads are still these at the server; asked before a decision is written.
   * Empty where they are, where sync is off, and where the server cannot be asked now.
   */
  Optional<SyncFault.Refused> staleHeads(RecordId record, List<RevisionId> heads) {
    if (settings.server().isEmpty()) {
      return Optional.empty();
    }
    try {
      thread.call(() -> {
        replica.run().checkHeads(new Resolve(record, heads));
        return null;
      });
      return Optional.empty();
    } catch (SyncFault.Refused refused) {
      return refused.code().equals(Optional.of(Problem.Code.STALE_RESOLUTION))
          ? Optional.of(refused)
          : Optional.empty();
    } catch (SyncFault fault) {
      return Optional.empty();
    }
  }
}
