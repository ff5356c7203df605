package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.REVISION;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one device of a simulation holds and shows. */
final class SimView {
  private SimView() {}

  static Map<RecordId, List<RevisionId>> heads(SimDevice device) {
    var heads = new TreeMap<RecordId, List<RevisionId>>();
    for (RecordId record : records(device)) {
      var parents = new HashSet<RevisionId>();
      List<Revision> all = device.read(log -> log.revisions(record));
      all.forEach(revision -> parents.addAll(revision.parents()));
      heads.put(
          record,
          all.stream().map(Revision::id).filter(id -> !parents.contains(id)).sorted().toList());
    }
    return heads;
  }

  static Map<RecordId, Change> shown(SimDevice device, Set<RecordId> records) {
    var shown = new TreeMap<RecordId, Change>();
    for (RecordId record : records) {
      shown.put(
          record, device.database.read(sql -> device.projection.shown(sql, record)).orElseThrow());
    }
    return shown;
  }

  static Map<RecordId, List<RevisionId>> conflicts(SimDevice device) {
    var conflicts = new TreeMap<RecordId, List<RevisionId>>();
    for (Conflict conflict : device.inbox.open()) {
      conflicts.put(conflict.record(), conflict.heads());
    }
    return conflicts;
  }

  static Set<RecordId> records(SimDevice device) {
    List<RecordId> records =
        device.database.read(
            sql -> sql.selectDistinct(REVISION.RECORD_ID).from(REVISION).fetch(REVISION.RECORD_ID));
    return new TreeSet<>(records);
  }

  static Set<RevisionId> revisions(SimDevice device) {
    List<RevisionId> revisions =
        device.database.read(sql ->
            sql.select(REVISION.REVISION_)
                .from(REVISION)
                .fetch(row -> new RevisionId(row.value1())));
    return new HashSet<>(revisions);
  }
}
