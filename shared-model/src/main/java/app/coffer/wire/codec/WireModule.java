package app.coffer.wire.codec;

import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.FixedBytes;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.util.HexFormat;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How this product's own value types travel: identifiers as lower-case hex in JSON and as byte
 * strings in CBOR, a cursor as a number.
 */
public final class WireModule extends SimpleModule {

  public WireModule() {
    super("coffer-wire");
    addSerializer(new IdentifierWriter());
    identifier(VaultId.class, VaultId.LENGTH, VaultId::new);
    identifier(DeviceId.class, DeviceId.LENGTH, DeviceId::new);
    identifier(RecordId.class, RecordId.LENGTH, RecordId::new);
    identifier(RevisionId.class, RevisionId.LENGTH, RevisionId::new);
    identifier(Hash.class, Hash.LENGTH, Hash::new);
    identifier(KeyId.class, KeyId.LENGTH, KeyId::new);
    identifier(IncarnationId.class, IncarnationId.LENGTH, IncarnationId::new);
    addSerializer(new CursorWriter());
    addDeserializer(Cursor.class, new CursorReader());
  }

  private <T extends FixedBytes> void identifier(
      Class<T> type, int length, Function<byte[], T> make) {
    addDeserializer(type, new IdentifierReader<>(type, length, make));
  }

  private static final class IdentifierWriter extends StdSerializer<FixedBytes> {
    IdentifierWriter() {
      super(FixedBytes.class);
    }

    @Override
    public void serialize(FixedBytes id, JsonGenerator out, SerializationContext context) {
      if (out.has(StreamWriteCapability.CAN_WRITE_BINARY_NATIVELY)) {
        out.writeBinary(id.bytes());
      } else {
        out.writeString(id.hex());
      }
    }
  }

  private static final class IdentifierReader<T extends FixedBytes> extends StdDeserializer<T> {
    private final int length;
    private final transient Function<byte[], T> make;

    IdentifierReader(Class<T> type, int length, Function<byte[], T> make) {
      super(type);
      this.length = length;
      this.make = make;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
      byte[] bytes =
          switch (in.currentToken()) {
            case VALUE_EMBEDDED_OBJECT -> in.getBinaryValue();
            case VALUE_STRING -> hex(in.getString(), context);
            default -> null;
          };
      if (bytes == null || bytes.length != length) {
        return context.reportInputMismatch(this, "an identifier of %d bytes was expected", length);
      }
      return make.apply(bytes);
    }

    private byte[] hex(String text, DeserializationContext context) {
      return text.matches("[0-9a-f]{" + 2 * length + "}")
          ? HexFormat.of().parseHex(text)
          : context.reportInputMismatch(this, "%d digits of hex were expected", 2 * length);
    }
  }

  private static final class CursorWriter extends StdSerializer<Cursor> {
    CursorWriter() {
      super(Cursor.class);
    }

    @Override
    public void serialize(Cursor cursor, JsonGenerator out, SerializationContext context) {
      out.writeNumber(cursor.position());
    }
  }

  private static final class CursorReader extends StdDeserializer<Cursor> {
    CursorReader() {
      super(Cursor.class);
    }

    @Override
    public Cursor deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() != JsonToken.VALUE_NUMBER_INT || in.getLongValue() < 0) {
        return context.reportInputMismatch(this, "a cursor is a number from 0");
      }
      return new Cursor(in.getLongValue());
    }
  }
}
