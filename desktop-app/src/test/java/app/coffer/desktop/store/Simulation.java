package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.store.SimEdits.Written;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimReplica.Fate;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.Standing;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A household of two to eight devices and one or two servers, with edits, long offline spells,
 * clocks that are ten years off, cut lines, partitions, crashes, removals and new keys; all from
 * one seed. Then the faults stop, and everything must be well.
 */
final class Simulation implements AutoCloseable {
  private static final int QUIET_ROUNDS = 8;
  static final int MOST_DEVICES = 8;

  private final Random random;
  private final Randomness keys;
  private final SimEdits edits;
  private final List<SimDevice> devices = new ArrayList<>();
  private final Set<SimDevice> offline = new HashSet<>();
  private final List<Written> written = new ArrayList<>();
  private final SimServer server;
  private final List<String> trace = new ArrayList<>();
  private boolean faulty = true;
  private Object backup;
  private final List<Signed> root;
  private final KeyRing owner;
  private boolean copied;
  private boolean changedKeys;
  private boolean wentBack;

  /** A second server, at which some meet; null where there is one. */
  private final @Nullable SimServer second;

  private final Map<SimDevice, SimReplica> toSecond = new HashMap<>();

  /**
   * @param wanted how many devices; 0 leaves it to the seed
   */
  Simulation(long seed, int wanted, Path folder) throws SyncFault {
    this.random = new Random(seed);
    this.keys = TestRings.repeatable(seed);
    this.edits = new SimEdits(random);
    TestRings.Founded founded = TestRings.found("device 0", keys);
    this.owner = founded.ring();
    this.server = new SimServer(owner.vault(), incarnation(), random.nextBoolean());
    this.server.parcelsPerPage = 1 + random.nextInt(5);
    this.root = new ArrayList<>(List.of(founded.genesis(), founded.authorize()));
    var rings = new ArrayList<>(List.of(owner));
    // most households are small, and small ones are quick
    int many = random.nextInt(6) == 0 ? 6 + random.nextInt(3) : 2 + random.nextInt(4);
    int count = wanted == 0 ? many : wanted;
    this.second =
        random.nextInt(3) == 0 ? new SimServer(owner.vault(), incarnation(), false) : null;
    for (int i = 1; i < count; i++) {
      Position tail = new Position(i, RootStatement.hashOf(root.getLast().bytes()));
      TestRings.Joined joined = TestRings.join(owner, tail, "device " + i, keys);
      root.add(joined.authorize());
      rings.add(joined.ring());
    }
    server.append(root);
    for (int i = 0; i < count; i++) {
      var replica = new SimReplica(server);
      replica.line = this::fate;
      // clocks that are years off must not matter
      Instant now =
          Instant.parse("2026-11-21T12:00:00Z")
              .plusSeconds(random.nextInt(630_000_000) - 315_000_000L);
      // some were let in before others and have not heard of them
      List<Signed> known = root.subList(0, Math.min(root.size(), 2 + random.nextInt(count)));
      devices.add(
          new SimDevice(
              "d" + i,
              rings.get(i),
              i + 2 > known.size() ? root : known,
              replica,
              folder,
              now,
              keys));
      if (second != null) {
        var line = new SimReplica(second, "second");
        line.line = this::fate;
        line.caller = rings.get(i).device();
        toSecond.put(devices.getLast(), line);
      }
    }
  }

  private IncarnationId incarnation() {
    return new IncarnationId(keys.bytes(IncarnationId.LENGTH));
  }

  private Fate fate() {
    int dice = faulty ? random.nextInt(40) : 39;
    return switch (dice) {
      case 0 -> Fate.IS_LOST;
      case 1 -> Fate.ANSWER_IS_LOST;
      case 2 -> Fate.CRASH_BEFORE;
      case 3 -> Fate.CRASH_AFTER;
      case 4, 5 -> Fate.ARRIVES_TWICE;
      default -> Fate.ARRIVES;
    };
  }

  /** Runs the whole story; what happened, line by line. */
  List<String> run(int steps) throws SyncFault {
    for (int step = 0; step < steps; step++) {
      step();
    }
    faulty = false;
    offline.clear();
    for (int round = 0; round < QUIET_ROUNDS; round++) {
      for (SimDevice device : devices) {
        sync(device);
        syncWithSecond(device);
      }
    }
    check();
    return trace;
  }

