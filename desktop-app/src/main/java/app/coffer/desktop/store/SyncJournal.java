package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DIVERGENCE;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * Writes a local edit down as the one change that waits for its record. It follows the heads whose
 * content the person was shown when the first edit since the last sealing was made.
 */
final class SyncJournal implements ChangeJournal {
  private static final int SCHEMA = 1;

  private final RecordProjection projection;
  private final InstantSource clock;
  private final Supplier<String> editor;

  /**
   * @param clock for people to read
   * @param editor this device's name
   */
  SyncJournal(RecordProjection projection, InstantSource clock, Supplier<String> editor) {
    this.projection = projection;
    this.clock = clock;
    this.editor = editor;
  }

  @Override
  public void edited(
      DSLContext transaction, RecordId record, Entity entity, SortedMap<String, CborValue> fields) {
    Before before = before(transaction, record);
    int schema = before.content().map(content -> Math.max(SCHEMA, content.schema())).orElse(SCHEMA);
    write(transaction, before, record, entity, schema, false, fields);
  }

  @Override
  public void added(DSLContext sql, Entity entity, List<Added> all) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String by = editor.get();
    long lamport = PendingTable.ticks(sql, all.size()) - all.size();
    var changes = new ArrayList<Change>(all.size());
    for (Added each : all) {
      lamport++;
      changes.add(
          new Change(each.record(), entity, SCHEMA, lamport, now, by, false, each.fields()));
    }
    PendingTable.addAll(sql, changes);
  }

  @Override
  public void rewritten(DSLContext sql, Entity entity, boolean removed, List<Added> all) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String by = editor.get();
    Map<RecordId, Before> before = before(sql, all.stream().map(Added::record).toList());
    long lamport = PendingTable.ticks(sql, all.size()) - all.size();
    List<Pending> waiting = new ArrayList<>();
    List<Pending> others = new ArrayList<>();
    for (Added each : all) {
      lamport++;
      Before last = before.get(each.record());
      int schema = last.content().map(from -> Math.max(SCHEMA, from.schema())).orElse(SCHEMA);
      var change =
          new Change(each.record(), entity, schema, lamport, now, by, removed, each.fields());
      (last.waiting() ? waiting : others).add(new Pending(change, last.parents()));
    }
    PendingTable.putAll(sql, waiting);
    PendingTable.insertAll(sql, others);
  }

  @Override
  public void removed(DSLContext transaction, RecordId record) {
    Before before = before(transaction, record);
    Change last =
        before
            .content()
            .orElseThrow(() -> new IllegalStateException("a removal of what was never there"));
    write(transaction, before, record, last.entity(), last.schema(), true, last.fields());
  }

  /** What an edit builds upon. */
  private record Before(List<RevisionId> parents, Optional<Change> content, boolean waiting) {}

  private static Before before(DSLContext sql, RecordId record) {
    Optional<Pending> pending = PendingTable.of(sql, record);
    if (pending.isPresent()) {
      return new Before(pending.get().parents(), Optional.of(pending.get().change()), true);
    }
    List<RevisionId> followed = PendingTable.followed(sql, record);
    return new Before(
        followed,
        followed.stream().flatMap(id -> PendingTable.content(sql, id).stream()).findFirst(),
        false);
  }

  /** Of all of these. */
  private static Map<RecordId, Before> before(DSLContext sql, List<RecordId> records) {
    Map<RecordId, Before> found = new HashMap<>();
    PendingTable.of(sql, records)
        .forEach((record, pending) ->
            found.put(record, new Before(pending.parents(), Optional.of(pending.change()), true)));
    List<RecordId> rest = records.stream().filter(each -> !found.containsKey(each)).toList();
    Map<RecordId, List<RevisionId>> followed = PendingTable.followed(sql, rest);
    Map<RecordId, Change> contents = PendingTable.followedContents(sql, rest);
    for (RecordId each : rest) {
      found.put(
          each,
          new Before(
              followed.getOrDefault(each, List.of()),
              Optional.ofNullable(contents.get(each)),
              false));
    }
    return found;
  }

  private void write(
      DSLContext sql,
      Before before,
      RecordId record,
      Entity entity,
      int schema,
      boolean removed,
      SortedMap<String, CborValue> fields) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long lamport = PendingTable.tick(sql);
    var change = new Change(record, entity, schema, lamport, now, editor.get(), removed, fields);
    if (before.waiting()) {
      PendingTable.put(sql, change, before.parents());
    } else {
      PendingTable.add(sql, change, before.parents());
    }
    boolean contested =
        sql.fetchExists(
            DIVERGENCE,
            DIVERGENCE.RECORD_ID.eq(record),
            DIVERGENCE.KIND.eq(LogRows.text(Divergence.Kind.CONFLICT)));
    if (contested) {
      projection.mark(sql, List.of(record), SyncStatus.CONFLICT);
    }
  }
}
