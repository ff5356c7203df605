package app.coffer.desktop.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.seal.BoxSealer;
import app.coffer.desktop.seal.VaultGenesis;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.Sealer;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.server.app.CofferServer;
import app.coffer.server.app.ServerConfig;
import app.coffer.server.vault.Registration;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client against the server it is made for. */
@Timeout(60)
class RealServerTest {
  private static final Randomness RANDOM = Randomness.secure();
  private static final InstantSource CLOCK = InstantSource.system();
  private static final OkHttpClient CLIENT = HttpServers.client();

  @TempDir Path data;

  private CofferServer server() throws Exception {
    return CofferServer.start(
        ServerConfig.defaults(data).listening("127.0.0.1", 0).registering(Registration.Mode.OPEN),
        CLOCK,
        RANDOM);
  }

  private static HttpServers servers(VaultGenesis vault, InstantSource clock) {
    RequestSigner signer =
        (request, created) ->
            vault
                .ring()
                .withSigningKey(key ->
                    RequestSignature.sign(request, vault.ring().device(), key, created, RANDOM));
    return new HttpServers(TrustedClients.usual(CLIENT), vault.vault(), signer, clock);
  }

  @Test
  void aSealedChangeGoesThereAndComesBack() throws Exception {
    try (CofferServer server = server();
        VaultGenesis vault = VaultGenesis.create("Laptop", RANDOM)) {
      HttpServers servers = servers(vault, CLOCK);
      assertThat(servers.check(server.address()).encrypted()).isFalse();
      assertThat(servers.check(server.address()).clockSkewSeconds()).isBetween(-2L, 2L);
      var creation = new CreateVault(vault.genesis(), vault.authorize());
      assertThat(servers.create(server.address(), creation, Optional.empty()))
          .isEqualTo(servers.create(server.address(), creation, Optional.empty()));

      var sealer = new BoxSealer(vault.ring(), RANDOM, () -> {});
      Change change =
          new Change(
              new RecordId(RANDOM.bytes(16)),
              Entity.PAYEE,
              1,
              1,
              java.time.Instant.ofEpochMilli(5),
              "Laptop",
              false,
              Change.fields(Map.of("name", CborValue.of("Baker"))));
      Sealer.SealedRevision sealed = sealer.seal(change, List.of());
      var parcel =
          new Parcel(
              sealer.self(),
              0,
              Parcel.NO_PREVIOUS,
              sealer.epoch(),
              List.of(sealed.header()),
              Map.of(),
              new Position(1, RootStatement.hashOf(vault.authorize().bytes())),
              "0.1.0");
      Replica replica = servers.replica(server.address());
      replica.push(
          new Push(
              List.of(),
              List.of(new PushedParcel(sealer.sign(parcel), List.of(new Body(0, sealed.body()))))));

      PullPage page = replica.pull(Cursor.START, 0);
      assertThat(page.root()).containsExactly(vault.genesis(), vault.authorize());
      byte[] body = page.parcels().getFirst().bodies().getFirst().bytes();
      assertThat(sealer.open(sealer.self(), sealer.epoch(), sealed.header(), body))
          .isEqualTo(change);
      var revision = sealed.header().revisionId(sealer.vault(), sealer.self());
      assertThat(replica.body(revision)).hasValue(sealed.body());
      assertThat(replica.status().devices()).hasSize(1);
      replica.checkHeads(new app.coffer.wire.api.Resolve(change.record(), List.of(revision)));
    }
  }

  @Test
  void aClockThatIsAnHourOffIsNamed() throws Exception {
    try (CofferServer server = server();
        VaultGenesis vault = VaultGenesis.create("Laptop", RANDOM)) {
      HttpServers late = servers(vault, () -> CLOCK.instant().plus(Duration.ofHours(1)));
      assertThatExceptionOfType(SyncFault.ClockSkew.class)
          .isThrownBy(() ->
              late.create(
                  server.address(),
                  new CreateVault(vault.genesis(), vault.authorize()),
                  Optional.empty()))
          .satisfies(skew -> assertThat(skew.seconds()).isBetween(3590L, 3610L));
    }
  }

  @Test
  void itsMailboxesCarryMessages() throws Exception {
    try (CofferServer server = server()) {
      var boxes = new HttpMailboxes(CLIENT, server.address(), CLOCK);
      String box = "00112233445566778899aabbccddeeff";
      boxes.open(box, "7QK4");
      boxes.open(box, "7QK4");
      assertThat(boxes.find("7QK4")).contains(box);
      assertThat(boxes.find("7QK5")).isEmpty();
      assertThatExceptionOfType(SyncFault.Refused.class)
          .isThrownBy(() -> boxes.open("ff".repeat(16), "7QK4"))
          .satisfies(refused -> assertThat(refused.code()).contains(Problem.Code.CODE_TAKEN));
      boxes.put(box, 0, new byte[] {1});
      boxes.put(box, 0, new byte[] {1});
      boxes.put(box, 1, new byte[] {2});
      assertThat(boxes.get(box, 1, 0)).containsExactly(new byte[] {2});
      assertThat(boxes.get(box, 2, 0)).isEmpty();
      assertThatExceptionOfType(SyncFault.Refused.class)
          .isThrownBy(() -> boxes.put(box, 1, new byte[] {3}))
          .satisfies(refused -> assertThat(refused.code()).contains(Problem.Code.NOT_NEXT));
      boxes.close(box);
      assertThatExceptionOfType(SyncFault.Refused.class)
          .isThrownBy(() -> boxes.get(box, 0, 0))
          .satisfies(refused -> assertThat(refused.code()).contains(Problem.Code.MAILBOX_CLOSED));
    }
  }

  @Test
  void aClockThatIsOffIsNamedBeforeAnythingIsSaidInAMailbox() throws Exception {
    try (CofferServer server = server()) {
      var late =
          new HttpMailboxes(
              CLIENT, server.address(), () -> CLOCK.instant().plus(Duration.ofMinutes(6)));
      assertThatExceptionOfType(SyncFault.ClockSkew.class)
          .isThrownBy(() -> late.open("00112233445566778899aabbccddeeff", "7QK4"))
          .satisfies(skew -> assertThat(skew.seconds()).isBetween(350L, 370L));
    }
  }
}
