package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;

/**
 * What money is for; shown as {@code Group/Name}.
 *
 * @param income whether what is in it is income, to be budgeted
 * @param hidden whether it is not offered any more
 * @param rolls whether overspending stays in the category instead of being taken from what is to be
 *     budgeted next month
 * @param place where it stands in its group, from 1 on; 0 for behind those, by name
 */
public record Category(
    RecordId id,
    RecordId group,
    String name,
    boolean income,
    boolean hidden,
    boolean rolls,
    int place) {

  /** One that nobody has put in its place. */
  public Category(
      RecordId id, RecordId group, String name, boolean income, boolean hidden, boolean rolls) {
    this(id, group, name, income, hidden, rolls, 0);
  }

  /** One for spending, as nearly all are. */
  public Category(RecordId id, RecordId group, String name) {
    this(id, group, name, false, false, false);
  }

  /** The same in a group, at a place. */
  public Category in(RecordId other, int at) {
    return new Category(id, other, name, income, hidden, rolls, at);
  }

  Category named(String other) {
    return new Category(id, group, other, income, hidden, rolls, place);
  }
}
