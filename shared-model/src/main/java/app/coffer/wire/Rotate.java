package app.coffer.wire;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.Hash;
import java.util.Map;

/** Begins a new epoch without anybody leaving. */
public record Rotate(long seq, Hash prev, NewEpoch epoch) implements RootStatement {
  static final String TYPE = "rotate";

  @Override
  public byte[] encode() {
    return Cbor.encode(
        CborValue.of(
            Map.of(
                "v", CborValue.of(VERSION),
                "seq", CborValue.of(seq),
                "prev", CborValue.of(prev.bytes()),
                "type", CborValue.of(TYPE),
                "epoch", epoch.value())));
  }

  static Rotate of(Fields fields, long seq, Hash prev) {
    return new Rotate(seq, prev, NewEpoch.of(fields.value("epoch")));
  }
}
