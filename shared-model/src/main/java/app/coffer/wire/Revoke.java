package app.coffer.wire;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a device's membership. Its parcels up to the cut stay valid for ever; those after it are
 * void for ever, on every replica, whatever any clock says.
 *
 * @param cut the last parcel that counts; null where none does
 * @param at seconds since 1970 by the remover's clock, for people to read; decides nothing
 * @param epoch the key that takes the place of the one the device knows
 * @param root the root key that takes the place of the one the device knew; null where it knew none
 */
public record Revoke(
    long seq,
    Hash prev,
    DeviceId device,
    @Nullable Position cut,
    long at,
    NewEpoch epoch,
    @Nullable NewRoot root)
    implements RootStatement {
  static final String TYPE = "revoke";

  @Override
  public byte[] encode() {
    return Cbor.encode(
        CborValue.of(
            Map.of(
                "v", CborValue.of(VERSION),
                "seq", CborValue.of(seq),
                "prev", CborValue.of(prev.bytes()),
                "type", CborValue.of(TYPE),
                "device", CborValue.of(device.bytes()),
                "cut", cut == null ? CborValue.NULL : cut.value(),
                "at", CborValue.of(at),
                "epoch", epoch.value(),
                "root", root == null ? CborValue.NULL : root.value())));
  }

  static Revoke of(Fields fields, long seq, Hash prev) {
    return new Revoke(
        seq,
        prev,
        new DeviceId(Parcel.length(fields.bytes("device"), DeviceId.LENGTH)),
        fields.optional("cut", Position::of).orElse(null),
        fields.count("at"),
        NewEpoch.of(fields.value("epoch")),
        fields.optional("root", NewRoot::of).orElse(null));
  }
}
