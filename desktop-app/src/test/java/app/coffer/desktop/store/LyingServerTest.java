package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.store.Attack.Leaves;
import app.coffer.desktop.store.Siege.Victim;
import app.coffer.desktop.sync.LateKeeping;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.sync.Weakened;
import app.coffer.wire.Position;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A server that tries everything, alone or with a thief. Each attack must be called by its name or
 * come to nothing; none may cost anything that was written. More seeds: {@code
 * -Dcoffer.attack-seeds=100}.
 */
class LyingServerTest {
  private static final int HEALING = 6;

  @Test
  void everyAttackIsCalledByItsNameAndCostsNothing() {
    LongStream.range(0, Long.getLong("coffer.attack-seeds", 3))
        .parallel()
        .forEach(seed -> {
          try (var siege = new Siege(seed)) {
            assertThat(failures(Arsenal.of(siege), "", false)).as("seed " + seed).isEmpty();
          } catch (SyncFault fault) {
            throw new AssertionError("seed " + seed, fault);
          }
        });
  }

  /** The test of the tests: a check that nothing needs is not tested, or not needed. */
  @Test
  void whicheverCheckIsLeftOutSomethingGetsThrough() {
    List<String> checks = new ArrayList<>(Weakened.checks());
    checks.add(SimDevice.BINDING);
    int half = checks.size() / 2;
    List<String> unnoticed =
        Stream.of(checks.subList(0, half), checks.subList(half, checks.size()))
            .parallel()
            .flatMap(some -> unnoticed(some).stream())
            .toList();
    assertThat(unnoticed).as("checks that can be left out unnoticed").isEmpty();
  }

  private static List<String> unnoticed(List<String> checks) {
    var unnoticed = new ArrayList<String>();
    // a seed of the test above: with all checks nothing gets through
    try (var siege = new Siege(0)) {
      Arsenal arsenal = Arsenal.of(siege);
      for (String check : checks) {
        if (failures(arsenal, check, true).isEmpty()) {
          unnoticed.add(check);
        }
      }
      return unnoticed;
    } catch (SyncFault fault) {
      throw new AssertionError(fault);
    }
  }

  /**
   * @param attacks the quick ones first
   * @param honest what the victim shows where nobody attacks
   */
  private record Arsenal(Siege siege, List<Attack> attacks, Picture honest) {
    static Arsenal of(Siege siege) throws SyncFault {
      var attacks = new ArrayList<>(PageLies.of(siege));
      attacks.addAll(RootLies.of(siege));
      attacks.addAll(ThiefAttacks.of(siege));
      attacks.addAll(ServerAttacks.of(siege));
      attacks.addAll(LateLies.of(siege));
      attacks.addAll(NewerLies.of(siege, siege.truth()));
      attacks.sort(Comparator.comparing(Attack::leaves));
      attacks.addAll(FieldLies.of(siege, siege.truth()));
      Victim twin = siege.victim("");
      twin.device().sync();
      Picture honest = Picture.of(twin.device());
      siege.done(twin);
      return new Arsenal(siege, attacks, honest);
    }
  }

  /** What went wrong; the first only, where that is enough. */
  private static List<String> failures(Arsenal arsenal, String without, boolean firstOnly)
      throws SyncFault {
    Siege siege = arsenal.siege();
    var failures = new ArrayList<String>();
    Victim shared = siege.victim(without);
    Picture untouched = Picture.of(shared.device());
    for (Attack attack : arsenal.attacks()) {
      boolean alone = attack.leaves() != Leaves.NOTHING;
      Victim victim = alone ? siege.victim(without) : shared;
      String failure = tried(siege, attack, victim, untouched, arsenal.honest());
      if (alone) {
        siege.done(victim);
      }
      if (failure != null) {
        failures.add(attack + ": " + failure);
        if (firstOnly) {
          siege.done(shared);
          return failures;
        }
      }
    }
    String failure = healed(shared, arsenal.honest(), true);
    if (failure != null) {
      failures.add("after all lies: " + failure);
    }
    siege.done(shared);
    return failures;
  }

