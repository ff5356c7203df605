package app.coffer.desktop.budget;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.Map;

/**
 * A month as it would come out.
 *
 * @param available of every category that has something or lacks it; others have zero
 */
public record Foreseen(YearMonth month, Money toBudget, Map<RecordId, Money> available) {
  public Foreseen {
    available = Map.copyOf(available);
  }

  public Money available(RecordId category) {
    return available.getOrDefault(category, Money.zero(toBudget.currency()));
  }
}
