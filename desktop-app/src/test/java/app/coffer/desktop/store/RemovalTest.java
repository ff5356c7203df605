package app.coffer.desktop.store;

import static app.coffer.desktop.store.ThreeDevices.isTold;
import static app.coffer.desktop.store.ThreeDevices.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.sync.LateKeeping;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.Undoing;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Removing devices and making new keys, between real engines and a server in memory. */
class RemovalTest {
  private static final Instant START = ThreeDevices.START;

  private final ThreeDevices home = new ThreeDevices(Scratch.folder("removal"));

  private SimDevice desktop;
  private SimDevice laptop;
  private SimDevice phone;
  private RecordId shared;

  @BeforeEach
  void threeDevicesInStep() throws SyncFault {
    home.begin();
    desktop = home.devices.get(0);
    laptop = home.devices.get(1);
    phone = home.devices.get(2);
    shared = home.name(desktop, "Bakery");
    desktop.sync();
    laptop.sync();
    phone.sync();
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void aRemovedDeviceIsToldAndKeepsItsLedger() throws SyncFault {
    home.name(phone, "only here");
    assertThat(desktop.remove(phone.id())).isTrue();
    isTold(phone);
    isTold(phone);
    home.name(phone, "and this");
    assertThat(names(phone)).containsExactly("Bakery", "and this", "only here");
    laptop.sync();
    assertThat(names(laptop)).containsExactly("Bakery");
    assertThat(desktop.remove(phone.id())).as("it is gone already").isFalse();
  }

  @Test
  void whatIsWrittenAfterARemovalIsSealedUnderAKeyThatTheRemovedDeviceLacks() throws SyncFault {
    home.name(laptop, "written before, sealed after");
    desktop.remove(phone.id());
    isTold(phone);
    home.name(desktop, "after");
    desktop.sync();
    laptop.sync();
    laptop.sync();
    desktop.sync();
    assertThat(names(desktop)).isEqualTo(names(laptop)).hasSize(3);
    long removal = home.server.rootTail().n();
    List<KeyId> later =
        home.parcels().stream()
            .filter(parcel -> parcel.root().n() >= removal)
            .map(Parcel::epoch)
            .distinct()
            .toList();
    assertThat(later).hasSize(1).noneMatch(phone.sealer::holds).allMatch(laptop.sealer::holds);
  }

  /** A signing key that a thief may have is no root key any more. */
  @Test
  void aRemovedDeviceSignsNothing() throws SyncFault {
    desktop.remove(phone.id());
    isTold(phone);
    assertThat(phone.ring.signsAs(home.server.rootState().rootKey())).isFalse();
    laptop.sync();
    assertThat(laptop.ring.signsAs(home.server.rootState().rootKey())).isTrue();
    assertThat(desktop.ring.signsAs(home.server.rootState().rootKey())).isTrue();
  }

  /** What came between the remover's last look and the removal. */
  @Test
  void lateChangesAreVoidEverywhereAndFormerContentsReturn() throws SyncFault {
    desktop.remove(
        phone.id(),
        () -> {
          home.name(phone, shared, "Bakery by the thief");
          home.name(phone, "made by the thief");
          phone.sync();
          laptop.sync();
        });
    assertThat(names(laptop)).contains("Bakery by the thief");
    laptop.sync();
    desktop.sync();
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(names(device)).as(device.name).containsExactly("Bakery");
      assertThat(device.read(LateKeeping::open).get(phone.id())).hasSize(2);
      assertThat(device.read(log -> log.feeds()).get(phone.id()))
          .isEqualTo(device.read(log -> log.members()).get(phone.id()).removal().cut());
    }
  }

  @Test
  void lateChangesThatAreKeptAreWrittenAnewAndThoseDiscardedAreGone() throws SyncFault {
    desktop.remove(
        phone.id(),
        () -> {
          home.name(phone, shared, "Bakery & Co");
          home.name(phone, "Florist");
          phone.sync();
        });
    desktop.sync();
    laptop.sync();
    var keeping = new LateKeeping(desktop.sealer, "test");
    int kept = desktop.log.write(log -> keeping.keep(log, phone.id(), "desktop", START));
    assertThat(kept).isEqualTo(2);
    assertThat(names(desktop)).containsExactly("Bakery & Co", "Florist");
    desktop.sync();
    laptop.sync();
    assertThat(names(laptop)).containsExactly("Bakery & Co", "Florist");
    assertThat(laptop.read(LateKeeping::open)).as("shown, so nothing to ask").isEmpty();
    assertThat(desktop.read(LateKeeping::open)).isEmpty();

    var forgetting = new LateKeeping(laptop.sealer, "test");
    laptop.log.write(log -> forgetting.discard(log, phone.id()));
    home.name(laptop, shared, "Bakery again");
    laptop.sync();
    assertThat(laptop.read(LateKeeping::open)).isEmpty();
  }

