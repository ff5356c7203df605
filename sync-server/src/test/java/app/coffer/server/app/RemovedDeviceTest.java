package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.NewRoot;
import app.coffer.wire.Position;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server does for, and with, a device that was removed. */
class RemovedDeviceTest extends ServerTest {
  private Household.Device phone;
  private Api phoneApi;

  @BeforeEach
  void aSecondDevice() {
    phone = home.new Device();
    append(home.authorize(phone));
    phoneApi = new Api(server.address(), home, phone);
  }

  private void append(Signed statement) {
    long seq = RootStatement.decode(statement.bytes()).seq();
    assertThat(post(statement, seq).status()).isEqualTo(204);
  }

  private Api.Answer post(Signed statement, long seq) {
    return api.post(api.inVault("/root-log"), new RootLog(seq, List.of(statement)));
  }

  @Test
  void isAnsweredAsAStrangerByteForByte() {
    var stranger = new Api(server.address(), home, home.new Device());
    append(home.revoke(phone, null, null));
    for (String path : List.of("/sync/pull", "/sync/status")) {
      Api.Answer removed = phoneApi.get(api.inVault(path));
      assertThat(removed.status()).as(path).isEqualTo(404);
      assertThat(removed.body()).isEqualTo(stranger.get(api.inVault(path)).body());
    }
    var push = new Push(List.of(), List.of(phone.parcel()));
    assertThat(phoneApi.post(api.inVault("/sync/push"), push).body())
        .isEqualTo(stranger.post(api.inVault("/sync/push"), push).body());
  }

  @Test
  void readsTheRootLogUpToItsRemovalAndNothingAfter() {
    Signed removal = home.revoke(phone, null, null);
    append(removal);
    append(home.authorize(home.new Device()));
    RootLog shown = phoneApi.get(api.inVault("/root-log?from=2")).as(RootLog.class);
    assertThat(shown.statements()).hasSize(2).last().isEqualTo(removal);
    assertThat(phoneApi.get(api.inVault("/root-log?from=4")).as(RootLog.class).statements())
        .isEmpty();
    assertThat(phoneApi.post(api.inVault("/root-log"), new RootLog(4, List.of())).status())
        .isEqualTo(404);
    var stranger = new Api(server.address(), home, home.new Device());
    assertThat(stranger.get(api.inVault("/root-log")).status()).isEqualTo(404);
  }

  @Test
  void whatItSentBeyondTheCutSupersedesNothingAndTheFormerHeadLives() {
    RecordId record = home.newRecord();
    Household.Edit first = home.edit(record);
    api.push(home.first.parcel(first));
    phoneApi.push(phone.parcel());
    Position cut = phone.position();
    Household.Edit late = home.edit(record, home.first.revision(first));
    phoneApi.push(phone.parcel(late));
    append(home.revoke(phone, cut, null));

    var heads = List.of(home.first.revision(first));
    assertThat(api.post(api.inVault("/sync/resolve"), new Resolve(record, heads)).status())
        .isEqualTo(204);
    PullPage page = api.pull(0);
    assertThat(page.parcels().getFirst().bodies()).as("the former head's body").hasSize(1);
    assertThat(page.parcels().getLast().bodies()).as("for a person to look at").hasSize(1);
    // one that follows the void one is a head beside the former one
    Household.Edit after = home.edit(record, phone.revision(late));
    api.push(home.first.parcel(after));
    assertThat(api.post(api.inVault("/sync/resolve"), new Resolve(record, heads)).code())
        .isEqualTo("stale-resolution");
  }

  @Test
  void parcelsBeyondTheCutAreRefusedWhoeverCarriesThemAndThoseBeforeItAreTaken() {
    var before = phone.parcel();
    Position cut = phone.position();
    var beyond = phone.parcel();
    append(home.revoke(phone, cut, null));
    assertThat(api.tryPush(before).status()).isEqualTo(200);
    assertThat(api.tryPush(beyond).code()).isEqualTo("stale-root");
    assertThat(api.tryPush(before).status()).as("the same again").isEqualTo(200);
  }

  @Test
  void seenOfItBeyondTheCutIsIgnored() {
    phoneApi.push(phone.parcel());
    Position cut = phone.position();
    phone.parcel();
    append(home.revoke(phone, cut, null));
    var parcel = home.first.parcel(Map.of(phone.id, phone.position()));
    assertThat(api.tryPush(parcel).status()).isEqualTo(200);
  }

  @Test
  void neverReturnsAndIsNotRemovedTwice() {
    append(home.revoke(phone, null, null));
    Signed again = home.authorize(phone);
    assertThat(post(again, 4).code()).isEqualTo("malformed");
    home.rootLog.removeLast();
    Signed twice = home.revoke(phone, null, null);
    assertThat(post(twice, 4).code()).isEqualTo("malformed");
  }

  @Test
  void aNewRootKeySignsFromThenOnAndTheOldOneNothing() {
    var next = Crypto.signKeys(home.bytes(32));
    append(home.revoke(phone, null, new NewRoot(next.publicKey(), List.of())));
    Signed byOld = home.authorize(home.new Device());
    assertThat(post(byOld, 4).code()).isEqualTo("bad-signature");
    append(home.sign(Signed.ROOT, byOld.bytes(), next));
    // the whole log again, as a device sends it to a server that lacks some
    home.rootLog.removeLast();
    home.rootLog.add(home.sign(Signed.ROOT, byOld.bytes(), next));
    assertThat(api.post(api.inVault("/root-log"), new RootLog(0, home.rootLog)).status())
        .isEqualTo(204);
  }
}
