package app.coffer.desktop.store;

import static app.coffer.desktop.store.ThreeDevices.isTold;
import static app.coffer.desktop.store.ThreeDevices.names;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.RootState;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two devices change members or keys at once: whoever is first at the server, whether the third one
 * hears of it in between, and in whatever order all hear of the rest, they agree in the end.
 */
class KeyRacesTest {
  /** Every order in which three devices can be the next to hear. */
  private static final List<List<Integer>> ORDERS =
      List.of(
          List.of(0, 1, 2),
          List.of(0, 2, 1),
          List.of(1, 0, 2),
          List.of(1, 2, 0),
          List.of(2, 0, 1),
          List.of(2, 1, 0));

  /** Who is first, and whether the third device hears in between. */
  private static final int WAYS = 4;

  /** What a device wrote before it heard of anything; whoever stays a member loses none of it. */
  private static final Map<String, String> WROTE = Map.of("d0", "by a", "d1", "by b", "d2", "by c");

  private final Path folder = Scratch.folder("races");

  /** What the first and the second device do; the third one only edits. */
  enum Rivals {
    BOTH_REMOVE_THE_THIRD,
    EACH_REMOVES_THE_OTHER,
    BOTH_MAKE_A_NEW_KEY,
    NEW_KEY_AGAINST_REMOVAL,
    LEVEL_AGAINST_REMOVAL,
    LEVEL_AGAINST_ITS_OWN_REMOVAL,
    BOTH_CHANGE_THE_LEVEL,
    SHEET_AGAINST_REMOVAL,
    SHEET_AGAINST_NEW_KEY
  }

  /** Something that one of them does; the other one is quicker. */
  private interface Move {
    void make(SimDevice.Meanwhile meanwhile) throws SyncFault;
  }

  @ParameterizedTest
  @EnumSource
  void whateverTwoDevicesDoAtOnceAllAgreeOnMembersKeysAndHeads(Rivals rivals) {
    IntStream.range(0, WAYS * ORDERS.size())
        .parallel()
        .forEach(number -> race(rivals, number / ORDERS.size(), number % ORDERS.size()));
  }

  private void race(Rivals rivals, int way, int order) {
    String name = rivals + "-" + way + "-" + order;
    try (ThreeDevices home = new ThreeDevices(folder.resolve(name)).begin()) {
      SimDevice a = home.devices.get(0);
      SimDevice b = home.devices.get(1);
      SimDevice c = home.devices.get(2);
      RecordId record = home.name(a, "one");
      home.devices.forEach(KeyRacesTest::syncAnyhow);
      home.name(c, record, "by c");
      home.name(b, "by b");
      home.name(a, "by a");

      Move slower = first(rivals, home);
      Move quicker = second(rivals, home);
      boolean swapped = way % 2 == 1;
      boolean hears = way / 2 == 1;
      Move last = swapped ? quicker : slower;
      Move before = swapped ? slower : quicker;
      anyhow(() ->
          last.make(() -> {
            anyhow(() -> before.make(() -> {}));
            if (hears) {
              syncAnyhow(c);
            }
          }));
      ORDERS.get(order).forEach(next -> syncAnyhow(home.devices.get(next)));
      for (int round = 0; round < 3; round++) {
        home.devices.forEach(KeyRacesTest::syncAnyhow);
      }
      agree(name, home);
    } catch (SyncFault fault) {
      throw new AssertionError(name, fault);
    }
  }

  private static Move first(Rivals rivals, ThreeDevices home) throws SyncFault {
    SimDevice a = home.devices.get(0);
    return switch (rivals) {
      case BOTH_REMOVE_THE_THIRD -> meanwhile -> a.remove(home.devices.get(2).id(), meanwhile);
      case EACH_REMOVES_THE_OTHER -> meanwhile -> a.remove(home.devices.get(1).id(), meanwhile);
      case BOTH_MAKE_A_NEW_KEY, NEW_KEY_AGAINST_REMOVAL -> a::rotate;
      case LEVEL_AGAINST_REMOVAL, LEVEL_AGAINST_ITS_OWN_REMOVAL, BOTH_CHANGE_THE_LEVEL ->
          a::manageAlone;
      case SHEET_AGAINST_REMOVAL, SHEET_AGAINST_NEW_KEY -> {
        SimDevice fresh = home.withTheSheet();
        yield meanwhile -> home.takeOver(fresh, meanwhile);
      }
    };
  }

  private static Move second(Rivals rivals, ThreeDevices home) {
    SimDevice b = home.devices.get(1);
    return switch (rivals) {
      case BOTH_REMOVE_THE_THIRD,
          NEW_KEY_AGAINST_REMOVAL,
          LEVEL_AGAINST_REMOVAL,
          SHEET_AGAINST_REMOVAL ->
          meanwhile -> b.remove(home.devices.get(2).id(), meanwhile);
      case EACH_REMOVES_THE_OTHER, LEVEL_AGAINST_ITS_OWN_REMOVAL ->
          meanwhile -> b.remove(home.devices.get(0).id(), meanwhile);
      case BOTH_MAKE_A_NEW_KEY, SHEET_AGAINST_NEW_KEY -> b::rotate;
      case BOTH_CHANGE_THE_LEVEL -> b::manageAlone;
    };
  }

  private static void agree(String name, ThreeDevices home) {
    RootState said = home.server.rootState();
    List<SimDevice> members = home.devices.stream().filter(d -> said.active(d.id())).toList();
    assertThat(members).as(name).hasSameSizeAs(said.activeMembers()).isNotEmpty();
    for (SimDevice device : members) {
      RootState state = device.read(LogReader::rootState);
      assertThat(state.tail()).as(name).isEqualTo(said.tail());
      assertThat(state.epochs()).as(name).isEqualTo(said.epochs()).allMatch(device.sealer::holds);
      assertThat(names(device)).as(name).isEqualTo(names(members.getFirst()));
      if (WROTE.containsKey(device.name)) {
        assertThat(names(device)).as(name).contains(WROTE.get(device.name));
      }
      assertThat(HeadsDigest.of(device.database))
          .as(name)
          .isEqualTo(HeadsDigest.of(members.getFirst().database));
      int unsent = device.read(log -> log.unsent(device.id()));
      assertThat(unsent).as(name).isZero();
    }
    assertThat(members).as(name).anyMatch(device -> device.ring.signsAs(said.rootKey()));
    home.devices.stream()
        .filter(d -> !said.active(d.id()))
        .forEach(gone -> lockedOut(name, gone, home));
  }

  /** Nothing is sealed to it from its removal on, and nothing it signs counts. */
  private static void lockedOut(String name, SimDevice gone, ThreeDevices home) {
    isTold(gone);
    RootState said = home.server.rootState();
    long removal = said.members().get(gone.id()).removal().seq();
    assertThat(home.parcels())
        .as(name)
        .filteredOn(parcel -> parcel.root().n() >= removal)
        .noneMatch(parcel -> gone.sealer.holds(parcel.epoch()));
    assertThat(gone.sealer.holds(said.epoch().orElseThrow())).as(name).isFalse();
    assertThat(gone.ring.signsAs(said.rootKey())).as(name).isFalse();
  }

  private interface Step {
    void take() throws SyncFault;
  }

  private static void anyhow(Step step) {
    try {
      step.take();
    } catch (SyncFault.Removed removed) {
      // the other one was quicker
    } catch (SyncFault fault) {
      throw new AssertionError(fault);
    }
  }

  private static void syncAnyhow(SimDevice device) {
    anyhow(device::sync);
  }
}
