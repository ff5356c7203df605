package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A part of a split as typed.
 *
 * @param id of the line that is edited; null for a new one
 * @param category {@code Group/Name}, or empty; passed over for a transfer
 * @param transferAccount the account the part goes to or comes from, or null
 * @param transferAmount what arrives there; null where both accounts have one currency
 */
public record LineDraft(
    @Nullable RecordId id,
    String category,
    Money amount,
    String notes,
    @Nullable RecordId transferAccount,
    @Nullable Money transferAmount) {

  /** A part that is income or an expense. */
  public LineDraft(@Nullable RecordId id, String category, Money amount, String notes) {
    this(id, category, amount, notes, null, null);
  }
}
