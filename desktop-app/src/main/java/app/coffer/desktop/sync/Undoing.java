package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.LogReader.Sent;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a device changed, and putting back what was there before, by ordinary changes. */
public final class Undoing {
  private final DeviceId self;

  public Undoing(DeviceId self) {
    this.self = self;
  }

  /**
   * @param before removed where the device had made the record
   */
  public record Entry(RecordId record, Change now, Change before) {}

  /**
   * @param changedSince records that somebody else changed afterwards
   */
  public record Preview(List<Entry> entries, List<RecordId> changedSince) {
    public Preview {
      entries = List.copyOf(entries);
      changedSince = List.copyOf(changedSince);
    }
  }

  /**
   * What undoing a device's changes would do. A date can be set back, a feed's order cannot: all
   * that was sent after the first change of that time counts with it.
   */
  public Preview preview(LogReader log, DeviceId device, Instant since) {
    List<Sent> sent = log.sentBy(device);
    long first = first(log, sent, device, since);
    var chosen = new HashSet<RevisionId>();
    var records = new LinkedHashSet<RecordId>();
    for (Sent one : sent) {
      if (one.n() >= first) {
        chosen.add(one.revision());
        records.add(one.record());
      }
    }
    var entries = new ArrayList<Entry>();
    var changedSince = new ArrayList<RecordId>();
    for (RecordId record : records) {
      List<Revision> revisions = log.revisions(record);
      Standing standing = Standing.of(revisions);
      boolean others =
          log.pendingOf(record).isPresent()
              || standing.heads().stream().anyMatch(head -> !chosen.contains(head.id()));
      MergeResult now = standing.result();
      if (others || now == null) {
        changedSince.add(record);
      } else {
        Change before = before(revisions, standing.heads(), chosen).orElse(null);
        Change back =
            before == null
                ? Settlement.copy(now.content(), now.content().lamport(), since, true)
                : before;
        if (!back.sameContent(now.content())) {
          entries.add(new Entry(record, now.content(), back));
        }
      }
    }
    return new Preview(entries, changedSince);
  }

  private static long first(LogReader log, List<Sent> sent, DeviceId device, Instant since) {
    var records = new LinkedHashSet<RecordId>();
    sent.forEach(one -> records.add(one.record()));
    var late = new HashSet<RevisionId>();
    for (RecordId record : records) {
      for (Revision revision : log.revisions(record)) {
        Change content = revision.content();
        if (revision.device().equals(device)
            && content != null
            && !content.editedAt().isBefore(since)) {
          late.add(revision.id());
        }
      }
    }
    return sent.stream()
        .filter(one -> late.contains(one.revision()))
        .mapToLong(Sent::n)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** What the record was where the chosen revisions began; empty where they made it. */
  private static Optional<Change> before(
      List<Revision> revisions, List<Revision> heads, Set<RevisionId> chosen) {
    var wanted = new LinkedHashSet<RevisionId>();
    var seen = new HashSet<RevisionId>();
    var open = new ArrayDeque<Revision>(heads);
    while (!open.isEmpty()) {
      for (RevisionId parent : open.pop().parents()) {
        if (chosen.contains(parent)) {
          revisions.stream()
              .filter(r -> r.id().equals(parent) && seen.add(r.id()))
              .forEach(open::push);
        } else {
          wanted.add(parent);
        }
      }
    }
    List<Revision> earlier = revisions.stream().filter(r -> !chosen.contains(r.id())).toList();
    if (earlier.isEmpty() || wanted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(Standing.of(earlier).result()).map(MergeResult::content);
  }

  /**
   * Puts back; whether everything still was as the preview says. Where not, nothing is written.
   *
   * @param editor the name of this device
   */
  public boolean undo(
      LogWriter log,
      DeviceId device,
      Instant since,
      List<Entry> entries,
      String editor,
      Instant now) {
    if (!preview(log, device, since).entries().equals(entries)) {
      return false;
    }
    for (Entry entry : entries) {
      Change back = authored(log, entry.before(), editor, now);
      log.putPending(back, Standing.of(log.revisions(entry.record())).headIds());
      log.show(back);
    }
    log.refresh(entries.stream().map(Entry::record).toList(), self, SyncStatus.SYNCING);
    return true;
  }

  static Change authored(LogWriter log, Change content, String editor, Instant now) {
    long lamport = log.lamport() + 1;
    log.witness(lamport);
    return new Change(
        content.record(),
        content.entity(),
        content.schema(),
        lamport,
        now,
        editor,
        content.removed(),
        content.fields());
  }
}