  /** It stays named until somebody decides, and all else is synced meanwhile. */
  @Test
  void lateChangesThatTheServerDoesNotGiveAreNamedUntilTheyComeOrAreForgotten() throws SyncFault {
    desktop.remove(
        phone.id(),
        () -> {
          home.name(phone, "late");
          phone.sync();
        });
    for (SimDevice device : List.of(desktop, laptop)) {
      keepBackBodiesOf(phone, device);
      device.sync();
      device.sync();
      isKeptBack(device);
      isKeptBack(device);
      assertThat(device.read(LateKeeping::unread)).containsExactly(Map.entry(phone.id(), 1));
      assertThat(device.read(LateKeeping::open)).isEmpty();
    }
    home.name(desktop, "goes on");
    isKeptBack(desktop);
    isKeptBack(laptop);
    assertThat(names(laptop)).contains("goes on");

    laptop.replica.bodyLie = body -> body;
    laptop.sync();
    assertThat(laptop.read(LateKeeping::open).get(phone.id())).hasSize(1);
    assertThat(laptop.read(LateKeeping::unread)).isEmpty();

    var forgetting = new LateKeeping(desktop.sealer, "test");
    assertThat(desktop.log.<Integer>write(log -> forgetting.discard(log, phone.id()))).isOne();
    desktop.sync();
    desktop.replica.repent();
    desktop.engine.forget("sim");
    desktop.sync();
    assertThat(desktop.read(LateKeeping::open)).as("nobody wants it any more").isEmpty();
    assertThat(desktop.read(LateKeeping::unread)).isEmpty();
  }

  /** Servers keep what nobody needs for thirty days. */
  @Test
  void lateChangesThatAreGoneAfterAMonthAreListedAndNoAlarm() throws SyncFault {
    desktop.remove(
        phone.id(),
        () -> {
          home.name(phone, "late");
          phone.sync();
        });
    keepBackBodiesOf(phone, laptop);
    laptop.pass(Duration.ofDays(31).toMillis());
    for (int pull = 0; pull < 5; pull++) {
      laptop.sync();
    }
    assertThat(laptop.read(LateKeeping::unread)).containsExactly(Map.entry(phone.id(), 1));
  }

  private static void keepBackBodiesOf(SimDevice author, SimDevice device) {
    device.replica.lie = page -> Pages.bare(page, p -> p.device().equals(author.id()));
    device.replica.bodyLie = body -> Optional.empty();
  }

  private static void isKeptBack(SimDevice device) {
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(device::sync)
        .satisfies(fault -> assertThat(fault.alarm()).isEqualTo(Alarm.LATE_WITHHELD));
  }

  @Test
  void keepingALateChangeAsksWhereOthersChangedTheSameSince() throws SyncFault {
    desktop.remove(
        phone.id(),
        () -> {
          home.name(phone, shared, "by the phone");
          phone.sync();
        });
    desktop.sync();
    home.name(desktop, shared, "by the desktop");
    desktop.sync();
    var keeping = new LateKeeping(desktop.sealer, "test");
    desktop.log.write(log -> keeping.keep(log, phone.id(), "desktop", START));
    assertThat(desktop.inbox.count()).isOne();
  }

  /** Rule 1: what a removed device sent beyond its cut is nothing that anybody must have seen. */
  @Test
  void seenOfARemovedDeviceBeyondItsCutIsIgnored() throws SyncFault {
    desktop.remove(
        phone.id(),
        () -> {
          home.name(phone, "late");
          phone.sync();
          home.name(laptop, "saw it");
          laptop.sync();
        });
    Position late =
        home.parcels().stream()
            .filter(parcel -> parcel.device().equals(laptop.id()))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .seen()
            .get(phone.id());
    assertThat(late.n()).isGreaterThan(desktop.read(log -> log.members()).get(phone.id()).cut());
    desktop.sync();
    laptop.sync();
    assertThat(names(desktop)).contains("saw it").isEqualTo(names(laptop));
    SimServer another = home.server;
    var empty = another.backup();
    another.restore(empty, home.id());
    for (SimDevice device : List.of(laptop, desktop)) {
      device.engine.forget("sim");
      device.sync();
    }
    assertThat(names(desktop)).isEqualTo(names(laptop));
  }

