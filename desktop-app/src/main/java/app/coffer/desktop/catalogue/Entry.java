package app.coffer.desktop.catalogue;

import app.coffer.wire.id.RecordId;

/** Something that transactions are sorted by. */
public sealed interface Entry {

  record OfCategory(RecordId id) implements Entry {}

  /** A heading over categories. */
  record OfGroup(RecordId id) implements Entry {}

  record OfPayee(RecordId id) implements Entry {}

  /** A tag as transactions have it. */
  record OfTag(String name) implements Entry {}
}
