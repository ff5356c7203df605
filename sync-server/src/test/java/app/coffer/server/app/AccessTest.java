package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.vault.Registration;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Health;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.VaultCreated;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest extends ServerTest {
  private final Household strangers = new Household(77);

  @Test
  void vaultOfOthersAndNoVaultHaveTheSameAnswerByteForByte() {
    var stranger = new Api(server.address(), strangers, strangers.first);
    Api.Answer foreign = stranger.get(api.inVault("/sync/pull"));
    Api.Answer none = stranger.get(stranger.inVault("/sync/pull"));
    Api.Answer notEvenAnId = stranger.get("/api/v1/vaults/xyz/sync/pull");
    assertThat(foreign.code()).isEqualTo("no-such-vault");
    assertThat(foreign.body()).isEqualTo(none.body()).isEqualTo(notEvenAnId.body());
    assertThat(foreign.status()).isEqualTo(404).isEqualTo(none.status());
    assertThat(stranger.post(api.inVault("/sync/push"), new Push(List.of(), List.of())).body())
        .isEqualTo(foreign.body());
    var posing = new Api(server.address(), home, home.new Device());
    assertThat(posing.get(api.inVault("/sync/status")).body()).isEqualTo(foreign.body());
  }

  @Test
  void deletedVaultIsGoneAndOnlyRootDeletes() {
    String path = api.inVault("");
    var byDevice = home.sign(Signed.DELETE_VAULT, home.vault.bytes(), home.first.keys);
    assertThat(api.delete(path, byDevice).code()).isEqualTo("bad-signature");
    var other = home.sign(Signed.DELETE_VAULT, new byte[32], home.root);
    assertThat(api.delete(path, other).code()).isEqualTo("bad-signature");
    api.push(home.first.parcel(home.edit(home.newRecord())));
    var order = home.sign(Signed.DELETE_VAULT, home.vault.bytes(), home.root);
    assertThat(api.delete(path, order).status()).isEqualTo(204);
    assertThat(api.get(api.inVault("/sync/pull")).code()).isEqualTo("no-such-vault");
  }

  @Test
  void unsignedAndWronglySignedRequestsAreRefused() {
    String path = api.inVault("/sync/status");
    assertThat(api.send(HttpRequest.newBuilder(server.address().resolve(path)).build()).code())
        .isEqualTo("bad-signature");
    HttpRequest elsewhere = api.prepare("GET", path, null, Instant.now()).build();
    HttpRequest.Builder moved =
        HttpRequest.newBuilder(server.address().resolve(api.inVault("/sync/pull")));
    elsewhere.headers().map().forEach((name, values) -> moved.header(name, values.getFirst()));
    assertThat(api.send(moved.build()).code()).isEqualTo("bad-signature");
    var push = new Push(List.of(), List.of());
    HttpRequest.Builder tampered =
        api.prepare("POST", api.inVault("/sync/push"), push, Instant.now())
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(api.send(tampered.build()).code()).isEqualTo("bad-signature");
  }

  @Test
  void oldAndRepeatedRequestsAreRefused() {
    String path = api.inVault("/sync/status");
    for (long skew : new long[] {-310, 310}) {
      HttpRequest request = api.prepare("GET", path, null, Instant.now().plusSeconds(skew)).build();
      Api.Answer answer = api.send(request);
      assertThat(answer.code()).isEqualTo("clock-skew");
      assertThat(answer.response().headers().firstValue("Date")).isPresent();
    }
    HttpRequest once = api.prepare("GET", path, null, Instant.now().minusSeconds(200)).build();
    assertThat(api.send(once).status()).isEqualTo(200);
    assertThat(api.send(once).code()).isEqualTo("replayed");
  }

  @Test
  void creatingAgainFindsTheSameVault() {
    VaultCreated again = api.create(Map.of()).as(VaultCreated.class);
    assertThat(again.vault()).isEqualTo(home.vault);
    assertThat(api.asJson().create(Map.of()).as(VaultCreated.class)).isEqualTo(again);
  }

  @Test
  void creationIsSignedByTheDeviceItAuthorizes() {
    var thief = new Api(server.address(), strangers, strangers.new Device());
    assertThat(thief.create(Map.of()).code()).isEqualTo("bad-signature");
  }

  @Test
  void registrationIsTheOperatorsChoice() throws IOException {
    var newcomer = new Household(5);
    restart(config().registering(Registration.Mode.TOKEN));
    var joining = new Api(server.address(), newcomer, newcomer.first);
    assertThat(joining.create(Map.of()).code()).isEqualTo("bad-token");
    assertThat(joining.create(Map.of("Coffer-Registration", "0".repeat(32))).code())
        .isEqualTo("bad-token");
    String token = Files.readString(data.resolve("registration-token")).strip();
    assertThat(token).hasSize(32);
    assertThat(joining.create(Map.of("Coffer-Registration", token)).status()).isEqualTo(200);
    assertThat(joining.create(Map.of()).status()).isEqualTo(200);

    restart(config().registering(Registration.Mode.CLOSED));
    var late = new Household(6);
    assertThat(new Api(server.address(), late, late.first).create(Map.of()).code())
        .isEqualTo("registration-closed");
  }

  @Test
  void healthSaysWhatIsHere() {
    for (String path : List.of("/health", "/api/v1/health")) {
      Health health =
          api.asJson()
              .send(HttpRequest.newBuilder(server.address().resolve(path)).build())
              .asJson(Health.class);
      assertThat(health.product()).isEqualTo("coffer-server");
      assertThat(health.registration()).isEqualTo("open");
    }
  }

  @Test
  void everyRefusalIsAProblem() {
    for (String path : List.of("/", "/api/v1/nothing", "/api/v1/pairing/zz", "/%00")) {
      Api.Answer answer = api.send(HttpRequest.newBuilder(server.address().resolve(path)).build());
      assertThat(answer.response().headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(new String(answer.body())).doesNotContain("Exception").contains("urn:coffer");
    }
    HttpRequest.Builder wrongType =
        HttpRequest.newBuilder(server.address().resolve("/health")).DELETE();
    assertThat(api.send(wrongType.build()).code()).isEqualTo("malformed");
    assertThat(api.post(api.inVault("/sync/push"), "text").code()).isEqualTo("malformed");
    assertThat(api.post(api.inVault("/sync/push"), new byte[9 << 20]).code())
        .isEqualTo("too-large");
  }

  @Test
  void aConnectionTheServerGivesUpIsNotUsedAgain() {
    var broken = HttpRequest.newBuilder(server.address().resolve("/%00")).build();
    var next = HttpRequest.newBuilder(server.address().resolve("/health")).build();
    for (int i = 0; i < 50; i++) {
      assertThat(api.send(broken).response().headers().firstValue("Connection")).hasValue("close");
      assertThat(api.send(next).status()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksTooOftenIsTold() throws IOException {
    restart(config().limited(1L << 30, 5));
    int refused = 0;
    for (int i = 0; i < 8; i++) {
      Api.Answer answer = api.tryPush();
      refused += answer.status() == 429 ? 1 : 0;
      if (answer.status() == 429) {
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
      } else {
        answer.as(PushReceipt.class);
      }
    }
    assertThat(refused).isBetween(1, 3);
  }
}
