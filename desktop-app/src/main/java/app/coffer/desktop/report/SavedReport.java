package app.coffer.desktop.report;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.wire.id.RecordId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A report or filter under a name.
 *
 * @param kind which report; {@code filter} for a filter of transactions
 * @param settings by name, as text
 */
public record SavedReport(
    RecordId id, String name, String kind, SortedMap<String, String> settings) {
  public static final Kind<SavedReport> KIND =
      new Kind<>(Entity.SAVED_REPORT, SavedReport.class, SavedReport::id);

  /** What kind filters of transactions are. */
  public static final String FILTER = "filter";

  public SavedReport {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }
}
