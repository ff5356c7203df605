package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.HEAD;

import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.Hash;
import java.io.ByteArrayOutputStream;

/**
 * One hash for all live heads: {@code H("heads", record || revision ...)}, ordered by both. Two
 * devices that hold the same feeds have the same.
 */
public final class HeadsDigest {
  private HeadsDigest() {}

  public static Hash of(VaultDatabase database) {
    var bytes = new ByteArrayOutputStream();
    database.read(sql -> {
      sql.select(HEAD.RECORD_ID, HEAD.REVISION)
          .from(HEAD)
          .orderBy(HEAD.RECORD_ID, HEAD.REVISION)
          .forEach(head -> {
            bytes.writeBytes(head.value1().bytes());
            bytes.writeBytes(head.value2());
          });
      return null;
    });
    return new Hash(Crypto.hash("heads", bytes.toByteArray()));
  }
}
