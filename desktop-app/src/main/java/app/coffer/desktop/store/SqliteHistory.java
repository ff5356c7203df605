package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.EARLIER_EDIT;
import static app.coffer.desktop.store.db.Tables.MEMBER;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;

/** Every content a record ever had here, sealed or not. */
public final class SqliteHistory implements History {
  private final VaultDatabase database;
  private final DeviceId self;

  public SqliteHistory(VaultDatabase database, DeviceId self) {
    this.database = database;
    this.self = self;
  }

  @Override
  public List<Version> of(RecordId record) {
    return database.read(sql -> of(sql, record));
  }

  private List<Version> of(DSLContext sql, RecordId record) {
    var versions = new ArrayList<Version>();
    for (Revision revision : LogRows.revisions(sql, record)) {
      Change content = revision.content();
      if (content != null) {
        versions.add(
            new Version(revision.id(), revision.device(), name(sql, revision, content), content));
      }
    }
    PendingTable.of(sql, record).ifPresent(pending -> versions.add(here(pending.change())));
    sql.select(EARLIER_EDIT.CONTENT)
        .from(EARLIER_EDIT)
        .where(EARLIER_EDIT.RECORD_ID.eq(record))
        .forEach(row -> versions.add(here(ChangeCodec.decode(row.value1()))));
    // logical time first: a wrong clock must not turn the story around
    versions.sort(
        Comparator.comparingLong((Version version) -> version.content().lamport()).reversed());
    return versions;
  }

  private Version here(Change content) {
    return new Version(null, self, content.editor(), content);
  }

  private static String name(DSLContext sql, Revision revision, Change content) {
    return sql.select(MEMBER.NAME)
        .from(MEMBER)
        .where(MEMBER.DEVICE.eq(revision.device().bytes()), MEMBER.NAME.ne(""))
        .fetchOptional(MEMBER.NAME)
        .orElse(content.editor());
  }
}
