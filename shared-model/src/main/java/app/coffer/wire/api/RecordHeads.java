package app.coffer.wire.api;

import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.List;

/** A record and the revisions of it that no other revision names as parent. */
public record RecordHeads(RecordId record, List<RevisionId> heads) {
  public RecordHeads {
    heads = heads.stream().sorted().toList();
  }
}
