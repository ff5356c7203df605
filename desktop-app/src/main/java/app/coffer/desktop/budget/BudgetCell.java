package app.coffer.desktop.budget;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one category gets in one month: an amount that was typed, and moves that came on top. Moves
 * are kept one by one, so that those of two people add up; an amount that two people typed
 * differently is a question to them.
 *
 * @param base what was typed less the moves there were then; null where nobody has typed
 * @param moves by id
 */
public record BudgetCell(
    RecordId id,
    RecordId category,
    YearMonth month,
    Currency currency,
    @Nullable Money base,
    List<Move> moves) {
  public static final Kind<BudgetCell> KIND =
      new Kind<>(Entity.BUDGET_CELL, BudgetCell.class, BudgetCell::id);

  /** Beyond this the oldest are counted into the base: a record has to stay small. */
  static final int MOST_MOVES = 200;

  /**
   * Money that came from another category, or went to it where the amount is negative.
   *
   * @param id the same in both cells
   * @param other the category at the other end
   */
  public record Move(RecordId id, Money amount, RecordId other) {}

  public BudgetCell {
    moves = moves.stream().sorted(Comparator.comparing(Move::id)).toList();
  }

  static BudgetCell empty(RecordId id, RecordId category, YearMonth month, Currency currency) {
    return new BudgetCell(id, category, month, currency, null, List.of());
  }

  /** What the category gets. */
  public Money amount() {
    return moved().plus(base == null ? Money.zero(currency) : base);
  }

  BudgetCell typed(Money amount) {
    return new BudgetCell(id, category, month, currency, amount.minus(moved()), moves);
  }

  BudgetCell with(Move move) {
    var more = new ArrayList<>(moves);
    Money folded = base;
    while (more.size() >= MOST_MOVES) {
      Money first = more.removeFirst().amount();
      folded = folded == null ? first : folded.plus(first);
    }
    more.add(move);
    return new BudgetCell(id, category, month, currency, folded, more);
  }

  BudgetCell having(List<Move> others) {
    return new BudgetCell(id, category, month, currency, base, others);
  }

  private Money moved() {
    return moves.stream().map(Move::amount).reduce(Money.zero(currency), Money::plus);
  }
}
