package app.coffer.desktop.sync;

import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server that the settings name: its replica, made once, and the vault's copy there. */
final class ServerLine {
  private final LocalLog log;
  private final DeviceId self;
  private final Servers servers;
  private final SyncSettings settings;
  private final CertificatePins pins;
  private @Nullable Replica replica;
  private boolean retired;

  ServerLine(LocalLog log, DeviceId self, Servers servers, SyncSettings settings) {
    this.log = log;
    this.self = self;
    this.servers = servers;
    this.settings = settings;
    this.pins = new CertificatePins(log);
  }

  synchronized Replica replica() throws SyncFault {
    if (retired) {
      throw new SyncFault.Offline("this device is another now", new IllegalStateException());
    }
    URI server =
        settings
            .server()
            .orElseThrow(() -> new SyncFault.Offline("sync is off", new IllegalStateException()));
    if (replica == null) {
      replica = servers.replica(server);
    }
    return replica;
  }

  /** The name of the replica that is in use. */
  synchronized Optional<String> name() {
    return Optional.ofNullable(replica).map(Replica::name);
  }

  /** Creates the vault's copy, or finds it. */
  void create(URI server, Optional<String> registrationToken) throws SyncFault {
    List<Signed> root = log.read(LogReader::rootLog);
    servers.create(server, new CreateVault(root.get(0), root.get(1)), registrationToken);
  }

  /**
   * Only the vault's first device can create the copy; the others come back to one that is there.
   */
  void enter(URI server, Optional<String> registrationToken) throws SyncFault {
    if (isFounder() || !isKnownAt(server)) {
      create(server, registrationToken);
    }
  }

  private boolean isFounder() {
    return RootStatement.decode(log.read(LogReader::rootLog).get(1).bytes())
            instanceof RootStatement.Authorize first
        && first.device().equals(self);
  }

  private boolean isKnownAt(URI server) throws SyncFault {
    try {
      servers.replica(server).rootLog(0);
      return true;
    } catch (SyncFault.Refused refused) {
      if (refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))) {
        return false;
      }
      throw refused;
    }
  }

  synchronized void lead(@Nullable URI server) throws SyncFault {
    settings.server(server);
    settings.lastFault(Optional.empty());
    replica = null;
  }

  /** Nothing is synced under this identity any more. */
  synchronized void retire() {
    retired = true;
  }

  synchronized void trust(URI server, String fingerprint) throws SyncFault {
    pins.put(server, fingerprint);
    replica = null;
  }

  Optional<String> trusted(URI server) {
    return pins.at(server);
  }
}
