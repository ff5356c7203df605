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
 */
public record Line(RecordId id, @Nullable RecordId category, Money amount, String notes) {
  public Optional<RecordId> categoryId() {
    return Optional.ofNullable(category);
  }
}
