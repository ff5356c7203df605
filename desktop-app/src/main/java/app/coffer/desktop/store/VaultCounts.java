package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;
import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.EARLIER_EDIT;
import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;
import static app.coffer.desktop.store.db.Tables.REVISION;
import static app.coffer.desktop.store.db.Tables.TX;

/**
 * How much is in a vault: to hold a copy against its original.
 *
 * @param changes all that was ever changed; it only grows
 */
public record VaultCounts(int accounts, int transactions, int categories, long changes) {

  public static VaultCounts of(VaultDatabase database) {
    return database.read(sql ->
        new VaultCounts(
            sql.fetchCount(ACCOUNT, ACCOUNT.REMOVED.isFalse()),
            sql.fetchCount(TX, TX.REMOVED.isFalse()),
            sql.fetchCount(CATEGORY, CATEGORY.REMOVED.isFalse()),
            (long) sql.fetchCount(REVISION)
                + sql.fetchCount(PENDING_CHANGE)
                + sql.fetchCount(EARLIER_EDIT)));
  }
}
