package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.KEY_RING;

import java.util.Optional;
import org.jooq.DSLContext;

/** The key ring as opaque bytes, in one row of the encrypted database. */
public final class KeyRingTable {
  private static final long ONLY = 1;

  private final VaultDatabase database;

  public KeyRingTable(VaultDatabase database) {
    this.database = database;
  }

  /** A fresh copy, which the caller wipes; empty before the first write. */
  public Optional<byte[]> read() {
    return database.read(
        sql -> sql.select(KEY_RING.RING).from(KEY_RING).fetchOptional(KEY_RING.RING));
  }

  /** Replaces what was there. */
  public void write(byte[] ring) {
    database.write(sql -> put(sql, ring));
  }

  static int put(DSLContext sql, byte[] ring) {
    return sql.insertInto(KEY_RING)
        .set(KEY_RING.ID, ONLY)
        .set(KEY_RING.RING, ring)
        .onDuplicateKeyUpdate()
        .set(KEY_RING.RING, ring)
        .execute();
  }
}
