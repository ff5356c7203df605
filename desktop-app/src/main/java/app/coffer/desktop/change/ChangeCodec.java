package app.coffer.desktop.change;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * A change as deterministic CBOR: the plaintext of a sealed body, and what the local history keeps.
 *
 * <p>One map of eight entries: {@code record} (16 bytes), {@code entity} (text), {@code schema},
 * {@code lamport}, {@code editedAt} (milliseconds since 1970-01-01T00:00Z), {@code editor} (text),
 * {@code removed} (boolean), {@code fields} (map). What a newer version adds goes into {@code
 * fields} and is kept as it is.
 */
public final class ChangeCodec {
  private static final int ENTRIES = 8;

  private ChangeCodec() {}

  /** The one encoding of a change. */
  public static byte[] encode(Change change) {
    return Cbor.encode(
        CborValue.of(
            Map.of(
                "record", CborValue.of(change.record().bytes()),
                "entity", CborValue.of(change.entity().name()),
                "schema", CborValue.of(change.schema()),
                "lamport", CborValue.of(change.lamport()),
                "editedAt", CborValue.of(change.editedAt().toEpochMilli()),
                "editor", CborValue.of(change.editor()),
                "removed", CborValue.of(change.removed()),
                "fields", CborValue.of(change.fields()))));
  }

  /** Reads what {@link #encode} writes; {@link MalformedCbor} for everything else. */
  public static Change decode(byte[] bytes) {
    Fields fields = Fields.of(Cbor.decode(bytes));
    if (fields.entries().size() != ENTRIES) {
      throw new MalformedCbor("a change has " + ENTRIES + " entries");
    }
    byte[] record = fields.bytes("record");
    if (record.length != RecordId.LENGTH) {
      throw new MalformedCbor("a record id of " + RecordId.LENGTH + " bytes was expected");
    }
    long schema = fields.count("schema");
    if (schema < 1 || schema > Integer.MAX_VALUE) {
      throw new MalformedCbor("a schema is counted from 1");
    }
    return new Change(
        new RecordId(record),
        new Entity(fields.text("entity")),
        (int) schema,
        fields.count("lamport"),
        Instant.ofEpochMilli(fields.integer("editedAt")),
        fields.text("editor"),
        fields.bool("removed"),
        sorted(fields.struct("fields")));
  }

  /** The record copies what it is given, so a copy here would be the second one. */
  private static SortedMap<String, CborValue> sorted(Map<String, CborValue> fields) {
    return fields instanceof SortedMap<String, CborValue> sorted ? sorted : Change.fields(fields);
  }
}
