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
  Effects of(Conflict conflict, List<Change> candidates);

  /**
   * What several records would do to the budget together: only what changes, with one entry in each
   * {@code then}.
   */
  List<OnBudget> budget(List<Replaced> together);
}
