package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.sync.LogReader.Memory;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the changes that only this copy of a device has to another author: after the files of a
 * device were copied, two copies number their parcels alike, and a replica takes those of one.
 */
public final class Reauthoring {
  private final Sealer sealer;
  private final Settlement settlement;
  private final Outbox outbox;

  /**
   * @param sealer of the new author
   */
  public Reauthoring(Sealer sealer, String version) {
    this.sealer = sealer;
    this.settlement = new Settlement(sealer.self());
    this.outbox = new Outbox(sealer, settlement, version);
  }

  /**
   * The last parcel of a device's feed that a replica holds as this copy wrote it; -1 where there
   * is none. Nothing that the replica shows is taken.
   */
  public static long shared(LocalLog log, Replica replica, DeviceId device) throws SyncFault {
    Memory memory = log.read(rows -> rows.memory(replica.name()));
    Position mark = memory.marks().get(device);
    // what it says it has counts only where it is this copy's: the mark may be of the other's
    long shared = mark != null && holds(log, device, mark.n(), mark.hash()) ? mark.n() : -1;
    boolean known = mark == null || shared >= 0;
    Cursor cursor = memory.cursor();
    boolean more = true;
    while (more) {
      PullPage page = replica.pull(cursor, log.read(LogReader::rootTail).orElseThrow().n());
      for (PulledParcel pulled : page.parcels()) {
        // taken from nobody, only compared with what this copy wrote: no newer version did
        Optional<Parcel> read =
            PageCheck.read(pulled.parcel(), signed -> PageCheck.Newer.IGNORED)
                .filter(parcel -> parcel.device().equals(device));
        if (read.isEmpty()) {
          continue;
        }
        Parcel parcel = read.get();
        if (holds(log, device, parcel.n(), Parcel.hashOf(pulled.parcel().bytes()))) {
          shared = Math.max(shared, parcel.n());
        } else if (holds(log, device, parcel.n() - 1, parcel.prev())) {
          shared = Math.max(shared, parcel.n() - 1);
        }
        known = true;
      }
      more = page.more() && page.end().compareTo(cursor) > 0;
      cursor = page.end();
    }
    if (!known) {
      throw new SyncFault.Distrusted(
          SyncFault.Alarm.WITHHELD, "the parcels that are not this copy's");
    }
    return shared;
  }

  private static boolean holds(LocalLog log, DeviceId device, long n, Hash hash) {
    return log.read(rows -> rows.parcelHash(device, n)).equals(Optional.of(hash));
  }

  /** A sealed change that no replica has, as it is to be written again. */
  private record Unsent(RevisionId id, Change change, List<RevisionId> parents) {}

  /**
   * Seals anew, as this author, what {@code former} sealed after parcel {@code shared}, and takes
   * those parcels of the former's back; what waits unsealed is sealed behind it. The contents, and
   * what follows what, stay.
   *
   * @return how many changes have this author now
   */
  public int takeOver(LogWriter log, DeviceId former, long shared, Instant now) {
    List<List<Unsent>> parcels = unsent(log, former, shared);
    Set<RecordId> records = new LinkedHashSet<>();
    parcels.forEach(parcel -> parcel.forEach(unsent -> records.add(unsent.change().record())));
    List<Pending> waiting =
        records.stream().flatMap(record -> log.pendingOf(record).stream()).toList();
    records.forEach(log::dropPending);
    log.takeBack(former, shared);
    Map<RevisionId, RevisionId> anew = new HashMap<>();
    parcels.forEach(parcel -> seal(log, parcel, anew, now));
    waiting.forEach(pending -> log.putPending(pending.change(), mapped(pending.parents(), anew)));
    outbox.sealOf(log, waiting.stream().map(pending -> pending.change().record()).toList(), now);
    settlement.settle(log, records, now);
    return anew.size() + waiting.size();
  }

  private List<List<Unsent>> unsent(LogReader log, DeviceId former, long shared) {
    Position last = log.feeds().get(former);
    var parcels = new ArrayList<List<Unsent>>();
    for (long n = shared + 1; last != null && n <= last.n(); n++) {
      Parcel parcel = Parcel.decode(log.parcel(former, n).orElseThrow().bytes());
      var unsent = new ArrayList<Unsent>();
      for (Header header : parcel.revisions()) {
        RevisionId id = header.revisionId(sealer.vault(), former);
        unsent.add(new Unsent(id, content(log, header.record(), id), header.parents()));
      }
      parcels.add(unsent);
    }
    return parcels;
  }

  private static Change content(LogReader log, RecordId record, RevisionId id) {
    return log.revisions(record).stream()
        .filter(revision -> revision.id().equals(id))
        .map(Revision::content)
        .findFirst()
        .flatMap(Optional::ofNullable)
        .orElseThrow(() -> new IllegalStateException("an own change without its content"));
  }

  private void seal(
      LogWriter log, List<Unsent> parcel, Map<RevisionId, RevisionId> anew, Instant now) {
    List<Unsent> rest = parcel;
    while (!rest.isEmpty()) {
      int sealed =
          outbox.seal(
              log,
              rest.stream()
                  .map(unsent -> new Pending(unsent.change(), mapped(unsent.parents(), anew)))
                  .toList(),
              now);
      List<Header> headers = last(log).revisions();
      for (int i = 0; i < sealed; i++) {
        anew.put(rest.get(i).id(), headers.get(i).revisionId(sealer.vault(), sealer.self()));
      }
      rest = rest.subList(sealed, rest.size());
    }
  }

  private Parcel last(LogReader log) {
    DeviceId self = sealer.self();
    long n = Optional.ofNullable(log.feeds().get(self)).orElseThrow().n();
    return Parcel.decode(log.parcel(self, n).orElseThrow().bytes());
  }

  private static List<RevisionId> mapped(
      List<RevisionId> parents, Map<RevisionId, RevisionId> anew) {
    return parents.stream().map(parent -> anew.getOrDefault(parent, parent)).sorted().toList();
  }
}
