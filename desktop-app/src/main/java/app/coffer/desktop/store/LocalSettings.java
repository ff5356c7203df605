package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.SYNC_SETTING;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one vault remembers on this device alone; it is encrypted with it and never synced. */
public final class LocalSettings {
  private final VaultDatabase database;

  public LocalSettings(VaultDatabase database) {
    this.database = database;
  }

  public Optional<String> text(String name) {
    return database.read(sql ->
        sql.select(SYNC_SETTING.VALUE)
            .from(SYNC_SETTING)
            .where(SYNC_SETTING.NAME.eq(name))
            .fetchOptional(SYNC_SETTING.VALUE));
  }

  /** Keeps all of them, or none. */
  public void set(Map<String, String> values) {
    database.write(sql -> {
      values.forEach((name, value) -> PendingTable.set(sql, name, value));
      return values.size();
    });
  }

  /** Forgets what is kept under these names. */
  public void remove(List<String> names) {
    database.write(
        sql -> sql.deleteFrom(SYNC_SETTING).where(SYNC_SETTING.NAME.in(names)).execute());
  }
}
