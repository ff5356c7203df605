package app.coffer.desktop.ledger;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of several transactions at once; null and empty leave each as it is.
 *
 * @param payee a name
 * @param category {@code Group/Name}; transfers and splits keep what they have
 */
public record SeveralEdit(
    @Nullable LocalDate date,
    @Nullable String payee,
    @Nullable String category,
    @Nullable String notes,
    Set<String> addTags,
    Set<String> removeTags,
    @Nullable Clearing status) {

  public static final SeveralEdit NOTHING =
      new SeveralEdit(null, null, null, null, Set.of(), Set.of(), null);

  public SeveralEdit {
    addTags = Set.copyOf(addTags);
    removeTags = Set.copyOf(removeTags);
  }

  TransactionDraft onto(TransactionDraft now) {
    var tags = new TreeSet<>(now.tags());
    tags.addAll(addTags);
    tags.removeAll(removeTags);
    return new TransactionDraft(
        now.account(),
        date == null ? now.date() : date,
        payee == null ? now.payee() : payee,
        now.amount(),
        category == null ? now.category() : category,
        now.transferAccount(),
        now.transferAmount(),
        now.lines(),
        now.number(),
        notes == null ? now.notes() : notes,
        tags,
        status == null ? now.status() : status);
  }
}
