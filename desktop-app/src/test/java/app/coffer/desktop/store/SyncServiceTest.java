package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.Carrier;
import app.coffer.desktop.sync.Hints;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.Servers;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimReplica.Fate;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.sync.SyncService;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncServiceTest {
  private static final URI HOME = URI.create("https://home.example/");

  private final Randomness keys = TestRings.repeatable(5);
  private SimServer server;
  private SimDevice device;
  private SyncService service;
  private final Stream stream = new Stream();

  /** One server in memory, whatever the address. */
  private final class OneServer implements Servers {
    @Override
    public SyncControl.ServerCheck check(URI address) {
      return new SyncControl.ServerCheck("test", 0, "open", true);
    }

    @Override
    public VaultCreated create(URI address, CreateVault vault, Optional<String> token)
        throws SyncFault {
      server.append(List.of(vault.genesis(), vault.authorize()));
      return new VaultCreated(device.sealer.vault(), incarnation());
    }

    @Override
    public VaultCreated bring(URI address, RootLog log, Optional<String> token) throws SyncFault {
      server.append(log.statements());
      return new VaultCreated(device.sealer.vault(), incarnation());
    }

    @Override
    public Replica replica(URI address) {
      return device.replica;
    }

    @Override
    public Hints hints(URI address) {
      return stream;
    }
  }

  /** A stream that a test speaks into. */
  private static final class Stream implements Hints {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<Listener> heard = new CompletableFuture<>();

    @Override
    public void listen(Listener listener) throws SyncFault {
      listener.opened();
      heard.complete(listener);
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @BeforeEach
  void start() throws SyncFault {
    TestRings.Founded founded = TestRings.found("desktop", keys);
    server = new SimServer(founded.ring().vault(), incarnation(), false);
    device =
        new SimDevice(
            "service",
            founded.ring(),
            List.of(founded.genesis(), founded.authorize()),
            new SimReplica(server),
            Scratch.folder("service"),
            Instant.parse("2026-11-21T10:00:00Z"),
            keys);
    service = service();
  }

  private SyncService service() {
    return new SyncService(
        device.log,
        device.cards,
        device.sealer,
        device.engine,
        new OneServer(),
        Carrier.NOTHING,
        device.database.changes(),
        device.clock,
        // no jitter
        length -> new byte[length]);
  }

  /** Returns when the service's thread has done all that it was given until now. */
  private void settle() {
    service.set(service.preferences());
  }

  private IncarnationId incarnation() {
    return new IncarnationId(keys.bytes(IncarnationId.LENGTH));
  }

  @AfterEach
  void stop() {
    service.close();
    device.close();
  }

  private void payee(String name) {
    device.ledger.write(writer -> {
      writer.put(new Payee(new RecordId(keys.bytes(RecordId.LENGTH)), name));
      return name;
    });
  }

  @Test
  void offUntilAServerIsNamedThenItSendsAndSaysSo() throws SyncFault {
    payee("Lidl");
    assertThat(service.state().phase()).isEqualTo(SyncControl.Phase.OFF);
    service.enable(HOME, Optional.empty());
    assertThat(service.state().pending()).isEqualTo(1);
    assertThat(service.syncNow().sent()).isEqualTo(1);
    SyncControl.State state = service.state();
    assertThat(state.phase()).isEqualTo(SyncControl.Phase.IDLE);
    assertThat(state.server()).contains(HOME);
    assertThat(state.pending()).isZero();
    assertThat(state.lastSync()).contains(device.now());
    assertThat(state.fault()).isEmpty();
    assertThat(service.activity(10))
        .extracting(SyncControl.Activity::kind)
        .containsExactly("sent", "enabled");
    assertThat(service.devices()).singleElement().matches(SyncControl.Device::here);
  }

  @Test
  void aFaultIsShownUntilTheNextSyncCompletes() throws SyncFault {
    service.attach(HOME);
    service.enable(HOME, Optional.empty());
    device.replica.line = () -> Fate.IS_LOST;
    assertThatExceptionOfType(SyncFault.Offline.class).isThrownBy(service::syncNow);
    assertThat(service.state().fault()).isPresent();
    device.replica.line = () -> Fate.ARRIVES;
    service.syncNow();
    assertThat(service.state().fault()).isEmpty();
  }

  @Test
  void sendsAgainToAServerThatLostEverything() throws SyncFault {
    service.enable(HOME, Optional.empty());
    Object empty = server.backup();
    payee("Lidl");
    service.syncNow();
    server.restore(empty, incarnation());
    assertThatExceptionOfType(SyncFault.Distrusted.class).isThrownBy(service::syncNow);
    assertThat(service.sendAgain().sent()).isEqualTo(1);
    assertThat(service.state().fault()).isEmpty();
  }

  @Test
  void quittingSendsWhatWaits() throws SyncFault {
    service.start();
    service.enable(HOME, Optional.empty());
    payee("Lidl");
    service.close();
    assertThat(server.everStored()).hasSize(1);
  }

  @Test
  void whereItMustNotRunByItselfQuittingSendsNothing() throws SyncFault {
    service.start();
    service.enable(HOME, Optional.empty());
    service.set(new SyncControl.Preferences(false, 5));
    payee("Lidl");
    service.close();
    assertThat(server.everStored()).isEmpty();
    service = service();
    assertThat(service.preferences()).isEqualTo(new SyncControl.Preferences(false, 5));
    assertThat(service.state().server()).contains(HOME);
  }

  @Test
  void manyHintsMakeOnePullAndWhatItPushedItselfMakesNone() throws Exception {
    service.start();
    service.enable(HOME, Optional.empty());
    Hints.Listener listener = stream.heard.get(30, TimeUnit.SECONDS);
    payee("Lidl");
    service.syncNow();
    long pushed = device.read(log -> log.memory("sim")).cursor().position();
    settle();
    int requests = device.replica.traffic().requests();
    listener.advanced(new Cursor(pushed));
    settle();
    assertThat(device.replica.traffic().requests()).isEqualTo(requests);
    for (int i = 1; i <= 50; i++) {
      listener.advanced(new Cursor(pushed + i));
    }
    settle();
    assertThat(device.replica.traffic().requests()).isBetween(requests + 1, requests + 2);
  }

  @Test
  void aPauseEndsByItselfOrByHandAndAskingForASyncStillWorks() throws Exception {
    service.start();
    service.enable(HOME, Optional.empty());
    service.pause(Duration.ofHours(1));
    assertThat(service.pausedUntil()).contains(device.now().plusSeconds(3_600));
    payee("Lidl");
    service.windowFocused();
    settle();
    assertThat(server.everStored()).isEmpty();
    service.syncNow();
    assertThat(server.everStored()).hasSize(1);
    device.pass(3_601);
    assertThat(service.pausedUntil()).isEmpty();
    service.pause(Duration.ofHours(1));
    service.resume();
    assertThat(service.pausedUntil()).isEmpty();
  }

  @Test
  void aWindowThatComesToTheFrontSyncsOnlyWhatIsOld() throws Exception {
    service.start();
    service.enable(HOME, Optional.empty());
    stream.heard.get(30, TimeUnit.SECONDS);
    service.syncNow();
    settle();
    int requests = device.replica.traffic().requests();
    service.windowFocused();
    settle();
    assertThat(device.replica.traffic().requests()).isEqualTo(requests);
    device.pass(301);
    service.windowFocused();
    settle();
    assertThat(device.replica.traffic().requests()).isGreaterThan(requests);
  }

  @Test
  void closingLeavesNoThreadBehind() throws Exception {
    service.start();
    service.enable(HOME, Optional.empty());
    stream.heard.get(30, TimeUnit.SECONDS);
    service.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.isAlive() && thread.getName().equals("sync-hints"));
  }
}