  /** What went wrong; null where nothing did. */
  private static @Nullable String tried(
      Siege siege, Attack attack, Victim victim, Picture untouched, Picture honest)
      throws SyncFault {
    SimDevice device = victim.device();
    String heard;
    try {
      heard = attack.heard(victim);
    } catch (RuntimeException | AssertionError broken) {
      return "broke with " + broken;
    } finally {
      device.replica.repent();
      victim.server().parcelsPerPage = 500;
    }
    if (!attack.expected().contains(heard)) {
      return "heard " + heard + ", expected " + attack.expected();
    }
    return switch (attack.leaves()) {
      case NOTHING -> Picture.of(device).equals(untouched) ? null : "something was changed";
      case PROOF -> healed(victim, honest, true);
      case LOSS -> {
        siege.broughtAgain(victim);
        yield healed(victim, honest, false);
      }
      case FROZEN_FEED -> frozen(siege, device);
    };
  }

  /**
   * An honest server afterwards, and an owner who starts over with it where asked.
   *
   * @param lateToo whether the server still has what a removed device sent afterwards: nobody else
   *     keeps that
   */
  private static @Nullable String healed(Victim victim, Picture honest, boolean lateToo) {
    SimDevice device = victim.device();
    String last = "";
    for (int round = 0; round < HEALING; round++) {
      last = Attack.said(device::sync);
      if (!last.equals(Attack.HARMLESS)) {
        Attack.said(() -> device.engine.forget(device.replica.name()));
      }
    }
    if (!last.equals(Attack.HARMLESS)) {
      return "still hears " + last + " of an honest server";
    }
    Picture now = Picture.of(device);
    if (!now.sameVault(honest) || lateToo && now.late() != honest.late()) {
      return "shows another vault than without the attack: " + now + " for " + honest;
    }
    Position own = device.read(log -> log.feeds()).get(device.id());
    try {
      boolean there =
          device.replica.pull(Cursor.START, 0).have().contains(new FeedPosition(device.id(), own));
      return there ? null : "what it wrote is not at the server";
    } catch (SyncFault fault) {
      throw new AssertionError(fault);
    }
  }

  private static @Nullable String frozen(Siege siege, SimDevice device) {
    Picture now = Picture.of(device);
    if (now.members().values().stream().noneMatch(member -> member.contains("frozen"))) {
      return "no feed was frozen";
    }
    Position theirs = siege.desktop.read(log -> log.feeds()).get(siege.desktop.id());
    if (!Objects.equals(theirs, now.feeds().get(siege.desktop.id()))) {
      return "the others did not go on";
    }
    return now.names().contains(ThiefAttacks.POISON) ? "a forgery is shown" : null;
  }

  /** All that a device holds and shows, to compare. */
  private record Picture(
      Map<String, String> shown,
      List<String> names,
      List<String> conflicts,
      Optional<Position> rootTail,
      Map<DeviceId, String> members,
      Map<DeviceId, Position> feeds,
      String memory,
      int late) {

    static Picture of(SimDevice device) {
      var members = new TreeMap<DeviceId, String>();
      device
          .read(log -> log.members())
          .forEach((id, member) ->
              members.put(
                  id,
                  member.name()
                      + (member.frozenFrom().isPresent() ? " frozen" : "")
                      + (member.active() ? "" : " removed " + member.cut())));
      return new Picture(
          shown(device),
          device.ledger.payees().stream().map(Payee::name).sorted().toList(),
          device.inbox.open().stream().map(Conflict::record).map(Object::toString).toList(),
          device.read(log -> log.rootTail()),
          members,
          device.read(log -> log.feeds()),
          device.read(log -> log.memory("sim")).toString(),
          device.read(LateKeeping::open).size());
    }

    private static Map<String, String> shown(SimDevice device) {
      var shown = new TreeMap<String, String>();
      for (Payee payee : device.ledger.payees()) {
        if (!payee.name().startsWith(ServerAttacks.MINE)) {
          Change change =
              device.database.read(sql -> device.projection.shown(sql, payee.id()).orElseThrow());
          shown.put(payee.id().hex(), change.fields().toString() + change.removed());
        }
      }
      return shown;
    }

    /** Whether both show the same, whoever wrote more receipts. */
    boolean sameVault(Picture other) {
      return shown.equals(other.shown)
          && conflicts.equals(other.conflicts)
          && rootTail.equals(other.rootTail)
          && members.equals(other.members);
    }
  }
}
