package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.MEMBER;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The open questions, worked out from the heads each time they are asked for: so they survive a
 * restart, and close by themselves when a decision comes from elsewhere.
 */
public final class SqliteConflictInbox implements ConflictInbox {
  private final VaultDatabase database;
  private final RecordProjection projection;
  private final DeviceId self;
  private final InstantSource clock;
  private final Supplier<String> editor;

  /**
   * @param clock for people to read
   * @param editor this device's name
   */
  SqliteConflictInbox(
      VaultDatabase database,
      RecordProjection projection,
      DeviceId self,
      InstantSource clock,
      Supplier<String> editor) {
    this.database = database;
    this.projection = projection;
    this.self = self;
    this.clock = clock;
    this.editor = editor;
  }

  @Override
  public int count() {
    return database.read(sql ->
        sql.fetchCount(DIVERGENCE, DIVERGENCE.KIND.eq(LogRows.text(Divergence.Kind.CONFLICT))));
  }

  @Override
  public List<Conflict> open() {
    return database.read(sql -> {
      Map<DeviceId, String> names = names(sql);
      return sql
          .select(DIVERGENCE.RECORD_ID, DIVERGENCE.FOUND_AT)
          .from(DIVERGENCE)
          .where(DIVERGENCE.KIND.eq(LogRows.text(Divergence.Kind.CONFLICT)))
          .fetch(row -> conflict(sql, row.value1(), row.value2(), names))
          .stream()
          .flatMap(Optional::stream)
          .sorted(
              Comparator.comparing((Conflict conflict) -> !moneyAtStake(conflict))
                  .thenComparing(SqliteConflictInbox::newest, Comparator.<Instant>reverseOrder())
                  .thenComparing(Conflict::record))
          .toList();
    });
  }

  @Override
  public Optional<Conflict> find(RecordId record) {
    return database.read(sql -> find(sql, record));
  }

  @Override
  public Change preview(Resolution resolution) {
    return database.read(sql ->
        find(sql, resolution.record())
            .map(conflict -> decided(conflict, resolution, conflict.provisional().lamport()))
            .orElseThrow(() -> new IllegalStateException("no such question any more")));
  }

  @Override
  public Answer resolve(Resolution resolution) {
    return database.write(sql -> resolve(sql, resolution));
  }

  private Answer resolve(DSLContext sql, Resolution resolution) {
    RecordId record = resolution.record();
    Optional<Conflict> open = find(sql, record);
    if (open.isEmpty()) {
      return new Answer.Gone();
    }
    Conflict conflict = open.get();
    if (!conflict.heads().equals(resolution.heads())) {
      return new Answer.Stale(conflict);
    }
    long lamport = PendingTable.lamport(sql) + 1;
    Change content = decided(conflict, resolution, lamport);
    Optional<String> broken = Coherence.broken(content.entity(), content.fields());
    if (broken.isPresent() && !content.removed()) {
      return new Answer.Invalid(broken.get());
    }
    // an edit that is not sealed yet is no revision: what follows it follows its parents
    List<RevisionId> parents = Standing.of(LogRows.revisions(sql, record)).headIds();
    PendingTable.witness(sql, lamport);
    PendingTable.put(sql, content, parents);
    sql.deleteFrom(DIVERGENCE).where(DIVERGENCE.RECORD_ID.eq(record)).execute();
    projection.show(sql, content, SyncStatus.PENDING);
    return new Answer.Applied();
  }

  private Change decided(Conflict conflict, Resolution resolution, long lamport) {
    Change shown = conflict.provisional();
    boolean removed = resolution.presence() == Resolution.Presence.REMOVE;
    var fields = Change.fields(shown.fields());
    resolution.choices().forEach((unit, choice) -> choose(conflict, unit, choice, fields));
    return new Change(
        shown.record(),
        shown.entity(),
        shown.schema(),
        lamport,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        editor.get(),
        removed,
        fields);
  }

  private static void choose(
      Conflict conflict,
      MergeUnit unit,
      Resolution.Choice choice,
      Map<String, app.coffer.wire.codec.CborValue> fields) {
    Map<String, app.coffer.wire.codec.CborValue> from =
        switch (choice) {
          case Resolution.Choice.Take(RevisionId side) ->
              conflict.sides().stream()
                  .filter(s -> s.revision().equals(side))
                  .findFirst()
                  .orElseThrow(() -> new IllegalArgumentException("no such side"))
                  .content()
                  .fields();
          case Resolution.Choice.TakeBefore() ->
              conflict
                  .base()
                  .orElseThrow(() -> new IllegalArgumentException("nothing is known of before"))
                  .fields();
          case Resolution.Choice.Typed(var typed) -> typed;
        };
    for (String field : unit.fields()) {
      fields.remove(field);
      if (from.containsKey(field)) {
        fields.put(field, from.get(field));
      }
    }
  }

  private Optional<Conflict> find(DSLContext sql, RecordId record) {
    return sql.select(DIVERGENCE.FOUND_AT)
        .from(DIVERGENCE)
        .where(
            DIVERGENCE.RECORD_ID.eq(record),
            DIVERGENCE.KIND.eq(LogRows.text(Divergence.Kind.CONFLICT)))
        .fetchOptional(DIVERGENCE.FOUND_AT)
        .flatMap(foundAt -> conflict(sql, record, foundAt, names(sql)));
  }

  private Optional<Conflict> conflict(
      DSLContext sql, RecordId record, long foundAt, Map<DeviceId, String> names) {
    Standing standing =
        Standing.of(LogRows.revisions(sql, record), PendingTable.of(sql, record), self);
    if (!(standing.result() instanceof MergeResult.Contested contested)) {
      return Optional.empty();
    }
    Revision base = standing.base();
    return Optional.of(
        new Conflict(
            record,
            contested.content().entity(),
            base == null ? null : base.content(),
            contested.content(),
            sides(standing, names),
            contested.contested(),
            contested.merged(),
            Instant.ofEpochMilli(foundAt)));
  }

  private List<Side> sides(Standing standing, Map<DeviceId, String> names) {
    var sides = new ArrayList<Side>();
    for (Revision head : standing.heads()) {
      Change content = head.content();
      if (content != null) {
        sides.add(
            new Side(
                head.id(),
                head.device(),
                names.getOrDefault(head.device(), content.editor()),
                head.device().equals(self),
                content,
                head.arrivedAt()));
      }
    }
    sides.sort(
        Comparator.comparing((Side side) -> !side.here())
            .thenComparing((Side side) -> side.content().editedAt())
            .thenComparing(Side::revision));
    return sides;
  }

  private static Map<DeviceId, String> names(DSLContext sql) {
    var names = new HashMap<DeviceId, String>();
    sql.select(MEMBER.DEVICE, MEMBER.NAME)
        .from(MEMBER)
        .where(DSL.length(MEMBER.NAME).gt(0))
        .forEach(row -> names.put(new DeviceId(row.value1()), row.value2()));
    return names;
  }

  private static boolean moneyAtStake(Conflict conflict) {
    return conflict.removedAgainstEdited()
        || conflict.contested().contains(MergeUnits.MONEY)
        || conflict.contested().contains(MergeUnits.ACCOUNT);
  }

  private static Instant newest(Conflict conflict) {
    return conflict.sides().stream()
        .map(side -> side.content().editedAt())
        .max(Comparator.naturalOrder())
        .orElse(conflict.foundAt());
  }
}