  private void step() throws SyncFault {
    SimDevice device = devices.get(random.nextInt(devices.size()));
    device.pass(random.nextInt(100_000) - 20_000);
    int dice = random.nextInt(100);
    if (dice < 58) {
      List<Written> now = edits.edit(device);
      written.addAll(now);
      now.forEach(w -> say(device, "writes " + w.content()));
    } else if (dice < 84) {
      if (!offline.contains(device)) {
        sync(device);
      } else {
        // away from home, and near the other server
        syncWithSecond(device);
      }
    } else if (dice < 86) {
      changeKeys(device);
    } else if (dice < 92) {
      List<Written> now = edits.decide(device);
      written.addAll(now);
      now.forEach(w -> say(device, "decides " + w.content()));
    } else if (dice < 95) {
      device.crash();
      say(device, "crashes");
    } else if (dice < 98) {
      if (random.nextInt(4) == 0) {
        part();
      } else if (!offline.remove(device)) {
        offline.add(device);
      }
    } else if (second != null) {
      // a copied device or a forgetful server beside another would be two histories for true
      syncWithSecond(device);
    } else if (copied || !changedKeys && random.nextInt(3) == 0) {
      // a server that went back as well would hold two histories of one device for true
      copy(device);
    } else if (backup == null) {
      backup = server.backup();
    } else if (random.nextInt(3) == 0) {
      server.restore(backup, incarnation());
      wentBack = true;
      trace.add("the server goes back");
    }
  }

  /** Some are cut off from the rest, all at once; those before are back. */
  private void part() {
    offline.clear();
    devices.stream().filter(device -> random.nextBoolean()).forEach(offline::add);
    trace.add("apart: " + offline.size());
  }

  /** A disk image of the device is put on another computer, and both go on. */
  private void copy(SimDevice device) throws SyncFault {
    if (copied || backup != null) {
      return;
    }
    copied = true;
    var line = new SimReplica(server);
    line.line = this::fate;
    devices.add(device.copied(device.name + "-copy", line));
    say(device, "is copied");
  }

  /** The copy that the server does not take becomes a device of its own. */
  private void becomeNew(SimDevice device) throws SyncFault {
    Position tail = new Position(root.size() - 1, RootStatement.hashOf(root.getLast().bytes()));
    TestRings.Joined joined = TestRings.join(owner, tail, device.name + " anew", keys);
    root.add(joined.authorize());
    server.append(root);
    boolean before = faulty;
    faulty = false;
    device.become(joined.ring(), root);
    faulty = before;
    say(device, "is a device of its own");
  }

  /** Removes another device, or makes a new key; not of copies, which settle who is who first. */
  private void changeKeys(SimDevice device) throws SyncFault {
    if (copied || offline.contains(device)) {
      return;
    }
    long before = server.rootTail().n();
    boolean removes = members().size() > 2 && random.nextBoolean();
    SimDevice other = devices.get(random.nextInt(devices.size()));
    guarded(
        device,
        () -> {
          if (removes && other != device) {
            say(device, "removes " + other.name + " " + device.remove(other.id()));
          } else {
            say(device, "makes a key " + device.rotate(() -> {}));
          }
        });
    if (server.rootTail().n() > before) {
      changedKeys = true;
      // a server that forgets statements would let two logs begin: that is an alarm of its own
      backup = backup == null ? null : server.backup();
    }
  }

  /** The devices that were not removed. */
  private List<SimDevice> members() {
    return devices.stream().filter(device -> server.rootState().active(device.id())).toList();
  }

  private void sync(SimDevice device) throws SyncFault {
    sync(device, device.replica);
  }

  private void syncWithSecond(SimDevice device) throws SyncFault {
    SimReplica line = toSecond.get(device);
    if (line != null) {
      sync(device, line);
    }
  }

  private void sync(SimDevice device, SimReplica line) throws SyncFault {
    Map<DeviceId, Position> seen = device.read(log -> log.feeds());
    DeviceId self = device.id();
    guarded(
        device,
        () -> {
          var report = device.sync(line);
          say(
              device,
              "sent %d received %d merged %d"
                  .formatted(report.sent(), report.received(), report.merged()));
        });
    if (device.id().equals(self)) {
      SimLaws.neverLess(device, seen, device.read(log -> log.feeds()));
    }
  }

  private void guarded(SimDevice device, SimDevice.Meanwhile work) throws SyncFault {
    try {
      work.happens();
    } catch (SyncFault.Offline cut) {
      say(device, "is cut off");
    } catch (SimReplica.Crash crash) {
      device.crash();
      say(device, "crashes while syncing");
    } catch (SyncFault.Distrusted alarm) {
      say(device, "hears " + alarm.alarm());
      if (alarm.alarm() == SyncFault.Alarm.CLONED_DEVICE && copied) {
        becomeNew(device);
        return;
      }
      // what really happened here; anything else is a false alarm
      assertThat(alarm.alarm()).as(alarm.getMessage()).isEqualTo(SyncFault.Alarm.ROLLBACK);
      assertThat(wentBack).as("a false alarm: " + alarm.getMessage()).isTrue();
      device.engine.forget(device.replica.name());
    } catch (SyncFault.Removed removed) {
      say(device, "was removed");
      assertThat(server.rootState().active(device.id())).isFalse();
    } catch (SyncFault.Refused refused) {
      // another device is sending the lost parcels again, or will
      say(device, "is refused: " + refused.getMessage());
      assertThat(faulty || backup != null).as(refused.getMessage()).isTrue();
    }
  }

