package app.coffer.desktop.rules;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.wire.id.RecordId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a rule changes. */
public sealed interface Action {

  record SetPayee(RecordId payee) implements Action {}

  /** Passed over for transfers and splits. */
  record SetCategory(RecordId category) implements Action {}

  record AddTags(SortedSet<String> tags) implements Action {
    public AddTags {
      tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }
  }

  record SetNotes(String notes) implements Action {}

  /** Uncleared or cleared; a reconciled transaction keeps its status. */
  record SetStatus(Clearing status) implements Action {}
}
