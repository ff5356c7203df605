package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Balances;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Plans;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.outlook.Outlook;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Balances as the real one foresees them; plans as a test puts them. */
final class MemoryOutlook implements Outlook {
  final Map<RecordId, Function<List<Change>, Plans>> plans = new HashMap<>();
  final List<OnBudget> together = new ArrayList<>();
  private final LedgerReader ledger;
  int asked;

  MemoryOutlook(LedgerReader ledger) {
    this.ledger = ledger;
  }

  @Override
  public Effects of(Conflict conflict, List<Change> candidates, List<List<Replaced>> beside) {
    asked++;
    Balances balances =
        account ->
            ledger.accounts().stream()
                .filter(each -> each.account().id().equals(account))
                .findFirst()
                .map(each -> new Balances.Standing(each.account().name(), each.balance()));
    Plans of = plans.getOrDefault(conflict.record(), all -> Plans.NONE).apply(candidates);
    return ConflictEffects.of(conflict, candidates, balances).with(of);
  }

  @Override
  public List<OnBudget> budget(List<Replaced> replaced) {
    return replaced.isEmpty() ? List.of() : List.copyOf(together);
  }
}
