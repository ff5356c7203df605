package app.coffer.desktop.report;

import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.PartQuery;

/** Asks for sums of a scope. */
final class Parts {
  private Parts() {}

  static PartQuery query(Scope scope, LedgerTotals.By... by) {
    return PartQuery.between(scope.from(), scope.to(), by)
        .inAccounts(scope.accounts())
        .inCategories(scope.categories())
        .tagged(scope.tags());
  }
}
