package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;

/**
 * A heading over categories.
 *
 * @param place where it stands among groups, from 1 on; 0 for behind those, by name
 */
public record CategoryGroup(RecordId id, String name, int place) {

  /** One that nobody has put in its place. */
  public CategoryGroup(RecordId id, String name) {
    this(id, name, 0);
  }

  /** The same at a place. */
  public CategoryGroup at(int other) {
    return new CategoryGroup(id, name, other);
  }
}
