package app.coffer.desktop.catalogue;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.schedule.Schedule;

/** Writes something else wherever something is named. */
final class References {
  private final Writer ledger;
  private final Swap swap;

  References(Writer ledger, Swap swap) {
    this.ledger = ledger;
    this.swap = swap;
  }

  /** Returns how many transactions changed. */
  int replace(Found found) {
    int changed = 0;
    for (Transaction now : found.transactions()) {
      Transaction then = swap.in(now);
      if (!then.equals(now)) {
        ledger.put(then);
        changed++;
      }
    }
    for (Schedule now : ledger.all(Schedule.KIND)) {
      Schedule then = swap.in(now);
      if (!then.equals(now)) {
        ledger.put(Schedule.KIND, then);
      }
    }
    for (Rule now : ledger.all(Rule.KIND)) {
      swap.in(now).ifPresentOrElse(then -> keep(now, then), () -> ledger.remove(now.id()));
    }
    for (SavedReport now : ledger.all(SavedReport.KIND)) {
      SavedReport then = swap.in(now);
      if (!then.equals(now)) {
        ledger.put(SavedReport.KIND, then);
      }
    }
    return changed;
  }

  private void keep(Rule now, Rule then) {
    if (!then.equals(now)) {
      ledger.put(Rule.KIND, then);
    }
  }
}
