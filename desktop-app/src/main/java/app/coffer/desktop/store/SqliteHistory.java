package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.EARLIER_EDIT;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Every content a record ever had here, sealed or not. */
public final class SqliteHistory implements History {
  private final VaultDatabase database;
  private final RecordProjection projection;
  private final Edits edits;
  private final DeviceId self;

  SqliteHistory(
      VaultDatabase database, RecordProjection projection, ChangeJournal journal, DeviceId self) {
    this.database = database;
    this.projection = projection;
    this.edits = new Edits(projection, journal);
    this.self = self;
  }

  @Override
  public List<Version> of(RecordId record) {
    return database.read(sql -> of(sql, record));
  }

  @Override
  public Restored restore(Version version) {
    return database.write(sql -> restore(sql, version.content()));
  }

  private Restored restore(DSLContext sql, Change content) {
    Optional<Change> shown = projection.shown(sql, content.record());
    if (Edits.contested(sql, content.record())) {
      return Restored.OPEN;
    }
    if (shown.isPresent() && shown.get().sameContent(content)) {
      return Restored.SAME;
    }
    if (!content.removed() && Coherence.broken(content.entity(), content.fields()).isPresent()) {
      return Restored.INVALID;
    }
    edits.write(sql, content);
    return Restored.DONE;
  }

  private List<Version> of(DSLContext sql, RecordId record) {
    Map<DeviceId, String> names = LogRows.deviceNames(sql);
    var versions = new ArrayList<Version>();
    for (Revision revision : LogRows.revisions(sql, record)) {
      Change content = revision.content();
      if (content != null) {
        String name = names.getOrDefault(revision.device(), content.editor());
        versions.add(new Version(revision.id(), revision.device(), name, content));
      }
    }
    PendingTable.of(sql, record).ifPresent(pending -> versions.add(here(pending.change())));
    sql.select(EARLIER_EDIT.CONTENT)
        .from(EARLIER_EDIT)
        .where(EARLIER_EDIT.RECORD_ID.eq(record))
        .forEach(row -> versions.add(here(ChangeCodec.decode(row.value1()))));
    // logical time first: a wrong clock must not turn the story around
    versions.sort(
        Comparator.comparingLong((Version version) -> version.content().lamport())
            .thenComparing(version -> version.content().editedAt())
            .thenComparing(Version::device)
            .reversed());
    return versions;
  }

  private Version here(Change content) {
    return new Version(null, self, content.editor(), content);
  }
}
