package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * A part of a split as typed.
 *
 * @param id of the line that is edited; null for a new one
 * @param category {@code Group/Name}, or empty
 */
public record LineDraft(@Nullable RecordId id, String category, Money amount, String notes) {}
