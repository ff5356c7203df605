package app.coffer.desktop.sync;

import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server that the settings name: its replica, made once, and the vault's copy there. */
final class ServerLine {
  /** Statements of a vault that nothing happened to yet. */
  private static final int FOUNDING = 2;

  /** The request that brings a vault carries as much as it can: it has to say who brings it. */
  private static final long FIRST_BYTES = 7 << 20;

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
    if (root.size() == FOUNDING) {
      servers.create(server, new CreateVault(root.get(0), root.get(1)), registrationToken);
      return;
    }
    checkMembership();
    List<List<Signed>> portions = RootPortions.of(root, FIRST_BYTES);
    servers.bring(server, new RootLog(0, portions.getFirst()), registrationToken);
    Replica line = servers.replica(server);
    long from = portions.getFirst().size();
    for (List<Signed> portion : portions.subList(1, portions.size())) {
      line.append(new RootLog(from, portion));
      from += portion.size();
    }
  }

  /** Whoever was removed cannot bring it anywhere, and need not ask a server to know. */
  private void checkMembership() throws SyncFault {
    RootState.Member member = log.read(LogReader::rootState).members().get(self);
    if (member != null && member.removal() != null) {
      throw new SyncFault.Removed(Instant.ofEpochSecond(member.removal().at()));
    }
  }

  /**
   * Whether the vault is there and shows itself to this device, be it only to say that it was
   * removed.
   */
  private boolean isKnownAt(URI server) throws SyncFault {
    long tail = log.read(LogReader::rootTail).map(Position::n).orElse(0L);
    if (tail < FOUNDING) {
      return false;
    }
    try {
      servers.replica(server).rootLog(tail);
      return true;
    } catch (SyncFault.Refused refused) {
      if (refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))) {
        return false;
      }
      throw refused;
    }
  }

  /** Comes to the vault's copy, and creates it where there is none. */
  void enter(URI server, Optional<String> registrationToken) throws SyncFault {
    if (!isKnownAt(server)) {
      create(server, registrationToken);
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
