package app.coffer.desktop.vault;

import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.pairing.VaultHandover;
import app.coffer.desktop.store.HeadsDigest;
import app.coffer.desktop.store.VaultDatabase;
import app.coffer.desktop.sync.LocalLog;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.Sealer;
import app.coffer.desktop.sync.Servers;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncEngine;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import java.net.URI;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the inviting side hands over of an open vault. */
final class Handover implements VaultHandover {
  private final VaultDatabase database;
  private final LocalLog log;
  private final Sealer sealer;
  private final Servers servers;
  private final SyncEngine engine;
  private final SyncControl sync;
  private final LedgerReader ledger;
  private final VaultRoster roster;

  Handover(
      VaultDatabase database,
      LocalLog log,
      Sealer sealer,
      Servers servers,
      SyncEngine engine,
      SyncControl sync,
      LedgerReader ledger,
      VaultRoster roster) {
    this.database = database;
    this.log = log;
    this.sealer = sealer;
    this.servers = servers;
    this.engine = engine;
    this.sync = sync;
    this.ledger = ledger;
    this.roster = roster;
  }

  @Override
  public URI server() throws SyncFault {
    return sync.state()
        .server()
        .orElseThrow(() -> new SyncFault.Offline("sync is off", new IllegalStateException()));
  }

  @Override
  public List<Signed> rootLog() {
    return log.read(LogReader::rootLog);
  }

  @Override
  public void append(Signed statement) throws SyncFault {
    replica().append(new RootLog(rootLog().size(), List.of(statement)));
    take(List.of(statement));
  }

  @Override
  public void refreshRootLog() throws SyncFault {
    Replica replica = replica();
    PullPage page =
        replica.pull(log.read(log -> log.memory(replica.name())).cursor(), rootLog().size());
    take(page.root());
  }

  /**
   * Of members only, for how far others count is in the root log. Of this device's own feed only
   * what the server has: the rest is not there to be pulled yet.
   */
  @Override
  public Map<DeviceId, Position> positions() {
    return log.read(log -> {
      Map<DeviceId, Position> positions = new HashMap<>(log.feeds());
      positions.keySet().retainAll(active(log));
      DeviceId self = sealer.self();
      long sent = log.acknowledged(self);
      positions.remove(self);
      log.parcelHash(self, sent).ifPresent(hash -> positions.put(self, new Position(sent, hash)));
      return positions;
    });
  }

  static Set<DeviceId> active(LogReader log) {
    return log.rootState().activeMembers().stream()
        .map(RootState.Member::device)
        .collect(Collectors.toSet());
  }

  @Override
  public Hash headsDigest() {
    return HeadsDigest.of(database);
  }

  @Override
  public void welcomed(DeviceId device, String platform) {
    roster.welcomed(device, platform, Vaults.platform());
  }

  @Override
  public String vaultName() {
    return ledger.profile().map(Profile::name).orElse("");
  }

  @Override
  public Currency currency() {
    return ledger.profile().map(Profile::currency).orElseGet(() -> Currency.getInstance("EUR"));
  }

  private Replica replica() throws SyncFault {
    return servers.replica(server());
  }

  private void take(List<Signed> statements) throws SyncFault {
    engine.takeRoot(statements);
  }
}
