package app.coffer.wire;

import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.KeyId;
import java.util.HashSet;
import java.util.List;

/**
 * A new generation of the vault's key, inside the statement that made it necessary.
 *
 * @param id what the new key's public half commits to
 * @param previous the key it takes the place of
 * @param sealedPrevious the previous secret sealed under the new key ({@code nonce || box}):
 *     whoever has the newest key opens all history
 * @param wraps the new key for each member that stays, and for the recovery key
 */
public record NewEpoch(
    KeyId id, KeyId previous, byte[] sealedPrevious, List<RootStatement.Wrap> wraps) {
  /** Bytes of {@code sealedPrevious}. */
  public static final int SEALED = Crypto.NONCE + Crypto.MAC + Crypto.KEY;

  public NewEpoch {
    wraps = List.copyOf(wraps);
    Parcel.length(sealedPrevious, SEALED);
    if (id.equals(previous)) {
      throw new MalformedCbor("an epoch that follows itself");
    }
    var recipients = new HashSet<>();
    for (RootStatement.Wrap wrap : wraps) {
      if (!wrap.epoch().equals(id) || !recipients.add(wrap.recipient())) {
        throw new MalformedCbor("a wrap of another epoch, or two for one recipient");
      }
    }
  }

  CborValue value() {
    return CborValue.of(
        List.of(
            CborValue.of(id.bytes()),
            CborValue.of(previous.bytes()),
            CborValue.of(sealedPrevious),
            CborValue.of(wraps.stream().map(RootStatement.Wrap::value).toList())));
  }

  static NewEpoch of(CborValue value) {
    List<CborValue> parts = Fields.tuple(value, 4);
    return new NewEpoch(
        new KeyId(Header.exactly(parts.get(0), KeyId.LENGTH)),
        new KeyId(Header.exactly(parts.get(1), KeyId.LENGTH)),
        Fields.bytesOf(parts.get(2)),
        Fields.arrayOf(parts.get(3)).stream().map(RootStatement.Wrap::of).toList());
  }
}
