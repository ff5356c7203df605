package app.coffer.desktop.seal;

import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.RecordId;
import java.nio.ByteBuffer;
import java.util.Arrays;

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
   * @param kind what is named: one word, the same for ever
   * @param naturalKey its parts, in the kind's order; each is preceded by its length, so that no
   *     two keys run together
   */
  public RecordId of(String kind, byte[]... naturalKey) {
    return ring.derivedId(kind, naturalKey);
  }

  static RecordId derive(byte[] idKey, String kind, byte[]... naturalKey) {
    byte[][] parts =
        Arrays.stream(naturalKey)
            .map(part ->
                ByteBuffer.allocate(Integer.BYTES + part.length)
                    .putInt(part.length)
                    .put(part)
                    .array())
            .toArray(byte[][]::new);
    return new RecordId(Crypto.keyedHash(idKey, "record-id/" + kind, RecordId.LENGTH, parts));
  }
}
