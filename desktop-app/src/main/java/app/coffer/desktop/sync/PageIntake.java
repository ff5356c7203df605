package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.LogReader.Late;
import app.coffer.desktop.sync.LogReader.Memory;
import app.coffer.desktop.sync.LogReader.Place;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.LogReader.Unread;
import app.coffer.desktop.sync.PageCheck.Accepted;
import app.coffer.desktop.sync.PageCheck.LateBody;
import app.coffer.desktop.sync.PageCheck.Opened;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies what a replica gave, checked, in the transaction it is called in. */
final class PageIntake {
  private final Sealer sealer;
  private final Settlement settlement;
  private final Outbox outbox;
  private final RootIntake rootIntake;
  private final Checks checks;
  private final MarkCheck markCheck;

  PageIntake(Sealer sealer, Settlement settlement, Outbox outbox, Checks checks) {
    this.sealer = sealer;
    this.settlement = settlement;
    this.outbox = outbox;
    this.rootIntake = new RootIntake(sealer, checks);
    this.checks = checks;
    this.markCheck = new MarkCheck(checks);
  }

  /**
   * @param received revisions of other devices that were new
   * @param acknowledged own changes that the replica turned out to have
   * @param frozen what devices were caught at
   */
  record Intake(int received, int acknowledged, List<Distrusted> frozen) {}

  /** Everything of a page moves together, the cursor and the marks included; or nothing does. */
  Intake apply(LogWriter log, String replica, PullPage page, Instant now) throws SyncFault {
    Memory memory = log.memory(replica);
    markCheck.check(page, memory, log.members());
    RootIntake.Taken root = rootIntake.take(log, page.root());
    if (checks.on(Check.ENDLESS)
        && page.more()
        && root.statements() == 0
        && page.parcels().isEmpty()) {
      throw new Distrusted(Alarm.WITHHELD, "a page that says more and brings nothing");
    }
    var check = new PageCheck(log, sealer, checks);
    for (PulledParcel parcel : page.parcels()) {
      check.check(parcel);
    }
    Map<DeviceId, Position> have = MarkCheck.positions(page.have());
    if (!page.more()) {
      check.checkComplete(have);
    }
    var self = log.rootState().members().get(sealer.self());
    if (self != null && !self.active()) {
      return new Intake(0, 0, List.of()); // the rows stay as they are: nothing is taken any more
    }
    Set<RecordId> touched = new LinkedHashSet<>(root.touched());
    check.accepted().forEach(a -> a.revisions().forEach(r -> touched.add(r.header().record())));
    check.lateBodies().forEach(late -> touched.add(late.content().record()));
    // what waits here was written without knowing what came: it becomes a head beside it
    outbox.sealOf(log, touched, now);
    int received = store(log, check, now);
    check.late().store(log, now);
    settlement.settle(log, touched, now);
    log.remember(replica, new Memory(page.end(), page.incarnation(), have));
    return new Intake(received, acknowledge(log, memory, have), check.frozen());
  }

  /** Takes statements by themselves; how many were new. */
  int takeRoot(LogWriter log, List<Signed> statements, Instant now) throws SyncFault {
    RootIntake.Taken root = rootIntake.take(log, statements);
    if (log.rootState().active(sealer.self())) {
      outbox.sealOf(log, root.touched(), now);
      settlement.settle(log, root.touched(), now);
    }
    return root.statements();
  }

  /** Marks as synced what the replica shows to have of this device's feed; how many records. */
  int acknowledge(LogWriter log, Memory before, Map<DeviceId, Position> have) {
    DeviceId self = sealer.self();
    long after = n(before.marks().get(self));
    long upTo = n(have.get(self));
    if (upTo <= after) {
      return 0;
    }
    List<RecordId> records = log.recordsOf(self, after, upTo);
    log.refresh(records, self, SyncStatus.SYNCING);
    return records.size();
  }

  private static long n(@org.jspecify.annotations.Nullable Position position) {
    return position == null ? -1 : position.n();
  }

  /** Takes a body that was asked for by itself; whether it was the right one. */
  boolean takeBody(LogWriter log, RevisionId revision, byte[] body, Instant now) throws SyncFault {
    Place place = log.place(revision).orElseThrow();
    Parcel parcel = Parcel.decode(log.parcel(place.device(), place.n()).orElseThrow().bytes());
    Header header = parcel.revisions().get(place.index());
    if (checks.on(Check.BODY_HASH) && !header.names(body)) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "a body that was asked for");
    }
    var content = PageCheck.content(sealer, checks, parcel.device(), parcel.epoch(), header, body);
    if (content.isEmpty()) {
      return false;
    }
    outbox.sealOf(log, List.of(header.record()), now);
    log.addBody(revision, body, content.get());
    log.witness(content.get().lamport());
    settlement.settle(log, List.of(header.record()), now);
    return true;
  }

  /** Takes a body of a removed device's change beyond its cut that was asked for by itself. */
  void takeLateBody(LogWriter log, Unread unread, byte[] body, Instant now) throws SyncFault {
    if (checks.on(Check.BODY_HASH) && !unread.header().names(body)) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "a body that was asked for");
    }
    Optional<Change> content =
        PageCheck.content(sealer, checks, unread.device(), unread.epoch(), unread.header(), body);
    if (content.isEmpty()) {
      log.dropUnread(unread.revision()); // its author's fault: there is nothing to decide
    } else {
      List<RevisionId> parents = unread.header().parents();
      log.addLate(
          unread.device(),
          unread.n(),
          unread.index(),
          new Late(unread.revision(), unread.device(), parents, content.get(), now));
    }
  }

  private int store(LogWriter log, PageCheck check, Instant now) {
    int received = 0;
    long lamport = 0;
    for (Accepted accepted : check.accepted()) {
      Parcel parcel = accepted.parcel();
      log.addParcel(parcel.device(), parcel.n(), accepted.signed());
      for (Opened opened : accepted.revisions()) {
        log.addRevision(
            opened.id(),
            parcel.device(),
            parcel.n(),
            opened.index(),
            opened.header(),
            opened.body(),
            opened.content(),
            now);
        lamport = Math.max(lamport, opened.content() == null ? 0 : opened.content().lamport());
        received++;
      }
    }
    for (LateBody late : check.lateBodies()) {
      boolean missing =
          log.revisions(late.content().record()).stream()
              .filter(revision -> revision.id().equals(late.revision()))
              .map(Revision::content)
              .anyMatch(java.util.Objects::isNull);
      if (missing) {
        log.addBody(late.revision(), late.body(), late.content());
        lamport = Math.max(lamport, late.content().lamport());
      }
    }
    log.witness(lamport);
    if (received > 0) {
      log.set(Outbox.RECEIPT_DUE, "yes");
    }
    return received;
  }
}
