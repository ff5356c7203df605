package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DEVICE;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.DeviceCard;
import app.coffer.desktop.sync.DeviceCards;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Cards of devices in the vault's database. */
public final class SqliteDeviceCards implements DeviceCards {
  private final VaultDatabase database;
  private final ChangeJournal journal;
  private final Function<DeviceId, RecordId> ids;

  /**
   * @param ids the record ids of cards
   */
  SqliteDeviceCards(
      VaultDatabase database, ChangeJournal journal, Function<DeviceId, RecordId> ids) {
    this.database = database;
    this.journal = journal;
    this.ids = ids;
  }

  @Override
  public Map<DeviceId, DeviceCard> all() {
    return database.read(sql -> {
      var cards = new HashMap<DeviceId, DeviceCard>();
      sql.selectFrom(DEVICE)
          .where(DEVICE.REMOVED.isFalse())
          .forEach(row -> {
            DeviceCard card = LedgerTables.DEVICES.value(sql, row);
            cards.put(card.device(), card);
          });
      return cards;
    });
  }

  @Override
  public void edit(DeviceId device, UnaryOperator<DeviceCard> change) {
    database.write(sql -> {
      edit(sql, device, change);
      return device;
    });
  }

  private void edit(DSLContext sql, DeviceId device, UnaryOperator<DeviceCard> change) {
    RecordId id = ids.apply(device);
    RecordTable.@Nullable Row<DeviceCard> before = LedgerTables.DEVICES.find(sql, id).orElse(null);
    DeviceCard old =
        before == null ? new DeviceCard(id, device, "", "", null, null) : before.value();
    DeviceCard card = change.apply(old);
    if (card.equals(old)) {
      return;
    }
    Content<DeviceCard> content = LedgerTables.DEVICES.content();
    Map<String, CborValue> extra =
        before == null ? Map.of() : content.stillBeyond(before.extra(), old, card);
    LedgerTables.DEVICES.save(
        sql, before, new RecordTable.Row<>(card, false, SyncStatus.PENDING, extra));
    journal.edited(sql, id, content.entity(), content.whole(card, extra));
  }
}
