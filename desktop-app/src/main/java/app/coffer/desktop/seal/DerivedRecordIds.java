package app.coffer.desktop.seal;

import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.RecordId;
import java.nio.charset.StandardCharsets;

/**
 * Record ids that two devices find without talking: BLAKE2b-128 keyed with the vault's idKey, of
 * the kind and the natural key. To anybody without the idKey they are random.
 */
public final class DerivedRecordIds {
  private final KeyRing ring;

  public DerivedRecordIds(KeyRing ring) {
    this.ring = ring;
  }

  /**
   * @param kind what is named: the same text for ever
   * @param naturalKey what names the thing among its kind
   */
  public RecordId derive(String kind, String naturalKey) {
    return ring.idKey()
        .use(key ->
            new RecordId(
                Crypto.keyedHash(
                    key,
                    "record-id/" + kind,
                    RecordId.LENGTH,
                    naturalKey.getBytes(StandardCharsets.UTF_8))));
  }
}
