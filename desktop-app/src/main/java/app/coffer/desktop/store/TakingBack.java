package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.EARLIER_EDIT;
import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Takes back decisions that nobody has seen yet, as if they had never been made: the versions stand
 * side by side again. What many have in common is written with few statements at the end.
 */
final class TakingBack {
  private static final int ROWS_A_STATEMENT = 200;

  private final DSLContext sql;
  private final RecordProjection projection;
  private final JoinRows rows;
  private final DeviceId self;
  private final Instant now;
  private final List<RecordId> open = new ArrayList<>();
  private final List<RecordId> unchanged = new ArrayList<>();
  private final List<Change> earlier = new ArrayList<>();
  private final List<Pending> edits = new ArrayList<>();

  TakingBack(
      DSLContext sql, RecordProjection projection, JoinRows rows, DeviceId self, Instant now) {
    this.sql = sql;
    this.projection = projection;
    this.rows = rows;
    this.self = self;
    this.now = now;
  }

  /** Whether it could be taken back. */
  boolean take(Settled settled) {
    RecordId record = settled.record();
    // the unsealed edit that the decision took the place of
    Optional<Pending> replaced =
        rows.mark(record, settled.content().lamport()).flatMap(JoinRows.Mark::replaced);
    Standing standing = Standing.of(rows.revisions(record), replaced, self);
    if (!(standing.result() instanceof MergeResult.Contested contested)) {
      return false;
    }
    open.add(record);
    earlier.add(settled.content());
    replaced.ifPresent(edits::add);
    if (contested.content().sameContent(settled.content())) {
      unchanged.add(record);
    } else {
      projection.show(sql, contested.content(), SyncStatus.CONFLICT);
    }
    rows.forget(record);
    return true;
  }

  /** Writes what is left to write; until then the record's rows are not as they will be. */
  void finish() {
    each(open, this::drop);
    each(edits, some -> PendingTable.add(sql, some));
    each(earlier, this::remember);
    each(open, this::ask);
    projection.mark(sql, unchanged, SyncStatus.CONFLICT);
    List.of(open, unchanged, earlier, edits).forEach(List::clear);
  }

  private static <T> void each(List<T> all, Consumer<List<T>> write) {
    for (int from = 0; from < all.size(); from += ROWS_A_STATEMENT) {
      write.accept(all.subList(from, Math.min(all.size(), from + ROWS_A_STATEMENT)));
    }
  }

  private void drop(List<RecordId> some) {
    sql.deleteFrom(PENDING_CHANGE).where(PENDING_CHANGE.RECORD_ID.in(some)).execute();
  }

  private void remember(List<Change> some) {
    sql.insertInto(EARLIER_EDIT, EARLIER_EDIT.RECORD_ID, EARLIER_EDIT.CONTENT)
        .valuesOfRows(
            some.stream().map(each -> DSL.row(each.record(), ChangeCodec.encode(each))).toList())
        .execute();
  }

  private void ask(List<RecordId> some) {
    String kind = LogRows.text(Divergence.Kind.CONFLICT);
    sql.insertInto(
            DIVERGENCE,
            DIVERGENCE.RECORD_ID,
            DIVERGENCE.KIND,
            DIVERGENCE.PULLS,
            DIVERGENCE.FOUND_AT)
        .valuesOfRows(
            some.stream().map(record -> DSL.row(record, kind, 0, now.toEpochMilli())).toList())
        .execute();
  }
}
