package app.coffer.desktop.budget;

import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of what a category was budgeted, and of its goal, when the category goes. */
public final class Heirs {
  private final DerivedIds ids;

  public Heirs(DerivedIds ids) {
    this.ids = ids;
  }

  /** In how many months something was budgeted for these. */
  public static int months(LedgerReader ledger, Set<RecordId> categories) {
    return (int)
        cells(ledger, categories).stream()
            .filter(cell -> !cell.amount().isZero())
            .map(BudgetCell::month)
            .distinct()
            .count();
  }

  /**
   * Adds what the categories got to what another gets; without another it is to be budgeted again.
   * Each amount comes as a move under its cell's name, so that two devices that do this alike add
   * it once. A goal goes along where the other has none.
   */
  public void inherit(Writer ledger, Set<RecordId> from, @Nullable RecordId to) {
    boolean envelope =
        to != null && ledger.category(to).filter(found -> !found.income()).isPresent();
    for (BudgetCell cell : cells(ledger, from)) {
      if (to != null && envelope && !cell.amount().isZero()) {
        ledger.put(
            BudgetCell.KIND,
            there(ledger, cell, to)
                .with(new BudgetCell.Move(cell.id(), cell.amount(), cell.category())));
      }
      ledger.remove(cell.id());
    }
    for (Goal goal : ledger.all(Goal.KIND)) {
      if (from.contains(goal.category())) {
        if (to != null && envelope) {
          inherit(ledger, goal, to);
        }
        ledger.remove(goal.id());
      }
    }
  }

  private void inherit(Writer ledger, Goal goal, RecordId to) {
    RecordId id = ids.derive("goal", to.hex());
    if (ledger.find(Goal.KIND, id).isEmpty()) {
      ledger.put(Goal.KIND, new Goal(id, to, goal.type(), goal.amount(), goal.by()));
    }
  }

  private BudgetCell there(LedgerReader ledger, BudgetCell cell, RecordId to) {
    RecordId id = ids.derive("budget-cell", to.hex() + "/" + cell.month());
    return Inherited.find(ledger, id)
        .filter(found -> found.currency().equals(cell.currency()))
        .orElseGet(() -> BudgetCell.empty(id, to, cell.month(), cell.currency()));
  }

  private static List<BudgetCell> cells(LedgerReader ledger, Set<RecordId> categories) {
    return Inherited.once(ledger.all(BudgetCell.KIND)).stream()
        .filter(cell -> categories.contains(cell.category()))
        .toList();
  }
}
