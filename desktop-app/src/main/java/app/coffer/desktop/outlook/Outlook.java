package app.coffer.desktop.outlook;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.conflict.Replaced;
import java.util.List;

/**
 * Foretells what answers would do: to balances, the budget, schedules, rules, statements. Each call
 * sees the ledger as it is and writes nothing.
 */
public interface Outlook {

  /**
   * @param candidates contents the record might get
   */
  default Effects of(Conflict conflict, List<Change> candidates) {
    return of(conflict, candidates, candidates.stream().map(each -> List.<Replaced>of()).toList());
  }

  /**
   * @param candidates contents the record might get
   * @param beside for each of them what is written of other records with it
   */
  Effects of(Conflict conflict, List<Change> candidates, List<List<Replaced>> beside);

  /**
   * What several records would do to the budget together: only what changes, with one entry in each
   * {@code then}.
   */
  List<OnBudget> budget(List<Replaced> together);
}
