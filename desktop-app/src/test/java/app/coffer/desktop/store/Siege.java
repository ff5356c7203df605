package app.coffer.desktop.store;

import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.RootWriter;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A household whose server turns against one of its devices. The phone was away for long: meanwhile
 * two devices disagreed, one joined, one was stolen, wrote on and was removed, and the key was
 * changed twice. Each attack meets a copy of the phone and a copy of the server.
 */
final class Siege implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  final Randomness keys;
  final SimServer server;
  final SimDevice desktop;
  final SimDevice laptop;
  final SimDevice tablet;
  final SimDevice phone;
  final SimDevice watch;

  /** The keys of the first device before anybody was removed, the root key included. */
  final KeyRing firstOwner;

  /** The key that sealed before anybody was removed. */
  final KeyId firstKey;

  /** What the server had before the phone's last push. */
  private final Object early;

  private final Object late;
  private final IncarnationId incarnation;
  private final Path folder = Scratch.folder("siege");
  private final List<SimDevice> victims = new ArrayList<>();

  /** A copy of the phone, and its server. */
  record Victim(SimDevice device, SimServer server) {}

  Siege(long seed) throws SyncFault {
    keys = TestRings.repeatable(seed + 1000);
    TestRings.Founded founded = TestRings.found("desktop", keys);
    incarnation = incarnation();
    server = new SimServer(founded.ring().vault(), incarnation, false);
    server.append(List.of(founded.genesis(), founded.authorize()));
    KeyRing second = admit(founded.ring(), "laptop");
    KeyRing third = admit(founded.ring(), "tablet");
    KeyRing fourth = admit(founded.ring(), "phone");
    desktop = device("desktop", founded.ring());
    laptop = device("laptop", second);
    tablet = device("tablet", third);
    phone = device("phone", fourth);
    firstKey = desktop.sealer.epoch();
    firstOwner = TestRings.copy(founded.ring());

    RecordId bakery = payee(desktop, "bakery");
    RecordId grocer = payee(desktop, "grocer");
    desktop.sync();
    laptop.sync();
    name(laptop, grocer, "grocer & son");
    payee(laptop, "florist");
    laptop.sync();
    payee(tablet, "kiosk");
    tablet.sync();
    payee(phone, "own");
    phone.sync();
    early = server.backup();
    payee(phone, "own too");
    phone.sync();

    desktop.sync();
    name(desktop, bakery, "bakery north");
    desktop.sync();
    name(laptop, bakery, "bakery south");
    payee(laptop, "harbour");
    laptop.sync();
    desktop.sync();
    payee(desktop, "island");
    desktop.sync();
    payee(laptop, "quay");
    laptop.sync();
    payee(tablet, "before the cut");
    tablet.sync();
    desktop.sync();
    watch = device("watch", admit(desktop.ring, "watch"));
    payee(watch, "strap");
    watch.sync();
    desktop.sync();
    Optional<Position> cut = Optional.ofNullable(desktop.read(log -> log.feeds()).get(tablet.id()));
    payee(tablet, "after the cut");
    tablet.sync();
    name(tablet, grocer, "grocer, wrecked");
    tablet.sync();
    server.append(List.of(writer().revoke(state(), tablet.id(), cut, START)));
    desktop.sync();
    laptop.sync();
    payee(desktop, "under the second key");
    desktop.sync();
    payee(laptop, "under the second key too");
    laptop.sync();
    desktop.sync();
    server.append(List.of(writer().rotate(state())));
    desktop.sync();
    payee(desktop, "newest");
    desktop.sync();
    laptop.sync();
    late = server.backup();
  }

  /** Lets a device in, by the hand of another. */
  private KeyRing admit(KeyRing by, String name) throws SyncFault {
    TestRings.Joined joined = TestRings.join(by, server.rootTail(), name, keys);
    server.append(List.of(joined.authorize()));
    return joined.ring();
  }

  RootWriter writer() {
    return new RootWriter(desktop.ring, keys);
  }

  RootState state() {
    return RootState.read(desktop.ring.vault(), server.rootLog());
  }

  IncarnationId incarnation() {
    return new IncarnationId(keys.bytes(IncarnationId.LENGTH));
  }

  private SimDevice device(String name, KeyRing ring) throws SyncFault {
    return new SimDevice(name, ring, server.rootLog(), new SimReplica(server), folder, START, keys);
  }

  RecordId payee(SimDevice device, String name) {
    var id = new RecordId(keys.bytes(RecordId.LENGTH));
    name(device, id, name);
    return id;
  }

  private static void name(SimDevice device, RecordId id, String name) {
    device.ledger.write(writer -> {
      writer.put(new Payee(id, name));
      return id;
    });
  }

  /**
   * The phone, back from its journey.
   *
   * @param without a check that it does not make; empty where it makes all
   */
  Victim victim(String without) throws SyncFault {
    SimServer copy = copy();
    SimDevice device = phone.besieged("victim" + victims.size(), new SimReplica(copy), without);
    victims.add(device);
    return new Victim(device, copy);
  }

  /** The server as it is now, for one attack. */
  SimServer copy() {
    var copy = new SimServer(phone.ring.vault(), incarnation, false);
    copy.restore(late, incarnation);
    return copy;
  }

  /** Sets a copy of the server back to before the phone's last push. */
  void setBack(SimServer copy, IncarnationId as) {
    copy.restore(early, as);
  }

  IncarnationId sameIncarnation() {
    return incarnation;
  }

  /** What the phone would be given if nobody lied. */
  PullPage truth() throws SyncFault {
    var memory = phone.read(log -> log.memory("sim"));
    long tail = phone.read(log -> log.rootTail()).orElseThrow().n();
    return phone.replica.pull(memory.cursor(), tail);
  }

  Cursor nowhere() {
    return Cursor.START;
  }

  /** The hash of a parcel of a device's feed, as it is for the honest. */
  Position positionOf(SimDevice author, long n) {
    return new Position(n, desktop.read(log -> log.parcelHash(author.id(), n)).orElseThrow());
  }

  /** How far the phone knows a feed. */
  Position known(DeviceId device) {
    return phone.read(log -> log.feeds()).get(device);
  }

  static Parcel read(Signed signed) {
    return Parcel.decode(signed.bytes());
  }

  /** Another member meets a server that lost something, and gives it all it has. */
  void broughtAgain(Victim victim) throws SyncFault {
    SimDevice other =
        desktop.besieged(victim.device().name + "-other", new SimReplica(victim.server()), "");
    try (other) {
      other.engine.forget(other.replica.name());
      other.sync();
    }
  }

  /** A copy that is done with. */
  void done(Victim victim) {
    victims.set(victims.indexOf(victim.device()), phone);
    victim.device().close();
  }

  @Override
  public void close() {
    victims.stream().filter(victim -> victim != phone).forEach(SimDevice::close);
    List.of(desktop, laptop, tablet, phone, watch).forEach(SimDevice::close);
  }
}
