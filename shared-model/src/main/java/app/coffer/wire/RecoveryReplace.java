package app.coffer.wire;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Begins anew from the recovery sheet: one new device is the only member, with a root key of its
 * own, and everybody who was a member until then is removed. Signed by the recovery key, which
 * outranks the root key: whoever stole that can neither write this nor anything after it.
 *
 * @param device the new device; its id is its signing key's
 * @param sealedName its name, sealed under the new epoch key
 * @param cuts for every member so far, the last parcel of its feed that counts; null where none
 *     does
 * @param at seconds since 1970 by the new device's clock, for people to read; decides nothing
 * @param epoch the new key, for the new device and the recovery key
 * @param root the new root key, for the new device
 */
public record RecoveryReplace(
    long seq,
    Hash prev,
    DeviceId device,
    byte[] signKey,
    byte[] boxKey,
    byte[] sealedName,
    List<Cut> cuts,
    long at,
    NewEpoch epoch,
    NewRoot root)
    implements RootStatement {
  static final String TYPE = "recovery-replace";

  public RecoveryReplace {
    Parcel.length(signKey, Crypto.KEY);
    Parcel.length(boxKey, Crypto.KEY);
    cuts = List.copyOf(cuts);
    if (!device.equals(RootStatement.deviceId(signKey))) {
      throw new MalformedCbor("a device id that is not its key's");
    }
    for (int i = 1; i < cuts.size(); i++) {
      if (cuts.get(i - 1).device().compareTo(cuts.get(i).device()) >= 0) {
        throw new MalformedCbor("cuts out of order, or two of one device");
      }
    }
  }

  /**
   * Where the feed of a former member ends.
   *
   * @param last null where none of its parcels counts
   */
  public record Cut(DeviceId device, @Nullable Position last) {
    CborValue value() {
      return CborValue.of(
          List.of(CborValue.of(device.bytes()), last == null ? CborValue.NULL : last.value()));
    }

    static Cut of(CborValue value) {
      List<CborValue> parts = Fields.tuple(value, 2);
      return new Cut(
          new DeviceId(Header.exactly(parts.get(0), DeviceId.LENGTH)),
          parts.get(1).equals(CborValue.NULL) ? null : Position.of(parts.get(1)));
    }
  }

  /** The membership that this begins, as a statement of its own would say it. */
  public RootStatement.Authorize authorize() {
    return new RootStatement.Authorize(seq, prev, device, signKey, boxKey, sealedName, List.of());
  }

  @Override
  public byte[] encode() {
    Map<String, CborValue> entries = new LinkedHashMap<>();
    entries.put("v", CborValue.of(VERSION));
    entries.put("seq", CborValue.of(seq));
    entries.put("prev", CborValue.of(prev.bytes()));
    entries.put("type", CborValue.of(TYPE));
    entries.put("device", CborValue.of(device.bytes()));
    entries.put("sign", CborValue.of(signKey));
    entries.put("box", CborValue.of(boxKey));
    entries.put("name", CborValue.of(sealedName));
    entries.put("cuts", CborValue.of(cuts.stream().map(Cut::value).toList()));
    entries.put("at", CborValue.of(at));
    entries.put("epoch", epoch.value());
    entries.put("root", root.value());
    return Cbor.encode(CborValue.of(entries));
  }

  static RecoveryReplace of(Fields fields, long seq, Hash prev) {
    return new RecoveryReplace(
        seq,
        prev,
        new DeviceId(Parcel.length(fields.bytes("device"), DeviceId.LENGTH)),
        fields.bytes("sign"),
        fields.bytes("box"),
        fields.bytes("name"),
        fields.array("cuts").stream().map(Cut::of).toList(),
        fields.count("at"),
        NewEpoch.of(fields.value("epoch")),
        NewRoot.of(fields.value("root")));
  }
}
