package app.coffer.desktop.vault;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.seal.DeviceKeys;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.SheetKeys;
import app.coffer.desktop.sync.LocalLog;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.SyncEngine;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A vault on its way back from a server, by nothing but its recovery sheet. */
final class SheetRestore implements AutoCloseable {
  private final SheetKeys sheet;
  private final String deviceName;
  private final InstantSource clock;
  private final Randomness randomness;
  private final Replica replica;
  private final List<Signed> rootLog;
  private final KeyRing ring;
  private boolean ringTaken;

  private SheetRestore(
      SheetKeys sheet,
      String deviceName,
      InstantSource clock,
      Randomness randomness,
      Replica replica,
      List<Signed> rootLog,
      KeyRing ring) {
    this.sheet = sheet;
    this.deviceName = deviceName;
    this.clock = clock;
    this.randomness = randomness;
    this.replica = replica;
    this.rootLog = rootLog;
    this.ring = ring;
  }

  /** Finds the vault and opens its keys; nothing is changed anywhere. */
  static SheetRestore find(
      RestoreVault request, Connections connections, InstantSource clock, Randomness randomness)
      throws SyncFault {
    SheetKeys sheet = SheetKeys.of(request.sheet().words());
    DeviceKeys device = DeviceKeys.generate(randomness);
    boolean found = false;
    try {
      VaultId vault = connections.recoverable(request.server(), sheet);
      Replica replica = connections.replica(request.server(), vault, sheet);
      List<Signed> rootLog = replica.rootLog(0).statements();
      KeyRing ring = ring(vault, sheet, rootLog, device);
      found = true;
      return new SheetRestore(
          sheet, request.deviceName(), clock, randomness, replica, rootLog, ring);
    } finally {
      if (!found) {
        sheet.close();
        device.close();
      }
    }
  }

  private static KeyRing ring(
      VaultId vault, SheetKeys sheet, List<Signed> rootLog, DeviceKeys device) throws SyncFault {
    try {
      KeyRing ring = sheet.ring(rootLog, device);
      if (!ring.vault().equals(vault)) {
        throw new SyncFault.Distrusted(SyncFault.Alarm.ROOT_FORK, "another vault than it named");
      }
      return ring;
    } catch (MalformedCbor notGenuine) {
      throw new SyncFault.Distrusted(SyncFault.Alarm.NOT_AUTHENTIC, notGenuine.getMessage());
    }
  }

  KeyRing ring() {
    return ring;
  }

  List<Signed> rootLog() {
    return rootLog;
  }

  /** From now on the caller closes the ring. */
  void takeRing() {
    ringTaken = true;
  }

  /**
   * Fetches all that the server has, and makes this device the vault's only member: what the others
   * send after that counts no more. Decided on what was checked here, not on what the server says.
   *
   * @param confirm asked when all is fetched and nothing is changed yet
   * @throws SyncFault.Refused {@code stale-root} where another statement was quicker: it may have
   *     brought a key that these do not open, so everything begins anew
   */
  void takeOver(LocalLog log, SyncEngine engine, Predicate<FoundVault> confirm)
      throws SyncFault, RestoreDeclined {
    engine.fetch(replica);
    if (!confirm.test(log.read(SheetRestore::found))) {
      throw new RestoreDeclined();
    }
    Signed statement =
        sheet.replace(
            ring,
            log.read(LogReader::rootState),
            log.read(LogReader::feeds),
            deviceName,
            clock.instant(),
            randomness);
    replica.append(new RootLog(RootStatement.decode(statement.bytes()).seq(), List.of(statement)));
    engine.takeRoot(List.of(statement));
  }

  private static FoundVault found(LogReader log) {
    Set<DeviceId> active = Handover.active(log);
    List<String> names =
        log.members().values().stream()
            .filter(member -> active.contains(member.device()))
            .map(LogReader.Member::name)
            .sorted()
            .toList();
    Optional<Instant> newest =
        log.members().keySet().stream()
            .flatMap(device -> newest(log, device).stream())
            .max(Comparator.naturalOrder());
    return new FoundVault(newest, names);
  }

  /** When a device made the last change of it that can be read. */
  private static Optional<Instant> newest(LogReader log, DeviceId device) {
    List<LogReader.Sent> sent = log.sentBy(device);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    LogReader.Sent last = sent.getLast();
    return log.revisions(last.record()).stream()
        .filter(revision -> revision.id().equals(last.revision()))
        .flatMap(revision -> Stream.ofNullable(revision.content()))
        .map(Change::editedAt)
        .findFirst();
  }

  @Override
  public void close() {
    sheet.close();
    if (!ringTaken) {
      ring.close();
    }
  }
}
