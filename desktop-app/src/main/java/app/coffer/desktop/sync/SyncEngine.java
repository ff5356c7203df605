package app.coffer.desktop.sync;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.desktop.sync.LogReader.Memory;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.PageIntake.Intake;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.Limits;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.RecordHeads;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sync with one replica: pull everything, merge, seal what waits, push what the replica lacks.
 * Plain blocking code for one thread; a crash or a fault between any two lines loses nothing,
 * because every step is one transaction and can be done again.
 */
public final class SyncEngine {
  /** How often a sync starts over because the push met what the pull had not seen. */
  private static final int ROUNDS = 4;

  /** Complete pulls after which a body that is nowhere is called missing. */
  private static final int BODY_PATIENCE = 3;

  private static final long PUSH_BYTES = Limits.PARCEL_BYTES;

  private final LocalLog log;
  private final Sealer sealer;
  private final InstantSource clock;
  private final Settlement settlement;
  private final Outbox outbox;
  private final PageIntake intake;
  private final Checks checks;
  private final MarkCheck markCheck;
  private final LateFetch lateFetch;

  /**
   * @param clock for what people read; it decides nothing
   * @param version this program's, for other devices to say "uses a newer Coffer"
   */
  public SyncEngine(LocalLog log, Sealer sealer, InstantSource clock, String version) {
    this(log, sealer, clock, version, Checks.ALL);
  }

  SyncEngine(LocalLog log, Sealer sealer, InstantSource clock, String version, Checks checks) {
    this.log = log;
    this.sealer = sealer;
    this.clock = clock;
    this.settlement = new Settlement(sealer.self());
    this.outbox = new Outbox(sealer, settlement, version);
    this.intake = new PageIntake(sealer, settlement, outbox, checks);
    this.checks = checks;
    this.markCheck = new MarkCheck(checks);
    this.lateFetch = new LateFetch(log, intake, clock, checks);
  }

  /** What one sync counted. */
  private static final class Tally {
    int sent;
    int received;
    int merged;
    boolean replicaLacksRoot;
    final List<Distrusted> caught = new ArrayList<>();
    final LinkedHashSet<RevisionId> bodiesWanted = new LinkedHashSet<>();
  }

  /**
   * Pulls, merges, pushes. Where it throws, what was done until then stays, and the next one goes
   * on from there. A device that was caught at a contradiction is reported by throwing once, after
   * everything else was done.
   */
  public SyncControl.Report syncOnce(Replica replica) throws SyncFault {
    Replica.Traffic before = replica.traffic();
    long started = clock.millis();
    var tally = new Tally();
    exchange(replica, tally);
    sayMissingBodies(tally);
    note(tally);
    if (!tally.caught.isEmpty()) {
      throw tally.caught.getFirst();
    }
    Replica.Traffic traffic = replica.traffic().minus(before);
    return new SyncControl.Report(
        tally.sent,
        tally.received,
        tally.merged,
        log.read(LogReader::conflicts),
        traffic.requests(),
        traffic.bytesSent(),
        traffic.bytesReceived(),
        Math.max(0, clock.millis() - started));
  }

  private void exchange(Replica replica, Tally tally) throws SyncFault {
    checkMembership();
    boolean again = true;
    for (int round = 0; again && round < ROUNDS; round++) {
      pull(replica, tally);
      mendBodies(replica, tally);
      lateFetch.fetch(replica);
      mergeAndSeal(tally);
      again = pushOrStale(replica, tally, round == ROUNDS - 1);
    }
    sendBodies(replica, tally);
  }

  /**
   * Appends a statement to the root log. What it says is decided on a complete pull, and anew where
   * another device was quicker.
   *
   * @param draft what to sign on this state; empty where there is nothing to do any more
   * @return whether something was appended
   */
  public boolean changeRoot(Replica replica, RootChange draft) throws SyncFault {
    for (int attempt = 1; ; attempt++) {
      // a device that was caught does not stand in the way of its own removal
      var tally = new Tally();
      exchange(replica, tally);
      note(tally);
      Optional<Signed> statement = log.read(draft::on);
      if (statement.isEmpty()) {
        return false;
      }
      try {
        replica.append(
            new RootLog(
                RootStatement.decode(statement.get().bytes()).seq(), List.of(statement.get())));
        takeRoot(List.of(statement.get()));
        return true;
      } catch (SyncFault.Refused refused) {
        askWhetherRemoved(replica, refused);
        if (attempt == ROUNDS || !refused.code().equals(Optional.of(Problem.Code.STALE_ROOT))) {
          throw refused;
        }
      }
    }
  }

