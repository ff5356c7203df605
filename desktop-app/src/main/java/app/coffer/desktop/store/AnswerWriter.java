package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DECISION_MARK;
import static app.coffer.desktop.store.db.Tables.DIVERGENCE;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Writes the answers of one step: each joins the heads of its question. */
final class AnswerWriter {
  private static final int ROWS_A_STATEMENT = 200;

  private final DSLContext sql;
  private final RecordProjection projection;
  private final long batch;
  private final List<RecordId> answered = new ArrayList<>();
  private final List<RecordId> unchanged = new ArrayList<>();
  private final List<Pending> waiting = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private long lamport;

  private record Mark(RecordId record, long lamport, Optional<Pending> replaced) {}

  AnswerWriter(DSLContext sql, RecordProjection projection) {
    this.sql = sql;
    this.projection = projection;
    batch = WholeAnswers.nextBatch(sql);
    lamport = PendingTable.lamport(sql);
  }

  /** What the next answer is written with, if it is. */
  long nextLamport() {
    return lamport + 1;
  }

  long batch() {
    return batch;
  }

  /** Joins the heads of a question in what was decided. */
  void join(Change content, Questions.Asked asked) {
    lamport = content.lamport();
    if (asked.pending().isPresent()) {
      // the answer takes the place of the unsealed edit
      PendingTable.put(sql, content, asked.parents());
    } else {
      waiting.add(new Pending(content, asked.parents()));
    }
    marks.add(new Mark(content.record(), content.lamport(), asked.pending()));
    answered.add(content.record());
    if (content.sameContent(asked.conflict().provisional())) {
      unchanged.add(content.record());
    } else {
      projection.show(sql, content, SyncStatus.PENDING);
    }
  }

  /** Writes what all answers have in common: many rows with few statements. */
  void finish() {
    PendingTable.witness(sql, lamport);
    each(waiting, some -> PendingTable.add(sql, some));
    each(marks, this::insert);
    each(
        answered,
        some -> sql.deleteFrom(DIVERGENCE).where(DIVERGENCE.RECORD_ID.in(some)).execute());
    each(answered, some -> DraftTable.drop(sql, some));
    projection.mark(sql, unchanged, SyncStatus.PENDING);
  }

  private static <T> void each(List<T> all, Consumer<List<T>> write) {
    for (int from = 0; from < all.size(); from += ROWS_A_STATEMENT) {
      write.accept(all.subList(from, Math.min(all.size(), from + ROWS_A_STATEMENT)));
    }
  }

  private void insert(List<Mark> some) {
    sql.insertInto(
            DECISION_MARK,
            DECISION_MARK.RECORD_ID,
            DECISION_MARK.LAMPORT,
            DECISION_MARK.BATCH,
            DECISION_MARK.BY_RULE,
            DECISION_MARK.REPLACED,
            DECISION_MARK.REPLACED_PARENTS)
        .valuesOfRows(
            some.stream()
                .map(mark ->
                    DSL.row(
                        mark.record(),
                        mark.lamport(),
                        batch,
                        false,
                        mark.replaced().map(edit -> ChangeCodec.encode(edit.change())).orElse(null),
                        mark.replaced()
                            .map(edit -> PendingTable.bytes(edit.parents()))
                            .orElse(null)))
                .toList())
        .execute();
  }
}
