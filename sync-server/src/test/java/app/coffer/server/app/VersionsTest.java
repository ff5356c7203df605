package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Signed;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of other versions are told, so that they go up with a server and never down. */
class VersionsTest extends ServerTest {

  @Test
  void serverSaysItsVersionInOnePlaceForEver() {
    var health = api.mapper().readTree(api.get("/api/v1/health").body());
    assertThat(health.get("api").asInt()).isEqualTo(1);
    assertThat(health.get("product").asString()).isEqualTo("coffer-server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v0", "/api/v2", "/api/v10", "/api"})
  void anotherVersionIsNotHereWhateverIsAskedOfIt(String version) {
    String vault = version + "/vaults/" + home.vault.hex();
    for (String path : List.of(version + "/health", vault + "/sync/pull", vault + "/root-log")) {
      assertThat(api.get(path).status()).as(path).isEqualTo(404);
      assertThat(api.get(path).code()).as(path).isEqualTo("not-found");
    }
    assertThat(api.post(vault + "/sync/push", Map.of()).code()).isEqualTo("not-found");
    assertThat(api.post(version + "/vaults", home.creation()).code()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @CsvSource({"2,unsupported-version", "9,unsupported-version", "0,malformed"})
  void aParcelOfAnotherVersionIsRefusedAndTheFeedGoesOn(int version, String code) {
    PushedParcel next = home.first.parcel(home.edit(home.newRecord()));
    Signed later =
        home.sign(Signed.PARCEL, ofVersion(next.parcel().bytes(), version), home.first.keys);
    assertThat(api.tryPush(new PushedParcel(later, next.bodies())).code()).isEqualTo(code);
    assertThat(api.pull(0).parcels()).isEmpty();
    api.push(next);
    assertThat(api.pull(0).parcels()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"2,unsupported-version", "0,malformed"})
  void aRootStatementOfAnotherVersionIsRefused(int version, String code) {
    Signed statement = home.authorize(home.new Device());
    Signed later = home.sign(Signed.ROOT, ofVersion(statement.bytes(), version), home.root);
    assertThat(api.tryPush(List.of(later)).code()).isEqualTo(code);
    api.tryPush(List.of(statement)).as(PushReceipt.class);
  }

  @Test
  void whatALaterClientAddsToARequestIsPassedOver() {
    Api json = api.asJson();
    for (Api each : List.of(api, json)) {
      PushedParcel next = home.first.parcel(home.edit(home.newRecord()));
      var mapper = each.mapper();
      var push =
          (tools.jackson.databind.node.ObjectNode)
              mapper.readTree(
                  mapper.writeValueAsBytes(new app.coffer.wire.api.Push(List.of(), List.of(next))));
      push.put("later", "thing");
      ((tools.jackson.databind.node.ObjectNode) push.get("parcels").get(0)).put("more", 7);
      var request =
          each.prepare("POST", api.inVault("/sync/push"), push, Instant.now())
              .header("Coffer-Later", "1")
              .build();
      assertThat(each.send(request).status()).isEqualTo(200);
    }
    assertThat(api.pull(0).parcels()).hasSize(2);
    assertThat(api.get(api.inVault("/sync/pull?since=0&later=1")).status()).isEqualTo(200);
  }

  @Test
  void whatIsSealedIsHandedOutAsItCameWhateverWroteIt() {
    byte[] body = home.bytes(777);
    api.push(home.first.parcel(new Household.Edit(home.newRecord(), List.of(), body)));
    assertThat(api.pull(0).parcels().getFirst().bodies().getFirst().bytes()).isEqualTo(body);
  }

  /** The same deterministic CBOR with another number behind "v". */
  private static byte[] ofVersion(byte[] bytes, int version) {
    byte[] changed = bytes.clone();
    byte[] key = {0x61, 'v', 1};
    int at = 0;
    while (!Arrays.equals(changed, at, at + key.length, key, 0, key.length)) {
      at++;
    }
    changed[at + 2] = (byte) version;
    return changed;
  }
}
