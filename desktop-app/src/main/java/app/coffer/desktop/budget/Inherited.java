package app.coffer.desktop.budget;

import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a category left to another, counted once. Two people who do not know of each other may join
 * one category with two different ones; then both got its money, and there is only one of it. It
 * stays with the category of the lowest id, which is the same on every device.
 */
final class Inherited {
  /** One side of a move: at its other side the amount has the other sign. */
  private record Side(YearMonth month, RecordId id, Money amount, RecordId from) {}

  private Inherited() {}

  static List<BudgetCell> once(List<BudgetCell> cells) {
    if (cells.stream().allMatch(cell -> cell.moves().isEmpty())) {
      return cells;
    }
    Set<Side> seen = new HashSet<>();
    return cells.stream()
        .sorted(Comparator.comparing(BudgetCell::category))
        .map(cell -> without(cell, seen))
        .toList();
  }

  /** A cell as it counts. */
  static Optional<BudgetCell> find(LedgerReader ledger, RecordId id) {
    Optional<BudgetCell> found = ledger.find(BudgetCell.KIND, id);
    return found.filter(cell -> !cell.moves().isEmpty()).isEmpty()
        ? found
        : once(ledger.all(BudgetCell.KIND)).stream()
            .filter(cell -> cell.id().equals(id))
            .findFirst();
  }

  private static BudgetCell without(BudgetCell cell, Set<Side> seen) {
    var own = new ArrayList<BudgetCell.Move>();
    for (BudgetCell.Move move : cell.moves()) {
      if (seen.add(new Side(cell.month(), move.id(), move.amount(), move.other()))) {
        own.add(move);
      }
    }
    return own.size() == cell.moves().size() ? cell : cell.having(own);
  }
}
