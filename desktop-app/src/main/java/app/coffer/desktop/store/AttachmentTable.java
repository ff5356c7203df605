package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ATTACHMENT;

import app.coffer.desktop.attachment.Attachment;
import app.coffer.desktop.attachment.FileKey;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAttachment;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The records of files at transactions. */
final class AttachmentTable extends RecordTable<Attachment> {
  AttachmentTable() {
    super(ATTACHMENT, new AttachmentContent());
  }

  @Override
  Map<Field<?>, @Nullable Object> columns(Attachment attachment) {
    return Map.of(
        ATTACHMENT.TX_RECORD, attachment.transaction().bytes(),
        ATTACHMENT.NAME, attachment.name(),
        ATTACHMENT.MEDIA_TYPE, attachment.mediaType(),
        ATTACHMENT.SIZE, attachment.size(),
        ATTACHMENT.HASH, attachment.hash().bytes(),
        ATTACHMENT.FILE_KEY, attachment.key().bytes());
  }

  @Override
  Attachment value(DSLContext sql, Record row) {
    return new Attachment(
        row.get(ATTACHMENT.RECORD_ID),
        new RecordId(row.get(ATTACHMENT.TX_RECORD)),
        row.get(ATTACHMENT.NAME),
        row.get(ATTACHMENT.MEDIA_TYPE),
        row.get(ATTACHMENT.SIZE),
        new Hash(row.get(ATTACHMENT.HASH)),
        new FileKey(row.get(ATTACHMENT.FILE_KEY)));
  }

  @Override
  void written(DSLContext sql, @Nullable Row<Attachment> before, Row<Attachment> after) {
    // its file is beside the database
  }

  /** What a record of an attachment says. */
  private static final class AttachmentContent implements Content<Attachment> {
    @Override
    public Entity entity() {
      return Entity.ATTACHMENT;
    }

    @Override
    public RecordId id(Attachment attachment) {
      return attachment.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Attachment attachment) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(OfAttachment.TRANSACTION, CborValue.of(attachment.transaction().bytes()));
      fields.put(RecordFields.NAME, CborValue.of(attachment.name()));
      fields.put(OfAttachment.MEDIA_TYPE, CborValue.of(attachment.mediaType()));
      fields.put(OfAttachment.SIZE, CborValue.of(attachment.size()));
      fields.put(OfAttachment.CHUNKS, CborValue.of(attachment.chunks()));
      fields.put(OfAttachment.HASH, CborValue.of(attachment.hash().bytes()));
      fields.put(OfAttachment.KEY, CborValue.of(attachment.key().bytes()));
      return fields;
    }

    @Override
    public Attachment read(RecordId id, Fields fields) {
      var attachment =
          new Attachment(
              id,
              new RecordId(fields.bytes(OfAttachment.TRANSACTION)),
              fields.text(RecordFields.NAME),
              fields.text(OfAttachment.MEDIA_TYPE),
              fields.integer(OfAttachment.SIZE),
              new Hash(fields.bytes(OfAttachment.HASH)),
              new FileKey(fields.bytes(OfAttachment.KEY)));
      if (fields.integer(OfAttachment.CHUNKS) != attachment.chunks()) {
        throw new MalformedCbor("a number of chunks that does not fit the size");
      }
      return attachment;
    }
  }
}
