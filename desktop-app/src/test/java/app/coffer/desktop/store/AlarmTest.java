package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each alarm, by a replica or a device that earns it. Nothing local may change by any of them. */
class AlarmTest {
  private final Randomness keys = TestRings.repeatable(1);
  private final Path folder = Scratch.folder("alarms");
  private TestRings.Founded founded;
  private SimServer server;
  private List<Signed> root;
  private SimDevice desktop;
  private SimDevice laptop;
  private SimDevice phone;
  private int names;

  @BeforeEach
  void threeDevicesThatKnowEachOther() throws SyncFault {
    founded = TestRings.found("desktop", keys);
    server = new SimServer(founded.ring().vault(), incarnation(), false);
    root = new ArrayList<>(List.of(founded.genesis(), founded.authorize()));
    var second = TestRings.join(founded.ring(), tail(), "laptop", keys);
    root.add(second.authorize());
    var third = TestRings.join(founded.ring(), tail(), "phone", keys);
    root.add(third.authorize());
    server.append(root);
    desktop = device("desktop", founded.ring());
    laptop = device("laptop", second.ring());
    phone = device("phone", third.ring());
    payee(desktop);
    desktop.sync();
    laptop.sync();
    payee(laptop);
    laptop.sync();
    phone.sync();
  }

  @AfterEach
  void close() {
    desktop.close();
    laptop.close();
    phone.close();
  }

  private Position tail() {
    return new Position(root.size() - 1, RootStatement.hashOf(root.getLast().bytes()));
  }

  private SimDevice device(String name, app.coffer.desktop.seal.KeyRing ring) throws SyncFault {
    return new SimDevice(
        name,
        ring,
        root,
        new SimReplica(server),
        folder,
        Instant.parse("2026-11-21T10:00:00Z"),
        keys);
  }

  private IncarnationId incarnation() {
    return new IncarnationId(keys.bytes(IncarnationId.LENGTH));
  }

  private RecordId payee(SimDevice device) {
    var id = new RecordId(keys.bytes(RecordId.LENGTH));
    String name = "payee " + names++;
    device.ledger.write(writer -> {
      writer.put(new Payee(id, name));
      return id;
    });
    return id;
  }

  private void alarm(Alarm alarm, SimDevice device) {
    var before = device.read(log -> log.memory("sim"));
    var payees = device.ledger.payees();
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(device::sync)
        .satisfies(fault -> assertThat(fault.alarm()).as(fault.getMessage()).isEqualTo(alarm));
    LogReader.Memory after = device.read(log -> log.memory("sim"));
    assertThat(after).isEqualTo(before);
    assertThat(device.ledger.payees()).isEqualTo(payees);
  }

  private void lies(SimDevice device, Alarm alarm, UnaryOperator<PullPage> lie) {
    device.replica.lie = lie;
    alarm(alarm, device);
    device.replica.lie = page -> page;
  }

  private static PullPage with(PullPage page, List<PulledParcel> parcels) {
    return new PullPage(
        page.incarnation(), page.root(), parcels, page.end(), page.more(), page.have());
  }

  @Test
  void aServerThatLostWhatItHadIsAskedAboutAndGetsItAgain() throws SyncFault {
    Object backup = server.backup();
    payee(desktop);
    desktop.sync();
    phone.sync();
    server.restore(backup, incarnation());
    alarm(Alarm.ROLLBACK, desktop);
    desktop.engine.forget("sim");
    assertThat(desktop.sync().sent()).isPositive();
    phone.engine.forget("sim");
    phone.sync();
    assertThat(phone.ledger.payees()).hasSize(3);
  }

  @Test
  void aServerThatGoesBackInSecretIsCaughtByItsOwnMarks() throws SyncFault {
    Object backup = server.backup();
    payee(desktop);
    desktop.sync();
    phone.sync();
    IncarnationId same = server(phone).incarnation();
    server.restore(backup, same);
    alarm(Alarm.ROLLBACK, desktop);
    alarm(Alarm.ROLLBACK, phone);
  }

  @Test
  void anEmptyServerGetsEverythingIncludingOthersParcels() throws SyncFault {
    var empty = new SimServer(founded.ring().vault(), incarnation(), false);
    empty.append(root.subList(0, 2));
    server.restore(empty.backup(), incarnation());
    alarm(Alarm.ROLLBACK, phone);
    phone.engine.forget("sim");
    phone.sync();
    desktop.engine.forget("sim");
    desktop.sync();
    assertThat(desktop.ledger.payees()).hasSize(2);
  }

  private PullPage server(SimDevice device) throws SyncFault {
    return device.replica.pull(Cursor.START, 0);
  }

  @Test
  void aParcelLeftOutInTheMiddleIsWithheld() throws SyncFault {
    payee(laptop);
    laptop.sync();
    payee(laptop);
    laptop.sync();
    lies(
        desktop,
        Alarm.WITHHELD,
        page -> with(page, page.parcels().subList(1, page.parcels().size())));
    desktop.sync();
  }

  @Test
  void theNewestParcelHiddenIsWithheldByTheServersOwnWord() throws SyncFault {
    payee(laptop);
    laptop.sync();
    lies(phone, Alarm.WITHHELD, page -> with(page, List.of()));
    phone.sync();
    assertThat(phone.ledger.payees()).hasSize(3);
  }

  @Test
  void aHiddenDeviceIsWithheldByWhatAnotherHasSeen() throws SyncFault {
    payee(laptop);
    laptop.sync();
    desktop.sync();
    payee(desktop);
    desktop.sync();
    DeviceId hidden = laptop.id();
    var before = server(phone).have();
    lies(
        phone,
        Alarm.WITHHELD,
        page ->
            new PullPage(
                page.incarnation(),
                page.root(),
                page.parcels().stream()
                    .filter(p -> !Parcel.decode(p.parcel().bytes()).device().equals(hidden))
                    .toList(),
                page.end(),
                page.more(),
                before));
    phone.sync();
  }

