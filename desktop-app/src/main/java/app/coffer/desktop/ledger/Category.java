package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;

/**
 * What money is for; shown as {@code Group/Name}.
 *
 * @param income whether what is in it is income, to be budgeted
 * @param hidden whether it is not offered any more
 * @param rolls whether overspending stays in the category instead of being taken from what is to be
 *     budgeted next month
 */
public record Category(
    RecordId id, RecordId group, String name, boolean income, boolean hidden, boolean rolls) {

  /** One for spending, as nearly all are. */
  public Category(RecordId id, RecordId group, String name) {
    this(id, group, name, false, false, false);
  }

  Category named(String other) {
    return new Category(id, group, other, income, hidden, rolls);
  }
}
