package app.coffer.desktop.vault;

import app.coffer.desktop.pairing.Admission;
import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.Inheritance;
import app.coffer.desktop.pairing.JoinExchange;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.Ticket;
import app.coffer.desktop.seal.BoxSealer;
import app.coffer.desktop.seal.DeviceKeys;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.store.VaultStore;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.Reauthoring;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.RootIntake;
import app.coffer.desktop.sync.SyncEngine;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.sync.SyncService;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the copy of a device keys of its own, and what only it has another author. */
final class NewIdentity implements CopiedDevice {
  private static final Logger LOG = LoggerFactory.getLogger(NewIdentity.class);
  private static final int APPEND_ATTEMPTS = 4;

  private final VaultStore store;
  private final KeyRing ring;
  private final SyncEngine engine;
  private final SyncService sync;
  private final JoinExchange exchange;
  private final InstantSource clock;
  private final Randomness randomness;
  private final Reopening reopening;

  /** Opens the same database with another ring, and closes what was open with the one before. */
  @FunctionalInterface
  interface Reopening {
    OpenVault with(KeyRing ring) throws VaultRefused;
  }

  NewIdentity(
      VaultStore store,
      KeyRing ring,
      SyncEngine engine,
      SyncService sync,
      JoinExchange exchange,
      InstantSource clock,
      Randomness randomness,
      Reopening reopening) {
    this.store = store;
    this.ring = ring;
    this.engine = engine;
    this.sync = sync;
    this.exchange = exchange;
    this.clock = clock;
    this.randomness = randomness;
    this.reopening = reopening;
  }

  @Override
  public boolean managesDevices() {
    return ring.canAuthorize();
  }

  @Override
  public OpenVault becomeNew(String name) throws VaultRefused, SyncFault {
    Names.check(name);
    if (!ring.canAuthorize()) {
      throw new VaultRefused(VaultRefused.Reason.INVITATION_NEEDED);
    }
    return changed(
        sync.retire(replica -> {
          long shared = shared(replica);
          DeviceKeys device = DeviceKeys.generate(randomness);
          Signed authorize = authorize(replica, device, name);
          return takeOver(ring.heldBy(device), List.of(authorize), shared);
        }));
  }

  @Override
  public OpenVault becomeNew(String name, URI link, Predicate<String> confirm)
      throws VaultRefused, SyncFault, PairingRefused {
    Names.check(name);
    var self = new JoinExchange.Self(name, Vaults.platform());
    try (Admission admission =
        exchange.join(new Ticket.Link(link), self, confirm, new Cancellation())) {
      Inheritance inheritance = admission.inheritance();
      if (!inheritance.ring().vault().equals(ring.vault())) {
        throw new VaultRefused(VaultRefused.Reason.OTHER_VAULT);
      }
      KeyRing next =
          sync.retire(
              replica -> takeOver(inheritance.ring(), inheritance.rootLog(), shared(replica)));
      inheritance.takeRing();
      admission.finished();
      return changed(next);
    }
  }

  private OpenVault changed(KeyRing next) throws VaultRefused {
    LOG.info("device {} goes on as {}", ring.device(), next.device());
    return reopening.with(next);
  }

  /** A device that is no member any more cannot ask: then it goes by what it was told before. */
  private long shared(Replica replica) throws SyncFault {
    try {
      return Reauthoring.shared(store.log(), replica, ring.device());
    } catch (SyncFault.Refused refused) {
      if (refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))) {
        return store.log().read(log -> log.acknowledged(ring.device()));
      }
      throw refused;
    }
  }

  private Signed authorize(Replica replica, DeviceKeys device, String name) throws SyncFault {
    for (int attempt = 1; ; attempt++) {
      takeRootLog(replica);
      List<Signed> held = store.log().read(LogReader::rootLog);
      Signed statement =
          ring.authorize(
              held.size(),
              RootStatement.hashOf(held.getLast().bytes()),
              device.signKey(),
              device.boxKey(),
              name,
              randomness);
      try {
        replica.append(new RootLog(held.size(), List.of(statement)));
        return statement;
      } catch (SyncFault.Refused refused) {
        boolean stale = refused.code().equals(Optional.of(Problem.Code.STALE_ROOT));
        if (!stale || attempt == APPEND_ATTEMPTS) {
          throw refused;
        }
      }
    }
  }

  private void takeRootLog(Replica replica) throws SyncFault {
    var memory = store.log().read(log -> log.memory(replica.name()));
    int held = store.log().read(LogReader::rootLog).size();
    List<Signed> news = replica.pull(memory.cursor(), held).root();
    engine.takeRoot(news);
  }

  /** The keys, the membership and the changes' new author are in the database together. */
  private KeyRing takeOver(KeyRing next, List<Signed> statements, long shared) throws SyncFault {
    DeviceId former = ring.device();
    var author = new BoxSealer(next, randomness, () -> {});
    byte[] bytes = next.encode();
    try {
      int written =
          store.changeIdentity(
              bytes,
              log -> {
                new RootIntake(author).take(log, statements);
                return new Reauthoring(author, Release.version())
                    .takeOver(log, former, shared, clock.instant());
              });
      LOG.info("{} changes have a new author", written);
      return next;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
