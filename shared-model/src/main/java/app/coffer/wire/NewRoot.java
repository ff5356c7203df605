package app.coffer.wire;

import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import java.util.HashSet;
import java.util.List;

/**
 * A new root key. It signs every statement after the one that carries it; the old one signs nothing
 * any more, so whoever still has the old seed can do nothing with it.
 *
 * @param key Ed25519 public key
 * @param seeds the new seed for each device that is to manage the vault
 */
public record NewRoot(byte[] key, List<SealedSeed> seeds) {
  public NewRoot {
    seeds = List.copyOf(seeds);
    Parcel.length(key, Crypto.KEY);
    var recipients = new HashSet<>();
    for (SealedSeed seed : seeds) {
      if (!recipients.add(seed.recipient())) {
        throw new MalformedCbor("two seeds for one recipient");
      }
    }
  }

  /**
   * The root seed under a device's box key.
   *
   * @param sealed crypto_box_seal of the seed (32)
   */
  public record SealedSeed(DeviceId recipient, byte[] sealed) {
    CborValue value() {
      return CborValue.of(List.of(CborValue.of(recipient.bytes()), CborValue.of(sealed)));
    }

    static SealedSeed of(CborValue value) {
      List<CborValue> parts = Fields.tuple(value, 2);
      return new SealedSeed(
          new DeviceId(Header.exactly(parts.get(0), DeviceId.LENGTH)),
          Fields.bytesOf(parts.get(1)));
    }
  }

  CborValue value() {
    return CborValue.of(
        List.of(CborValue.of(key), CborValue.of(seeds.stream().map(SealedSeed::value).toList())));
  }

  static NewRoot of(CborValue value) {
    List<CborValue> parts = Fields.tuple(value, 2);
    return new NewRoot(
        Fields.bytesOf(parts.get(0)),
        Fields.arrayOf(parts.get(1)).stream().map(SealedSeed::of).toList());
  }
}
