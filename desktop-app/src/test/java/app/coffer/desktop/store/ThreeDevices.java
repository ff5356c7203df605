package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.seal.DeviceKeys;
import app.coffer.desktop.seal.SheetKeys;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Three devices that know each other, their server in memory, and their vault's sheet. */
final class ThreeDevices implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  final Randomness keys = TestRings.repeatable(1);
  final List<SimDevice> devices = new ArrayList<>();
  private final TestRings.Founded founded = TestRings.found("desktop", keys);
  final SimServer server = new SimServer(founded.ring().vault(), id(), false);
  private final Path folder;
  private int attempts;

  ThreeDevices(Path folder) {
    this.folder = folder;
    folder.toFile().mkdirs();
  }

  ThreeDevices begin() throws SyncFault {
    var root = new ArrayList<>(List.of(founded.genesis(), founded.authorize()));
    var rings = new ArrayList<>(List.of(founded.ring()));
    for (String name : List.of("laptop", "phone")) {
      var tail = new Position(root.size() - 1, RootStatement.hashOf(root.getLast().bytes()));
      var joined = TestRings.join(founded.ring(), tail, name, keys);
      root.add(joined.authorize());
      rings.add(joined.ring());
    }
    server.append(root);
    for (int i = 0; i < rings.size(); i++) {
      devices.add(
          new SimDevice("d" + i, rings.get(i), root, new SimReplica(server), folder, START, keys));
    }
    return this;
  }

  IncarnationId id() {
    return new IncarnationId(keys.bytes(IncarnationId.LENGTH));
  }

  /** A fourth one, that has nothing but the sheet; it is no member before it takes over. */
  SimDevice withTheSheet() throws SyncFault {
    var ring = founded.sheet().ring(server.rootLog(), DeviceKeys.generate(keys));
    String name = "sheet" + ++attempts;
    var device =
        new SimDevice(name, ring, server.rootLog(), new SimReplica(server), folder, START, keys);
    device.replica.caller = null;
    devices.add(device);
    return device;
  }

  /**
   * Makes a device from the sheet the only member.
   *
   * @param meanwhile happens between its last look at the server and its statement's arrival there
   */
  void takeOver(SimDevice device, SimDevice.Meanwhile meanwhile) throws SyncFault {
    SheetKeys sheet = founded.sheet();
    device.engine.fetch(device.replica);
    Signed statement =
        sheet.replace(
            device.ring,
            device.read(LogReader::rootState),
            device.read(LogReader::feeds),
            device.name,
            START,
            keys);
    meanwhile.now();
    try {
      server.append(List.of(statement));
      device.engine.takeRoot(List.of(statement));
      device.replica.caller = device.id();
    } catch (SyncFault.Refused refused) {
      assertThat(refused.code()).isEqualTo(Optional.of(Problem.Code.STALE_ROOT));
      // another statement was quicker, perhaps with a new key: all begins anew, as a person's does
      devices.remove(device);
      device.close();
      takeOver(withTheSheet(), () -> {});
    }
  }

  RecordId name(SimDevice device, RecordId record, String name) {
    device.ledger.write(writer -> {
      writer.put(new Payee(record, name));
      return record;
    });
    return record;
  }

  RecordId name(SimDevice device, String name) {
    return name(device, new RecordId(keys.bytes(RecordId.LENGTH)), name);
  }

  List<Parcel> parcels() {
    return server.parcels().stream().map(signed -> Parcel.decode(signed.bytes())).toList();
  }

  static List<String> names(SimDevice device) {
    return device.ledger.payees().stream().map(Payee::name).sorted().toList();
  }

  static void isTold(SimDevice device) {
    assertThatExceptionOfType(SyncFault.Removed.class)
        .isThrownBy(device::sync)
        .satisfies(removed -> assertThat(removed.at()).isEqualTo(START));
  }

  @Override
  public void close() {
    devices.forEach(SimDevice::close);
    founded.sheet().close();
  }
}
