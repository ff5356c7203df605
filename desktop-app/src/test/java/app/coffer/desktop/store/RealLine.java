package app.coffer.desktop.store;

import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.transport.BadLine;
import app.coffer.desktop.transport.HttpServers;
import app.coffer.desktop.transport.TrustedClients;
import app.coffer.server.app.CofferServer;
import app.coffer.server.app.ServerConfig;
import app.coffer.server.vault.Registration;
import app.coffer.wire.Position;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two devices, a real server, and a line to it that can go wrong. */
abstract class RealLine {
  static final OkHttpClient CLIENT = HttpServers.client();
  static final InstantSource CLOCK = InstantSource.system();

  final Randomness keys = TestRings.repeatable(11);
  final Path folder = Scratch.folder("line");
  final List<String> written = new ArrayList<>();
  CofferServer server;
  BadLine line;
  SimDevice desktop;
  SimDevice laptop;
  Replica bad;
  Replica good;

  @BeforeEach
  void twoDevicesAndAServer() throws Exception {
    server =
        CofferServer.start(
            ServerConfig.defaults(folder.resolve("server"))
                .listening("127.0.0.1", 0)
                .registering(Registration.Mode.OPEN)
                .limited(1L << 30, 1_000_000),
            CLOCK,
            Randomness.secure());
    line = new BadLine(server.address());
    TestRings.Founded founded = TestRings.found("desktop", keys);
    var tail = new Position(1, RootStatement.hashOf(founded.authorize().bytes()));
    TestRings.Joined joined = TestRings.join(founded.ring(), tail, "laptop", keys);
    List<Signed> root = List.of(founded.genesis(), founded.authorize(), joined.authorize());
    founded.sheet().close();
    var unused =
        new SimServer(
            founded.ring().vault(), new IncarnationId(keys.bytes(IncarnationId.LENGTH)), false);
    desktop = device("desktop", founded.ring(), root, unused);
    laptop = device("laptop", joined.ring(), root, unused);
    HttpServers atDesk = servers(desktop, CLIENT);
    atDesk.create(
        server.address(),
        new CreateVault(founded.genesis(), founded.authorize()),
        Optional.empty());
    bad = atDesk.replica(line.address());
    good = servers(laptop, CLIENT).replica(server.address());
    atDesk.replica(server.address()).append(new RootLog(2, List.of(joined.authorize())));
    desktop.engine.syncOnce(bad);
    laptop.engine.syncOnce(good);
  }

  private SimDevice device(
      String name, app.coffer.desktop.seal.KeyRing ring, List<Signed> root, SimServer unused)
      throws SyncFault {
    return new SimDevice(
        name, ring, root, new SimReplica(unused), folder, Instant.now().minusSeconds(1), keys);
  }

  static HttpServers servers(SimDevice device, OkHttpClient client) {
    return new HttpServers(
        TrustedClients.usual(client),
        device.ring.vault(),
        (request, created) ->
            device.ring.withSigningKey(key ->
                RequestSignature.sign(
                    request, device.ring.device(), key, created, Randomness.secure())),
        CLOCK);
  }

  @AfterEach
  void close() throws Exception {
    desktop.close();
    laptop.close();
    line.close();
    server.close();
  }

  void name(SimDevice device, String name) {
    written.add(name);
    device.ledger.write(writer -> {
      writer.put(new Payee(new RecordId(keys.bytes(RecordId.LENGTH)), name));
      return name;
    });
  }

  static List<String> shown(SimDevice device) {
    return device.ledger.payees().stream().map(Payee::name).toList();
  }
}
