package app.coffer.wire.api;

import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.List;

/** Asks, before a decision is sealed, whether a record's heads are still these. */
public record Resolve(RecordId record, List<RevisionId> heads) {
  public Resolve {
    heads = heads.stream().sorted().toList();
  }
}
