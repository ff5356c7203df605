package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DECISION_MARK;
import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;
import static app.coffer.desktop.store.db.Tables.REVISION;

import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The rows from which decisions are told: of many records read in one go, of others one by one. */
final class JoinRows {
  private static final int AT_ONCE = 250;

  private final DSLContext sql;
  private final Map<RecordId, Held> held = new HashMap<>();

  JoinRows(DSLContext sql) {
    this.sql = sql;
  }

  /** What this device noted of a decision when it was made. */
  record Mark(long lamport, long batch, boolean byRule, Optional<Pending> replaced) {}

  private static final class Held {
    List<Revision> revisions = List.of();
    @Nullable Pending pending;
    final List<Mark> marks = new ArrayList<>();
  }

  /** Reads some records together. */
  void load(Collection<RecordId> records) {
    List<RecordId> all = List.copyOf(records);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      loadSome(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
  }

  private void loadSome(List<RecordId> some) {
    some.forEach(record -> held.put(record, new Held()));
    var changed =
        sql.selectDistinct(REVISION.RECORD_ID).from(REVISION).where(REVISION.RECORD_ID.in(some));
    LogRows.revisions(sql, changed).forEach((record, all) -> of(record).revisions = all);
    var waiting =
        sql.select(PENDING_CHANGE.RECORD_ID)
            .from(PENDING_CHANGE)
            .where(PENDING_CHANGE.RECORD_ID.in(some));
    PendingTable.of(sql, waiting).forEach((record, pending) -> of(record).pending = pending);
    sql.selectFrom(DECISION_MARK)
        .where(DECISION_MARK.RECORD_ID.in(some))
        .forEach(row ->
            of(row.getRecordId())
                .marks
                .add(
                    new Mark(
                        row.getLamport(),
                        row.getBatch(),
                        row.getByRule(),
                        replaced(row.getReplaced(), row.getReplacedParents()))));
  }

  private static Optional<Pending> replaced(byte @Nullable [] content, byte @Nullable [] parents) {
    return content == null || parents == null
        ? Optional.empty()
        : Optional.of(new Pending(ChangeCodec.decode(content), PendingTable.ids(parents)));
  }

  /** The record was written to: it is read again when it is asked for. */
  void forget(RecordId record) {
    held.remove(record);
  }

  void forgetAll() {
    held.clear();
  }

  List<Revision> revisions(RecordId record) {
    return of(record).revisions;
  }

  Optional<Pending> pending(RecordId record) {
    return Optional.ofNullable(of(record).pending);
  }

  Optional<Mark> mark(RecordId record, long lamport) {
    return of(record).marks.stream().filter(mark -> mark.lamport() == lamport).findFirst();
  }

  private Held of(RecordId record) {
    Held there = held.get(record);
    if (there == null) {
      loadSome(List.of(record));
      there = held.get(record);
    }
    return Objects.requireNonNull(there);
  }
}
