package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Limits;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.RecordHeads;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushAndPullTest extends ServerTest {

  @Test
  void whatIsPushedIsPulledByteForByteInJsonAndCbor() {
    PushedParcel one = home.first.parcel(home.edit(home.newRecord()));
    PushedParcel two = home.first.parcel(home.edit(home.newRecord()), home.edit(home.newRecord()));
    PushReceipt receipt = api.push(one);
    assertThat(receipt.cursor()).isEqualTo(new Cursor(1));
    assertThat(api.asJson().push(two).cursor()).isEqualTo(new Cursor(2));
    for (Api form : List.of(api, api.asJson())) {
      PullPage page = form.pull(0);
      assertThat(page.parcels())
          .extracting(PulledParcel::parcel)
          .containsExactly(one.parcel(), two.parcel());
      assertThat(page.parcels().get(1).bodies()).usingRecursiveComparison().isEqualTo(two.bodies());
      assertThat(page.end()).isEqualTo(new Cursor(2));
      assertThat(page.more()).isFalse();
      assertThat(page.root()).isEqualTo(home.rootLog);
      assertThat(page.incarnation()).isEqualTo(receipt.incarnation());
      assertThat(page.have())
          .containsExactly(new FeedPosition(home.first.id, home.first.position()));
    }
    assertThat(api.pull(2).parcels()).isEmpty();
    assertThat(api.get(api.inVault("/sync/pull?since=1&root=1")).as(PullPage.class))
        .satisfies(page -> assertThat(page.parcels()).hasSize(1))
        .satisfies(page -> assertThat(page.root()).isEqualTo(home.rootLog.subList(1, 2)));
  }

  @Test
  void samePushTwiceChangesNothing() {
    PushedParcel parcel = home.first.parcel(home.edit(home.newRecord()));
    PushReceipt once = api.push(parcel);
    long used = status().bytesUsed();
    assertThat(api.push(parcel)).isEqualTo(once);
    assertThat(status().bytesUsed()).isEqualTo(used);
    assertThat(api.pull(0).parcels()).hasSize(1);
  }

  @Test
  void otherParcelAtTheSameNumberIsAFork() {
    api.push(home.first.parcel(home.edit(home.newRecord())));
    PushedParcel other =
        home.first.draft(
            0, Parcel.NO_PREVIOUS, Map.of(), home.rootTail(), home.edit(home.newRecord()));
    assertThat(api.tryPush(other).code()).isEqualTo("forked-feed");
    PushedParcel wrongPrev = home.first.draft(1, Parcel.NO_PREVIOUS, Map.of(), home.rootTail());
    assertThat(api.tryPush(wrongPrev).code()).isEqualTo("forked-feed");
  }

  @Test
  void gapIsRefusedAndNothingOfThePushIsStored() {
    PushedParcel first = home.first.parcel(home.edit(home.newRecord()));
    home.first.parcel(home.edit(home.newRecord()));
    PushedParcel third = home.first.parcel(home.edit(home.newRecord()));
    assertThat(api.tryPush(first, third).code()).isEqualTo("not-next");
    assertThat(api.pull(0).parcels()).isEmpty();
  }

  @Test
  void parcelThatNamesMoreThanIsHeldIsRefused() {
    Household.Device second = home.join();
    PushedParcel carried = second.parcel(home.edit(home.newRecord()));
    PushedParcel witness =
        home.first.draft(0, Parcel.NO_PREVIOUS, Map.of(second.id, second.position()), rootAt(1));
    assertThat(api.tryPush(witness).code()).isEqualTo("unknown-seen");
    PushedParcel later = home.first.draft(0, Parcel.NO_PREVIOUS, Map.of(), home.rootTail());
    assertThat(api.tryPush(later).code()).isEqualTo("unknown-root");
    var forged = new Position(1, new Hash(new byte[32]));
    assertThat(api.tryPush(home.first.draft(0, Parcel.NO_PREVIOUS, Map.of(), forged)).code())
        .isEqualTo("unknown-root");
    // any member carries another's parcel, with the root statement that makes it a member
    assertThat(api.tryPush(home.rootLog, carried, witness).status()).isEqualTo(200);
  }

  @Test
  void forgedOrTamperedParcelsAreRefused() {
    PushedParcel good = home.first.parcel(home.edit(home.newRecord()));
    byte[] signature = good.parcel().signature().clone();
    signature[5] ^= 1;
    assertThat(
            api.tryPush(
                    new PushedParcel(new Signed(good.parcel().bytes(), signature), good.bodies()))
                .code())
        .isEqualTo("bad-signature");
    Household stranger = new Household(99);
    assertThat(api.tryPush(stranger.first.parcel()).code()).isEqualTo("bad-signature");
    byte[] body = good.bodies().getFirst().bytes().clone();
    body[30] ^= 1;
    for (List<Body> bodies :
        List.of(
            List.of(new Body(0, body)),
            List.of(new Body(1, good.bodies().getFirst().bytes())),
            List.of(new Body(-1, good.bodies().getFirst().bytes())),
            List.of(good.bodies().getFirst(), good.bodies().getFirst()))) {
      assertThat(api.tryPush(new PushedParcel(good.parcel(), bodies)).code())
          .isEqualTo("malformed");
    }
    var notCbor = home.sign(Signed.PARCEL, new byte[] {1, 2, 3}, home.first.keys);
    assertThat(api.tryPush(new PushedParcel(notCbor, List.of())).code()).isEqualTo("malformed");
    assertThat(api.pull(0).parcels()).isEmpty();
  }

  @Test
  void absentBodyIsNamedAndMaySentLater() {
    Household.Edit edit = home.edit(home.newRecord());
    PushedParcel parcel = home.first.parcel(edit);
    PushReceipt without = api.push(new PushedParcel(parcel.parcel(), List.of()));
    assertThat(without.missingBodies()).containsExactly(home.first.revision(edit));
    String path = api.inVault("/revisions/" + home.first.revision(edit).hex());
    assertThat(api.get(path).code()).isEqualTo("no-such-revision");
    assertThat(api.push(parcel).missingBodies()).isEmpty();
    assertThat(api.get(path).body()).isEqualTo(edit.body());
    assertThat(api.pull(0).parcels().getFirst().bodies()).hasSize(1);
  }

  @Test
  void supersededBodiesAreLeftOutButKept() {
    RecordId record = home.newRecord();
    Household.Edit old = home.edit(record);
    api.push(home.first.parcel(old));
    api.push(home.first.parcel(home.edit(record, home.first.revision(old))));
    PullPage page = api.pull(0);
    assertThat(page.parcels().get(0).bodies()).isEmpty();
    assertThat(page.parcels().get(1).bodies()).hasSize(1);
    assertThat(api.get(api.inVault("/revisions/" + home.first.revision(old).hex())).body())
        .isEqualTo(old.body());
  }

  @Test
  void concurrentEditsAreContestedUntilResolved() {
    Household.Device second = home.join();
    RecordId record = home.newRecord();
    Household.Edit base = home.edit(record);
    PushedParcel start = home.first.parcel(base);
    Household.Edit mine = home.edit(record, home.first.revision(base));
    Household.Edit theirs = home.edit(record, home.first.revision(base));
    api.tryPush(home.rootLog, start).as(PushReceipt.class);
    api.push(home.first.parcel(mine));
    PushReceipt receipt = api.as(second).push(second.parcel(theirs));
    var heads =
        new RecordHeads(record, List.of(home.first.revision(mine), second.revision(theirs)));
    assertThat(receipt.contested()).containsExactly(heads);
    assertThat(status().contested()).containsExactly(heads);
    // the base is needed to compare: its body travels again
    assertThat(api.pull(0).parcels()).allSatisfy(p -> assertThat(p.bodies()).hasSize(1));

    String resolve = api.inVault("/sync/resolve");
    assertThat(api.post(resolve, new Resolve(record, heads.heads())).status()).isEqualTo(204);
    assertThat(api.post(resolve, new Resolve(record, heads.heads().subList(0, 1))).code())
        .isEqualTo("stale-resolution");
    Household.Edit decision = home.edit(record, heads.heads().get(0), heads.heads().get(1));
    assertThat(api.push(home.first.parcel(decision)).contested()).isEmpty();
    assertThat(api.post(resolve, new Resolve(record, heads.heads())).code())
        .isEqualTo("stale-resolution");
    assertThat(status().contested()).isEmpty();
  }

  @Test
  void revisionWhoseParentComesLaterSupersedesIt() {
    Household.Device second = home.join();
    RecordId record = home.newRecord();
    Household.Edit base = home.edit(record);
    PushedParcel late = second.parcel(base);
    Household.Edit child = home.edit(record, second.revision(base));
    api.tryPush(home.rootLog, home.first.parcel(child)).as(PushReceipt.class);
    assertThat(api.push(late).contested()).isEmpty();
    assertThat(api.pull(0).parcels().get(1).bodies()).isEmpty();
  }

  @Test
  void pagesAreBoundedAndJoinWithoutGaps() {
    var sent = new ArrayList<Signed>();
    for (int i = 0; i < 7; i++) {
      var edits = new Household.Edit[4];
      for (int k = 0; k < 4; k++) {
        edits[k] = new Household.Edit(home.newRecord(), List.of(), home.bytes(Limits.BODY_BYTES));
      }
      PushedParcel parcel = home.first.parcel(edits);
      sent.add(parcel.parcel());
      api.push(parcel);
    }
    var got = new ArrayList<Signed>();
    long since = 0;
    int pages = 0;
    PullPage page;
    do {
      page = api.pull(since);
      long size =
          page.parcels().stream()
              .flatMap(p -> p.bodies().stream())
              .mapToLong(b -> b.bytes().length)
              .sum();
      assertThat(size).isLessThanOrEqualTo(Limits.PULL_PAGE_BYTES);
      assertThat(page.end().position()).isGreaterThan(since);
      page.parcels().forEach(p -> got.add(p.parcel()));
      since = page.end().position();
      pages++;
    } while (page.more());
    assertThat(got).isEqualTo(sent);
    assertThat(pages).isGreaterThan(1);
    PullPage two = api.get(api.inVault("/sync/pull?since=0&limit=2")).as(PullPage.class);
    assertThat(two.parcels()).hasSize(2);
    assertThat(two.more()).isTrue();
  }

  @Test
  void quotaIsKeptAndReadingGoesOn() throws IOException {
    restart(config().limited(6_000, 100_000));
    api.push(home.first.parcel(home.edit(home.newRecord())));
    PushedParcel large =
        home.first.parcel(new Household.Edit(home.newRecord(), List.of(), home.bytes(6_000)));
    assertThat(api.tryPush(large))
        .satisfies(a -> assertThat(a.status()).isEqualTo(507))
        .satisfies(a -> assertThat(a.code()).isEqualTo("quota-exceeded"));
    assertThat(api.pull(0).parcels()).hasSize(1);
    assertThat(status().bytesUsed()).isLessThan(6_000);
    assertThat(status().bytesQuota()).isEqualTo(6_000);
  }

  @Test
  void rootLogGrowsOnlyAtItsTail() {
    String path = api.inVault("/root-log");
    Signed second = home.authorize(home.new Device());
    Signed third = home.authorize(home.new Device());
    assertThat(api.post(path, new RootLog(3, List.of(third))).code()).isEqualTo("stale-root");
    assertThat(api.post(path, new RootLog(2, List.of(second))).status()).isEqualTo(204);
    assertThat(api.post(path, new RootLog(0, home.rootLog)).status()).isEqualTo(204);
    assertThat(api.get(path + "?from=2").as(RootLog.class))
        .isEqualTo(new RootLog(2, List.of(second, third)));

    home.rootLog.removeLast();
    Signed rival = home.authorize(home.new Device());
    assertThat(api.post(path, new RootLog(3, List.of(rival))).code()).isEqualTo("stale-root");
    Signed forged = home.sign(Signed.ROOT, rival.bytes(), home.first.keys);
    assertThat(api.post(path, new RootLog(3, List.of(forged))).code()).isEqualTo("bad-signature");
    assertThat(api.post(api.inVault("/sync/push"), new Push(List.of(rival), List.of())).code())
        .isEqualTo("stale-root");
  }

  @Test
  void statusNamesDevicesAndWhenTheyWereHere() {
    api.push(home.first.parcel());
    assertThat(status().devices())
        .singleElement()
        .satisfies(device -> {
          assertThat(device.device()).isEqualTo(home.first.id);
          assertThat(device.lastParcel()).isZero();
          assertThat(device.lastSeen()).isAfter(java.time.Instant.now().minusSeconds(60));
          assertThat(device.online()).isFalse();
        });
  }

  private VaultStatus status() {
    return api.get(api.inVault("/sync/status")).as(VaultStatus.class);
  }

  private Position rootAt(int seq) {
    return new Position(seq, app.coffer.wire.RootStatement.hashOf(home.rootLog.get(seq).bytes()));
  }
}
