package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.util.Optional;

/** The account at the other end of what stands in a register. */
final class OtherSide {
  private OtherSide() {}

  /**
   * @param here whose register it is; empty for all accounts
   * @param line of a split, where the cursor is on one
   */
  static Optional<RecordId> of(Transaction tx, Optional<RecordId> here, Optional<Line> line) {
    return here.isPresent() && !here.get().equals(tx.account())
        ? Optional.of(tx.account())
        : line.flatMap(Line::otherAccount)
            .or(() -> tx.moves().keySet().stream().skip(1).findFirst());
  }

  /** What a line is for: a category, or another account. */
  static String name(Line line, LedgerNames names) {
    return line.otherAccount()
        .map(other -> EntryViewModel.TRANSFER_SIGN + " " + names.accounts().getOrDefault(other, ""))
        .or(() -> line.categoryId().map(id -> names.categories().getOrDefault(id, "")))
        .orElse("");
  }
}