  @Test
  void anotherHistoryForOneDeviceIsAFork() throws SyncFault {
    payee(laptop);
    laptop.sync();
    lies(
        phone,
        Alarm.FORK,
        page ->
            new PullPage(
                page.incarnation(),
                page.root(),
                page.parcels(),
                page.end(),
                page.more(),
                page.have().stream()
                    .map(feed ->
                        new app.coffer.wire.api.FeedPosition(
                            feed.device(), new Position(feed.position().n(), Parcel.NO_PREVIOUS)))
                    .toList()));
  }

  @Test
  void flippedBitsAreNotAuthentic() throws SyncFault {
    payee(laptop);
    laptop.sync();
    lies(phone, Alarm.NOT_AUTHENTIC, page -> with(page, flipped(page.parcels(), true)));
    lies(phone, Alarm.NOT_AUTHENTIC, page -> with(page, flipped(page.parcels(), false)));
    phone.sync();
  }

  private static List<PulledParcel> flipped(List<PulledParcel> parcels, boolean body) {
    PulledParcel last = parcels.getLast();
    byte[] signed = last.parcel().bytes().clone();
    byte[] first = last.bodies().getFirst().bytes().clone();
    (body ? first : signed)[40] ^= 1;
    var changed = new ArrayList<>(parcels);
    changed.set(
        parcels.size() - 1,
        new PulledParcel(
            last.cursor(),
            new Signed(signed, last.parcel().signature()),
            List.of(new Body(last.bodies().getFirst().index(), first))));
    return changed;
  }

  @Test
  void aPageThatGoesNowhereIsRefused() {
    lies(
        phone,
        Alarm.WITHHELD,
        page ->
            new PullPage(
                page.incarnation(), page.root(), List.of(), page.end(), true, page.have()));
  }

  @Test
  void aDeviceThatSignsTwoHistoriesIsFrozenAndTheOthersGoOn() throws SyncFault {
    // a copy of the laptop's disk writes parcel n, then the laptop itself does
    Parcel last = last(laptop);
    payee(laptop);
    laptop.sync();
    phone.sync();
    long n = last.n() + 1;
    Signed other =
        laptop.sealer.sign(
            new Parcel(
                laptop.id(),
                n,
                laptop.read(log -> log.parcelHash(laptop.id(), last.n())).orElseThrow(),
                laptop.sealer.epoch(),
                List.of(),
                Map.of(),
                tail(),
                "other"));
    payee(desktop);
    desktop.sync();
    payee(laptop);
    laptop.sync();
    // in place of the laptop's next parcel, which will not count any more
    phone.replica.lie =
        page -> {
          PulledParcel first = page.parcels().getFirst();
          PulledParcel second = page.parcels().getLast();
          return with(
              page,
              List.of(
                  new PulledParcel(first.cursor(), other, List.of()),
                  new PulledParcel(second.cursor(), first.parcel(), first.bodies())));
        };
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(phone::sync)
        .satisfies(fault -> assertThat(fault.alarm()).isEqualTo(Alarm.EQUIVOCATION));
    phone.replica.lie = page -> page;
    assertThat(phone.ledger.payees()).as("the desktop's change came all the same").hasSize(4);
    assertThat(phone.read(log -> log.members()).get(laptop.id()).ignoredAt(n)).isTrue();
    phone.sync();
  }

  private static Parcel last(SimDevice device) {
    Position last = device.read(log -> log.feeds()).get(device.id());
    return Parcel.decode(
        device.read(log -> log.parcel(device.id(), last.n())).orElseThrow().bytes());
  }

  @Test
  void aCopyOfThisDeviceThatWentOnIsNoticed() throws SyncFault {
    payee(laptop);
    laptop.sync();
    // the same keys on an older state of the disk
    var clone = device("clone", laptop.ring);
    alarm(Alarm.CLONED_DEVICE, clone);
    clone.close();
  }

  @Test
  void aMissingBodyIsSaidAfterThreePulls() throws SyncFault {
    RecordId record = payee(laptop);
    laptop.sync();
    RevisionId head = laptop.read(log -> log.revisions(record)).getFirst().id();
    server.loseBody(head);
    phone.sync();
    phone.sync();
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(phone::sync)
        .satisfies(fault -> assertThat(fault.alarm()).isEqualTo(Alarm.BODY_MISSING));
  }

  @Test
  void aRootLogOfAnotherHandIsAFork() throws SyncFault {
    var stranger =
        TestRings.join(
            founded.ring(),
            new Position(1, RootStatement.hashOf(root.get(1).bytes())),
            "stranger",
            keys);
    lies(
        phone,
        Alarm.ROOT_FORK,
        page ->
            new PullPage(
                page.incarnation(),
                List.of(stranger.authorize()),
                page.parcels(),
                page.end(),
                page.more(),
                page.have()));
  }

  @Test
  void aHiddenStatementIsWithheld() throws SyncFault {
    var newcomer = TestRings.join(founded.ring(), tail(), "tablet", keys);
    root.add(newcomer.authorize());
    server.append(root);
    desktop.sync();
    payee(desktop);
    desktop.sync();
    lies(
        phone,
        Alarm.ROOT_WITHHELD,
        page ->
            new PullPage(
                page.incarnation(),
                page.root().subList(0, 1),
                page.parcels(),
                page.end(),
                page.more(),
                page.have()));
    phone.sync();
  }
}
