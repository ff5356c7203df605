package app.coffer.desktop.ui.reports;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a figure, as a list.
 *
 * @param title what the figure is called, for the path to it
 * @param sums one for each currency
 */
record Drill(Target target, String title, List<Row> rows, List<Money> sums) {
  Drill {
    rows = List.copyOf(rows);
    sums = List.copyOf(sums);
  }

  /**
   * A transaction or a part of one; in a list of accounts, an account.
   *
   * @param transaction null for an account
   * @param plain whether it can be put into another category here: no transfer, no split
   */
  record Row(
      @Nullable RecordId transaction,
      RecordId accountId,
      LocalDate date,
      String account,
      String payee,
      String category,
      String notes,
      Money amount,
      boolean plain) {
    Optional<RecordId> id() {
      return Optional.ofNullable(transaction);
    }
  }
}
