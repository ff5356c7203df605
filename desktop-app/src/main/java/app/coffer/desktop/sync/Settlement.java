package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.RootState;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings a record's rows in line with its revisions, and writes the merges that are this device's.
 */
final class Settlement {
  /** Complete pulls after which another device writes a merge that its author has not written. */
  private static final int PATIENCE = 3;

  /** A setting of this device: what is done where both changed the same thing. */
  static final String NEWEST_WINS = "conflict.both-changed";

  private final DeviceId self;

  Settlement(DeviceId self) {
    this.self = self;
  }

  /**
   * After revisions of these records came or were sealed. None of them may have a change that is
   * not sealed: it would be hidden.
   */
  void settle(LogWriter log, Collection<RecordId> records, Instant now) {
    settle(log, records, now, false);
  }

  /** After changes were sealed that the ledger shows already, which saves showing them again. */
  void settleSealed(LogWriter log, Collection<RecordId> records, Instant now) {
    settle(log, records, now, true);
  }

  private void settle(
      LogWriter log, Collection<RecordId> records, Instant now, boolean shownIfAlone) {
    for (RecordId record : records) {
      List<Revision> revisions = log.revisions(record);
      Standing standing = Standing.of(revisions);
      log.broughtBack(record, BroughtBack.removal(revisions, standing.heads()).isPresent(), now);
      if (standing.heads().isEmpty()) {
        withdraw(log, record, now);
        continue;
      }
      log.stand(
          record,
          standing.heads().stream().map(Revision::id).toList(),
          standing.followed(),
          standing.divergence(),
          now);
      MergeResult result = standing.result();
      if (result != null && !(shownIfAlone && standing.heads().size() == 1)) {
        log.show(result.content());
      }
    }
    log.refresh(records, self, SyncStatus.SYNCING);
  }

  /** Nothing of it counts any more: only a removed device ever wrote it. */
  private static void withdraw(LogWriter log, RecordId record, Instant now) {
    log.stand(record, List.of(), List.of(), null, now);
    log.lateContent(record).ifPresent(late -> log.show(copy(late, late.lamport(), now, true)));
  }

  /** After a complete pull; how many were written. */
  int writeMerges(LogWriter log) {
    int written = 0;
    boolean newestWins = log.setting(NEWEST_WINS).filter("newest"::equals).isPresent();
    RootState root = log.rootState();
    boolean lowest =
        root.activeMembers().stream().noneMatch(member -> member.device().compareTo(self) < 0);
    for (Divergence divergence : log.divergences()) {
      if (newestWins && divergence.kind() == Divergence.Kind.CONFLICT) {
        decideByRule(log, divergence);
        continue;
      }
      if (divergence.kind() != Divergence.Kind.MERGE
          || log.pendingOf(divergence.record()).isPresent()) {
        continue;
      }
      Standing standing = Standing.of(log.revisions(divergence.record()));
      if (standing.result() instanceof MergeResult.Merged merged
          && (merged.winner().device().equals(self)
              || divergence.pulls() >= PATIENCE
              || lowest && !root.active(merged.winner().device()))) {
        Change content = merged.content();
        write(log, content, content.editedAt(), content.removed(), standing);
        written++;
      }
    }
    return written;
  }

  /**
   * Writes what every device shows already as the decision, where the owner has said that the
   * newest wins. What belongs to a statement is asked about all the same.
   */
  private void decideByRule(LogWriter log, Divergence divergence) {
    RecordId record = divergence.record();
    Standing standing = Standing.of(log.revisions(record));
    if (log.pendingOf(record).isPresent()
        || !(standing.result() instanceof MergeResult.Contested contested)
        || (!contested.winner().device().equals(self) && divergence.pulls() < PATIENCE)
        || Coherence.touchesReconciled(contents(standing))) {
      return;
    }
    Change content = contested.content();
    write(log, content, content.editedAt(), content.removed(), standing);
    log.decidedByRule(record, log.lamport());
    log.refresh(List.of(record), self, SyncStatus.SYNCING);
  }

  private static List<Change> contents(Standing standing) {
    return Stream.concat(standing.heads().stream(), Stream.ofNullable(standing.base()))
        .flatMap(revision -> Stream.ofNullable(revision.content()))
        .toList();
  }

  /** Brings back what something live refers to; how many. */
  int bringBack(LogWriter log) {
    int written = 0;
    for (RecordId record : log.neededButRemoved()) {
      if (log.pendingOf(record).isPresent()) {
        continue;
      }
      Standing standing = Standing.of(log.revisions(record));
      if (standing.heads().isEmpty() && log.lateContent(record).isPresent()) {
        Change late = log.lateContent(record).get();
        write(log, late, late.editedAt(), late.removed(), standing);
        log.show(log.pendingOf(record).orElseThrow().change());
        log.refresh(List.of(record), self, SyncStatus.SYNCING);
        written++;
        continue;
      }
      if (standing.result() instanceof MergeResult.Agreed agreed && agreed.content().removed()) {
        // the content is the same on every device that does this, so their heads agree
        // with the removal's own time: so every device knows it for what it is, and asks
        write(log, agreed.content(), agreed.content().editedAt(), false, standing);
        log.show(log.pendingOf(record).orElseThrow().change());
        log.refresh(List.of(record), self, SyncStatus.SYNCING);
        written++;
      }
    }
    return written;
  }

  private void write(
      LogWriter log, Change content, Instant editedAt, boolean removed, Standing standing) {
    long lamport = log.lamport() + 1;
    log.witness(lamport);
    log.putPending(copy(content, lamport, editedAt, removed), standing.headIds());
  }

  static Change copy(Change content, long lamport, Instant editedAt, boolean removed) {
    return new Change(
        content.record(),
        content.entity(),
        content.schema(),
        lamport,
        editedAt,
        content.editor(),
        removed,
        content.fields());
  }
}
