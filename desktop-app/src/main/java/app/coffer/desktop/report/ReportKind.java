package app.coffer.desktop.report;

import java.util.Optional;
import java.util.stream.Stream;

/** The reports there are. */
public enum ReportKind {
  NET_WORTH("net-worth"),
  CATEGORIES("spending-category"),
  PAYEES("spending-payee"),
  TAGS("spending-tag"),
  INCOME_EXPENSES("income-expenses"),
  CASH_FLOW("cash-flow"),
  BUDGET("budget"),
  BALANCE("balance");

  private final String saved;

  ReportKind(String saved) {
    this.saved = saved;
  }

  /** What a {@link SavedReport} calls it. */
  public String saved() {
    return saved;
  }

  /** The report that a saved one is; empty for filters, and for reports of newer versions. */
  public static Optional<ReportKind> of(SavedReport report) {
    return Stream.of(values()).filter(kind -> kind.saved.equals(report.kind())).findFirst();
  }
}
