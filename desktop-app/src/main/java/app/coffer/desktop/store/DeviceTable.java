package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DEVICE;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfDevice;
import app.coffer.desktop.sync.DeviceCard;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What people say of devices. */
final class DeviceTable extends RecordTable<DeviceCard> {
  DeviceTable() {
    super(DEVICE, new OfCard());
  }

  @Override
  Map<Field<?>, @Nullable Object> columns(DeviceCard card) {
    var columns = new HashMap<Field<?>, @Nullable Object>();
    columns.put(DEVICE.DEVICE_, card.device().bytes());
    columns.put(DEVICE.NAME, card.name());
    columns.put(DEVICE.PLATFORM, card.platform());
    columns.put(DEVICE.ADDED_BY, card.addedBy() == null ? null : card.addedBy().bytes());
    columns.put(DEVICE.ADDED_AT, card.addedAt() == null ? null : card.addedAt().toEpochMilli());
    return columns;
  }

  @Override
  DeviceCard value(DSLContext sql, Record row) {
    byte[] by = row.get(DEVICE.ADDED_BY);
    Long at = row.get(DEVICE.ADDED_AT);
    return new DeviceCard(
        row.get(DEVICE.RECORD_ID),
        new DeviceId(row.get(DEVICE.DEVICE_)),
        row.get(DEVICE.NAME),
        row.get(DEVICE.PLATFORM),
        by == null ? null : new DeviceId(by),
        at == null ? null : Instant.ofEpochMilli(at));
  }

  @Override
  void written(DSLContext sql, @Nullable Row<DeviceCard> before, Row<DeviceCard> after) {
    // names are looked up where they are shown
  }

  static final class OfCard implements Content<DeviceCard> {
    @Override
    public Entity entity() {
      return Entity.DEVICE;
    }

    @Override
    public RecordId id(DeviceCard card) {
      return card.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(DeviceCard card) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(OfDevice.DEVICE, CborValue.of(card.device().bytes()));
      if (!card.name().isEmpty()) {
        fields.put(RecordFields.NAME, CborValue.of(card.name()));
      }
      if (!card.platform().isEmpty()) {
        fields.put(OfDevice.PLATFORM, CborValue.of(card.platform()));
      }
      if (card.addedBy() != null) {
        fields.put(OfDevice.ADDED_BY, CborValue.of(card.addedBy().bytes()));
      }
      if (card.addedAt() != null) {
        fields.put(OfDevice.ADDED_AT, CborValue.of(card.addedAt().toEpochMilli()));
      }
      return fields;
    }

    @Override
    public DeviceCard read(RecordId id, Fields fields) {
      return new DeviceCard(
          id,
          new DeviceId(fields.bytes(OfDevice.DEVICE)),
          text(fields, RecordFields.NAME),
          text(fields, OfDevice.PLATFORM),
          fields.optional(OfDevice.ADDED_BY, Fields::bytesOf).map(DeviceId::new).orElse(null),
          fields
              .optional(OfDevice.ADDED_AT, Fields::count)
              .map(Instant::ofEpochMilli)
              .orElse(null));
    }

    private static String text(Fields fields, String name) {
      return fields.entries().containsKey(name) ? fields.text(name) : "";
    }
  }
}
