package app.coffer.wire;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which device manages the vault. It always brings a new root key: a device that is to hold
 * none any more may have kept the old seed, or find it again in an older statement.
 *
 * @param primary the one device that holds the root seed (security level High); null where every
 *     member does (Standard)
 */
public record MovePrimary(long seq, Hash prev, @Nullable DeviceId primary, NewRoot root)
    implements RootStatement {
  static final String TYPE = "move-primary";

  @Override
  public byte[] encode() {
    return Cbor.encode(
        CborValue.of(
            Map.of(
                "v", CborValue.of(VERSION),
                "seq", CborValue.of(seq),
                "prev", CborValue.of(prev.bytes()),
                "type", CborValue.of(TYPE),
                "primary", primary == null ? CborValue.NULL : CborValue.of(primary.bytes()),
                "root", root.value())));
  }

  static MovePrimary of(Fields fields, long seq, Hash prev) {
    return new MovePrimary(
        seq,
        prev,
        fields
            .optional("primary", value -> new DeviceId(Header.exactly(value, DeviceId.LENGTH)))
            .orElse(null),
        NewRoot.of(fields.value("root")));
  }
}