  /** Rule 7: a key that is missing was kept back by the replica; the author did nothing wrong. */
  @Test
  void aParcelWhoseRootStatementIsKeptBackIsTheReplicasFault() throws SyncFault {
    desktop.remove(phone.id());
    home.name(desktop, "under the new key");
    desktop.sync();
    laptop.replica.lie =
        page ->
            new PullPage(
                page.incarnation(),
                page.root().subList(0, Math.min(1, page.root().size())),
                page.parcels(),
                page.end(),
                page.more(),
                page.have());
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(laptop::sync)
        .satisfies(fault -> assertThat(fault.alarm()).isEqualTo(Alarm.ROOT_WITHHELD));
    laptop.replica.lie = page -> page;
    laptop.sync();
    assertThat(names(laptop)).contains("under the new key");
    assertThat(laptop.read(log -> log.members()).get(desktop.id()).frozenFrom()).isEmpty();
  }

  /** Rule 8: whoever seals under a key from before a removal is ignored from there. */
  @Test
  void aDeviceThatGoesOnSealingUnderAnOldKeyIsFrozenAndTheRestOfThePageGoesOn() throws SyncFault {
    KeyId old = laptop.sealer.epoch();
    desktop.remove(phone.id());
    laptop.sync();
    Position last = laptop.read(log -> log.feeds()).get(laptop.id());
    var wrong =
        new Parcel(
            laptop.id(),
            last == null ? 0 : last.n() + 1,
            last == null ? Parcel.NO_PREVIOUS : last.hash(),
            old,
            List.of(),
            java.util.Map.of(),
            home.server.rootTail(),
            "test");
    Signed signed = laptop.sealer.sign(wrong);
    laptop.replica.push(
        new app.coffer.wire.api.Push(
            List.of(), List.of(new app.coffer.wire.api.PushedParcel(signed, List.of()))));
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(desktop::sync)
        .satisfies(fault -> assertThat(fault.alarm()).isEqualTo(Alarm.NOT_AUTHENTIC));
    assertThat(desktop.read(log -> log.members()).get(laptop.id()).ignoredAt(wrong.n())).isTrue();
    home.name(desktop, "goes on");
    desktop.sync();
  }

  /** Rule 12: all that the server had before the removal counts. */
  @Test
  void aRemovalIsDecidedOnACompletePull() throws SyncFault {
    home.name(phone, "sent in time");
    phone.sync();
    desktop.remove(phone.id());
    laptop.sync();
    assertThat(names(desktop)).contains("sent in time").isEqualTo(names(laptop));
    assertThat(desktop.read(LateKeeping::open)).isEmpty();
  }

  /** Rule 3: it is numbered, so it goes out as it is; only what is sealed later has the new key. */
  @Test
  void aParcelThatWasSealedBeforeANewKeyIsSentUnchanged() throws SyncFault {
    home.name(laptop, "sealed in time");
    laptop.replica.line =
        new SimReplica.Line() {
          int calls;

          @Override
          public SimReplica.Fate next() {
            return calls++ == 1 ? SimReplica.Fate.IS_LOST : SimReplica.Fate.ARRIVES;
          }
        };
    assertThatExceptionOfType(SyncFault.Offline.class).isThrownBy(laptop::sync);
    KeyId old = laptop.sealer.epoch();
    desktop.rotate(() -> {});
    laptop.sync();
    desktop.sync();
    assertThat(names(desktop)).contains("sealed in time");
    assertThat(
            home.parcels().stream()
                .filter(parcel -> parcel.device().equals(laptop.id()))
                .map(Parcel::epoch))
        .contains(old);
    home.name(laptop, "sealed later");
    laptop.sync();
    assertThat(home.parcels().getLast().epoch()).isNotEqualTo(old);
  }

  @Test
  void undoingPutsBackWhatADeviceChangedAndLeavesWhatOthersDidAfter() throws SyncFault {
    RecordId second = home.name(desktop, "Grocer");
    desktop.sync();
    phone.sync();
    phone.pass(1000);
    Instant before = phone.now();
    home.name(phone, shared, "wrecked");
    home.name(phone, second, "wrecked too");
    home.name(phone, "junk");
    phone.sync();
    desktop.sync();
    home.name(desktop, second, "mended");
    desktop.sync();
    var undoing = new Undoing(desktop.id());
    Undoing.Preview preview = desktop.read(log -> undoing.preview(log, phone.id(), before));
    assertThat(preview.entries()).hasSize(2);
    assertThat(preview.changedSince()).containsExactly(second);
    boolean done =
        desktop.log.write(
            log -> undoing.undo(log, phone.id(), before, preview.entries(), "desktop", START));
    assertThat(done).isTrue();
    assertThat(names(desktop)).containsExactly("Bakery", "mended");
    desktop.sync();
    laptop.sync();
    phone.sync();
    assertThat(names(laptop)).isEqualTo(names(desktop)).isEqualTo(names(phone));
    boolean again =
        desktop.log.write(
            log -> undoing.undo(log, phone.id(), before, preview.entries(), "desktop", START));
    assertThat(again).as("it is not as it was shown any more").isFalse();
  }
}
