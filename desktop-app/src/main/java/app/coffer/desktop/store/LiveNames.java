package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;
import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.CATEGORY_GROUP;
import static app.coffer.desktop.store.db.Tables.PAYEE;

import app.coffer.desktop.change.Entity;
import app.coffer.wire.id.RecordId;
import java.util.Map;
import org.jooq.DSLContext;

/** Records of a kind that are not removed, by name. */
final class LiveNames {
  private LiveNames() {}

  static Map<RecordId, String> of(DSLContext sql, Entity entity) {
    return switch (entity.name()) {
      case "account" ->
          sql.select(ACCOUNT.RECORD_ID, ACCOUNT.NAME)
              .from(ACCOUNT)
              .where(ACCOUNT.REMOVED.isFalse())
              .fetchMap(ACCOUNT.RECORD_ID, ACCOUNT.NAME);
      case "payee" ->
          sql.select(PAYEE.RECORD_ID, PAYEE.NAME)
              .from(PAYEE)
              .where(PAYEE.REMOVED.isFalse())
              .fetchMap(PAYEE.RECORD_ID, PAYEE.NAME);
      case "group" ->
          sql.select(CATEGORY_GROUP.RECORD_ID, CATEGORY_GROUP.NAME)
              .from(CATEGORY_GROUP)
              .where(CATEGORY_GROUP.REMOVED.isFalse())
              .fetchMap(CATEGORY_GROUP.RECORD_ID, CATEGORY_GROUP.NAME);
      case "category" ->
          sql.select(CATEGORY.RECORD_ID, CATEGORY.NAME)
              .from(CATEGORY)
              .where(CATEGORY.REMOVED.isFalse())
              .fetchMap(CATEGORY.RECORD_ID, CATEGORY.NAME);
      default -> Map.of();
    };
  }
}
