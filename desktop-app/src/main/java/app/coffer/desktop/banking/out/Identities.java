package app.coffer.desktop.banking.out;

import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;

/**
 * What has to be known of ids when records move to another vault: some follow from what a record is
 * and from a secret of its vault, so that they are others there.
 */
public interface Identities {

  /** The record with the id that it has in this vault. */
  <T> T here(Kind<T> kind, T record);

  /** The record with an id that is the same in a file of any vault. */
  default <T> T inFiles(Kind<T> kind, T record) {
    return record;
  }

  /** Transactions that a schedule entered, and for which of its days: {@code schedule/day}. */
  Map<RecordId, String> entered(LedgerReader ledger);

  /** The id here of what a schedule enters for a day; the same text. */
  RecordId entry(String scheduleAndDay);

  /** The id in files of what a schedule enters for a day; the same text. */
  default RecordId entryInFiles(String scheduleAndDay) {
    return entry(scheduleAndDay);
  }

  /** Sealed types within records, of which a file has to say which one it is. */
  List<Class<?>> choices();
}
