package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a split transaction.
 *
 * @param id 16 random bytes, so that two devices' edits of one line meet
 * @param category the category, or null
 * @param transfer where the part goes to, or comes from, another account; then it has no category
 */
public record Line(
    RecordId id,
    @Nullable RecordId category,
    Money amount,
    String notes,
    @Nullable Transfer transfer) {

  /** A part that is income or an expense. */
  public Line(RecordId id, @Nullable RecordId category, Money amount, String notes) {
    this(id, category, amount, notes, null);
  }

  public Optional<RecordId> categoryId() {
    return Optional.ofNullable(category);
  }

  /** The other account of a part that is a transfer. */
  public Optional<RecordId> otherAccount() {
    return Optional.ofNullable(transfer).map(Transfer::account);
  }

  /** The same under another id. */
  public Line as(RecordId other) {
    return new Line(other, category, amount, notes, transfer);
  }
}
