package app.coffer.desktop.store;

import app.coffer.wire.id.RecordId;
import org.jooq.impl.AbstractConverter;

/** A record's id as the 16 bytes of its column. Public for the generated classes only. */
public final class RecordIdConverter extends AbstractConverter<byte[], RecordId> {

  public RecordIdConverter() {
    super(byte[].class, RecordId.class);
  }

  @Override
  @SuppressWarnings("NullAway")
  public RecordId from(byte[] bytes) {
    return bytes == null ? null : new RecordId(bytes);
  }

  @Override
  public byte[] to(RecordId id) {
    return id == null ? null : id.bytes();
  }
}