  private void say(SimDevice device, String what) {
    trace.add(device.name + " " + what);
  }

  private void check() {
    List<SimDevice> members = members();
    SimDevice first = members.getFirst();
    Map<RecordId, List<RevisionId>> heads = SimView.heads(first);
    Map<RecordId, Change> shown = SimView.shown(first, heads.keySet());
    Map<RecordId, List<RevisionId>> conflicts = SimView.conflicts(first);
    nothingIsReadableToRemovedDevices();
    SimLaws.nothingIsReadable(server);
    if (second != null) {
      SimLaws.nothingIsReadable(second);
    }
    for (SimDevice device : members) {
      assertThat(device.read(log -> log.rootState()).epochs())
          .as("keys of " + device.name)
          .isEqualTo(server.rootState().epochs());
      int unsent = device.read(log -> log.unsent(device.id()));
      assertThat(unsent).as("outbox of " + device.name).isZero();
      assertThat(SimView.heads(device)).as("heads of " + device.name).isEqualTo(heads);
      SimView.shown(device, heads.keySet())
          .forEach((record, content) -> {
            if (everybodyReadsTheBase(record)) {
              assertThat(content)
                  .as(() -> device.name + " shows " + story(record))
                  .isEqualTo(shown.get(record));
            }
          });
      assertThat(SimView.conflicts(device)).as("conflicts of " + device.name).isEqualTo(conflicts);
      assertThat(device.inbox.count()).isEqualTo(conflicts.size());
      List<RecordId> dangling = device.read(log -> log.neededButRemoved());
      assertThat(dangling).as("dangling").isEmpty();
      assertThat(SimView.revisions(device))
          .as("acknowledged revisions")
          .containsAll(server.everStored());
      if (second != null) {
        assertThat(SimView.revisions(device))
            .as("acknowledged there")
            .containsAll(second.everStored());
      }
      SimLaws.ledgerHolds(device);
      SimMoney.isWhatIsShown(device);
      SimLaws.allIsSigned(device, SimView.revisions(device));
    }
    shown
        .values()
        .forEach(content ->
            assertThat(
                    content.removed()
                        || Coherence.broken(content.entity(), content.fields()).isEmpty())
                .as("sums of " + content)
                .isTrue());
    for (Written edit : written) {
      assertThat(edit.device().history.of(edit.content().record()))
          .as("an edit of " + edit.device().name)
          .anyMatch(version -> version.content().sameContent(edit.content()));
    }
    shown.forEach(
        (record, content) -> trace.add(record + " " + content.fields() + content.removed()));
  }

  private void nothingIsReadableToRemovedDevices() {
    for (SimDevice device : devices) {
      RootState.Removal removal = server.rootState().members().get(device.id()).removal();
      if (removal == null) {
        continue;
      }
      for (Signed signed : server.parcels()) {
        Parcel parcel = Parcel.decode(signed.bytes());
        assertThat(parcel.root().n() >= removal.seq() && device.sealer.holds(parcel.epoch()))
            .as(device.name + " has the key of a parcel written after its removal")
            .isFalse();
      }
    }
  }

  /**
   * Where a replica has dropped the body of the ancestor that devices far apart have in common,
   * those without it ask for more, and show less as merged, until a person decides.
   */
  private boolean everybodyReadsTheBase(RecordId record) {
    return members().stream()
        .map(device -> Standing.of(device.read(log -> log.revisions(record))).base())
        .allMatch(base -> base == null || base.content() != null);
  }

  /** What every device holds of a record, for whoever reads a failure. */
  private String story(RecordId record) {
    var story = new StringBuilder(record.toString());
    for (SimDevice device : devices) {
      story.append("\n").append(device.name);
      for (Revision revision : device.read(log -> log.revisions(record))) {
        Change content = revision.content();
        story
            .append("\n  ")
            .append(revision.id() + " by " + revision.device() + " after " + revision.parents())
            .append(content == null ? " unread" : " " + content.lamport() + content.fields())
            .append(content != null && content.removed() ? " removed" : "");
      }
    }
    return story.toString();
  }

  @Override
  public void close() {
    devices.forEach(SimDevice::close);
  }
}