  private void checkMembership() throws SyncFault {
    Member self = log.read(LogReader::members).get(sealer.self());
    if (self != null && self.removal() != null) {
      throw new SyncFault.Removed(Instant.ofEpochSecond(self.removal().at()));
    }
  }

  /** A removal may have come between this device's pull and its push. */
  private boolean pushOrStale(Replica replica, Tally tally, boolean last) throws SyncFault {
    try {
      return push(replica, tally);
    } catch (SyncFault.Refused refused) {
      askWhetherRemoved(replica, refused);
      if (last || !refused.code().equals(Optional.of(Problem.Code.STALE_ROOT))) {
        throw refused;
      }
      return true;
    }
  }

  /**
   * Pulls everything, and neither writes nor sends anything: this device may not be a member yet.
   */
  public void fetch(Replica replica) throws SyncFault {
    var tally = new Tally();
    pull(replica, tally);
    mendBodies(replica, tally);
  }

  /** Takes statements by themselves, as of a new member; how many were new. */
  public int takeRoot(List<Signed> statements) throws SyncFault {
    return log.write(log -> intake.takeRoot(log, statements, clock.instant()));
  }

  /** Starts over with a replica: the next sync pulls from the start and pushes what it lacks. */
  public void forget(String replica) throws SyncFault {
    log.write(log -> {
      log.remember(replica, Memory.NONE);
      return null;
    });
  }

  /** After a start: what was under way when the program ended is pending again. */
  public void recover() throws SyncFault {
    log.write(log -> {
      DeviceId self = sealer.self();
      long acknowledged = log.acknowledged(self);
      log.refresh(log.recordsOf(self, acknowledged, Long.MAX_VALUE), self, SyncStatus.PENDING);
      return null;
    });
  }

