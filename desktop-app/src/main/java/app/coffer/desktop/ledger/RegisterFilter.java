package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions to show, newest first. Null means no bound.
 *
 * @param account transactions that touch this account, as either leg
 * @param search words that all occur in payee, category, notes or amount; empty for all
 */
public record RegisterFilter(
    @Nullable RecordId account, String search, @Nullable LocalDate from, @Nullable LocalDate to) {
  public static RegisterFilter all() {
    return new RegisterFilter(null, "", null, null);
  }

  public static RegisterFilter of(RecordId account) {
    return new RegisterFilter(account, "", null, null);
  }
}
