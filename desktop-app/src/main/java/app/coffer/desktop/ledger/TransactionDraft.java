package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as typed, with names instead of ids: payees and categories that do not exist yet
 * are made when it is saved.
 *
 * @param payee a name, or empty
 * @param amount as {@code account} sees it
 * @param category {@code Group/Name}, a category's unique name, or empty; passed over for a
 *     transfer and a split
 * @param transferAccount the other account of a transfer, or null
 * @param transferAmount what arrives there; null where both accounts have one currency
 * @param lines of a split, or empty
 */
public record TransactionDraft(
    RecordId account,
    LocalDate date,
    String payee,
    Money amount,
    String category,
    @Nullable RecordId transferAccount,
    @Nullable Money transferAmount,
    List<LineDraft> lines,
    String number,
    String notes,
    SortedSet<String> tags,
    Clearing status) {

  public TransactionDraft {
    lines = List.copyOf(lines);
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /** The common case: money to or from somebody, for one thing. */
  public static TransactionDraft of(
      RecordId account, LocalDate date, String payee, Money amount, String category) {
    return new TransactionDraft(
        account,
        date,
        payee,
        amount,
        category,
        null,
        null,
        List.of(),
        "",
        "",
        new TreeSet<>(),
        Clearing.UNCLEARED);
  }
}