  private void pull(Replica replica, Tally tally) throws SyncFault {
    boolean more = true;
    boolean first = true;
    while (more) {
      Memory memory = log.read(log -> log.memory(replica.name()));
      long tail = log.read(LogReader::rootTail).map(Position::n).orElse(0L);
      PullPage page;
      try {
        page = replica.pull(memory.cursor(), tail);
      } catch (SyncFault.Refused refused) {
        askWhetherRemoved(replica, refused);
        throw checks.on(Check.VANISHED)
                && memory.incarnation() != null
                && refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))
            ? new Distrusted(Alarm.ROLLBACK, "the replica has no such vault any more")
            : refused;
      }
      if (first) {
        // it was asked for the last statement too, so silence means that it has less
        tally.replicaLacksRoot = page.root().isEmpty();
        first = false;
      }
      Intake taken = log.write(log -> intake.apply(log, replica.name(), page, clock.instant()));
      tally.received += taken.received();
      tally.sent += taken.acknowledged();
      tally.caught.addAll(taken.frozen());
      more = page.more();
      checkMembership();
    }
    log.write(log -> {
      log.countPull();
      return null;
    });
  }

  /** A removed device is told nothing but that: by a statement that the root key signed. */
  private void askWhetherRemoved(Replica replica, SyncFault.Refused refused) throws SyncFault {
    if (!refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))) {
      return;
    }
    long tail = log.read(LogReader::rootTail).map(Position::n).orElse(0L);
    RootLog shown;
    try {
      shown = replica.rootLog(tail + 1);
    } catch (SyncFault.Refused noMemberEver) {
      return;
    }
    log.write(log -> intake.takeRoot(log, shown.statements(), clock.instant()));
    checkMembership();
  }

  /** Asks for bodies without which a record cannot be merged: of heads, and of a base. */
  private void mendBodies(Replica replica, Tally tally) throws SyncFault {
    for (Divergence divergence : log.read(LogReader::divergences)) {
      if (divergence.kind() != Divergence.Kind.UNREADABLE && divergence.pulls() > BODY_PATIENCE) {
        continue;
      }
      for (RevisionId missing : log.read(log -> unreadable(log, divergence.record()))) {
        Optional<byte[]> body = replica.body(missing);
        if (body.isPresent()) {
          log.write(log -> intake.takeBody(log, missing, body.get(), clock.instant()));
        }
      }
    }
  }

  private static List<RevisionId> unreadable(LogReader log, RecordId record) {
    Standing standing = Standing.of(log.revisions(record));
    var missing = new ArrayList<Revision>(standing.heads());
    if (standing.base() != null) {
      missing.add(standing.base());
    }
    missing.removeIf(revision -> revision.content() != null);
    return missing.stream().map(Revision::id).toList();
  }

  private void mergeAndSeal(Tally tally) throws SyncFault {
    tally.merged += log.write(settlement::writeMerges);
    int broughtBack = log.write(settlement::bringBack);
    if (broughtBack > 0) {
      note("brought-back", broughtBack);
    }
    while (log.<Integer>write(log -> outbox.sealNext(log, clock.instant())) > 0) {
      // one parcel, one transaction
    }
    log.write(log -> {
      outbox.receipt(log, clock.instant());
      return null;
    });
  }

  /** Whether it met something that the pull had not seen. */
  private boolean push(Replica replica, Tally tally) throws SyncFault {
    boolean again = false;
    while (true) {
      Memory memory = log.read(log -> log.memory(replica.name()));
      List<PushedParcel> parcels = log.read(log -> log.beyond(memory.marks(), PUSH_BYTES));
      List<Signed> root = tally.replicaLacksRoot ? log.read(LogReader::rootLog) : List.of();
      if (parcels.isEmpty() && root.isEmpty()) {
        return again;
      }
      List<List<Signed>> portions = RootPortions.of(root);
      for (List<Signed> portion : portions.subList(0, Math.max(0, portions.size() - 1))) {
        replica.push(new Push(portion, List.of()));
      }
      List<Signed> last = portions.isEmpty() ? List.of() : portions.getLast();
      PushReceipt receipt = replica.push(new Push(last, parcels));
      tally.replicaLacksRoot = false;
      tally.bodiesWanted.addAll(receipt.missingBodies());
      tally.sent += log.write(log -> acknowledge(log, replica.name(), parcels, receipt));
      again |= log.read(log -> unknownHead(log, receipt.contested()));
    }
  }

  private int acknowledge(
      LogWriter log, String replica, List<PushedParcel> parcels, PushReceipt receipt)
      throws SyncFault {
    Memory memory = log.memory(replica);
    markCheck.check(receipt, parcels, memory, log.members());
    Map<DeviceId, Position> have = MarkCheck.positions(receipt.have());
    // where it has exactly what this device has, there is nothing to pull up to here
    boolean same = have.equals(log.feeds());
    log.remember(
        replica,
        new Memory(same ? receipt.cursor() : memory.cursor(), receipt.incarnation(), have));
    return intake.acknowledge(log, memory, have);
  }

  private static boolean unknownHead(LogReader log, List<RecordHeads> contested) {
    return contested.stream()
        .flatMap(record -> record.heads().stream())
        .anyMatch(head -> log.recordOf(head).isEmpty());
  }

  /** The replica lacks bodies of heads that this device may have. */
  private void sendBodies(Replica replica, Tally tally) throws SyncFault {
    for (RevisionId wanted : tally.bodiesWanted) {
      Optional<PushedParcel> parcel = log.read(log -> log.parcelOf(wanted));
      if (parcel.isPresent() && !parcel.get().bodies().isEmpty()) {
        replica.push(new Push(List.of(), List.of(parcel.get())));
      }
    }
  }

  private void sayMissingBodies(Tally tally) {
    long missing =
        log.read(LogReader::divergences).stream()
            .filter(divergence -> divergence.kind() == Divergence.Kind.UNREADABLE)
            .filter(divergence -> divergence.pulls() >= BODY_PATIENCE)
            .count();
    if (checks.on(Check.BODY_MISSING) && missing > 0) {
      tally.caught.add(new Distrusted(Alarm.BODY_MISSING, missing + " records"));
    }
    lateFetch.withheld(BODY_PATIENCE).ifPresent(tally.caught::add);
  }

  private void note(Tally tally) throws SyncFault {
    note("sent", tally.sent);
    note("received", tally.received);
    note("merged", tally.merged);
    for (Distrusted caught : tally.caught) {
      note("alarm-" + caught.alarm().name().toLowerCase(java.util.Locale.ROOT), 1);
    }
  }

  private void note(String kind, long count) throws SyncFault {
    if (count > 0) {
      log.write(log -> {
        log.note(clock.instant(), kind, count);
        return null;
      });
    }
  }
}
