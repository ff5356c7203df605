package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.RULE;
import static app.coffer.desktop.store.db.Tables.SCHEDULE;
import static app.coffer.desktop.store.db.Tables.SCHEDULE_REFERENCE;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.RecordQuestion.Uses;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What refers to a record, and contents that refer to another instead. */
final class References {
  private References() {}

  /** What live records refer to it. */
  static Uses to(DSLContext sql, Entity entity, RecordId record) {
    List<RecordId> transactions =
        entity.equals(Entity.CATEGORY_GROUP)
            ? List.of()
            : sql.select(TX.RECORD_ID)
                .from(TX)
                .where(TX.REMOVED.isFalse(), inTransactions(entity, record))
                .orderBy(TX.DATE.desc(), TX.RECORD_ID)
                .fetch(TX.RECORD_ID);
    List<RecordId> schedules =
        sql.select(SCHEDULE.RECORD_ID)
            .from(SCHEDULE)
            .join(SCHEDULE_REFERENCE)
            .on(SCHEDULE.ID.eq(SCHEDULE_REFERENCE.SCHEDULE))
            .where(SCHEDULE_REFERENCE.TARGET_ID.eq(record), SCHEDULE.REMOVED.isFalse())
            .orderBy(SCHEDULE.RECORD_ID)
            .fetch(SCHEDULE.RECORD_ID);
    List<RecordId> categories =
        sql.select(CATEGORY.RECORD_ID)
            .from(CATEGORY)
            .where(CATEGORY.CATEGORY_GROUP_ID.eq(record), CATEGORY.REMOVED.isFalse())
            .orderBy(CATEGORY.RECORD_ID)
            .fetch(CATEGORY.RECORD_ID);
    return new Uses(transactions, schedules, categories);
  }

  private static Condition inTransactions(Entity entity, RecordId record) {
    if (entity.equals(Entity.ACCOUNT)) {
      return TX.ID.in(DSL.select(LEG.TX).from(LEG).where(LEG.ACCOUNT_ID.eq(record)));
    }
    if (entity.equals(Entity.PAYEE)) {
      return TX.PAYEE_ID.eq(record);
    }
    return TX.CATEGORY_ID
        .eq(record)
        .or(TX.ID.in(DSL.select(TX_LINE.TX).from(TX_LINE).where(TX_LINE.CATEGORY_ID.eq(record))));
  }

  /** Live rules; there are few. */
  static List<RecordId> rules(DSLContext sql) {
    return sql.select(RULE.RECORD_ID)
        .from(RULE)
        .where(RULE.REMOVED.isFalse())
        .fetch(RULE.RECORD_ID);
  }

  /** The same with every mention of one record made one of another, fields unknown here too. */
  static Change replaced(Change change, RecordId from, RecordId to) {
    var fields = new TreeMap<String, CborValue>();
    change
        .fields()
        .forEach((name, value) -> fields.put(name, replaced(value, from.bytes(), to.bytes())));
    return new Change(
        change.record(),
        change.entity(),
        change.schema(),
        change.lamport(),
        change.editedAt(),
        change.editor(),
        change.removed(),
        fields);
  }

  private static CborValue replaced(CborValue value, byte[] from, byte[] to) {
    return switch (value) {
      case CborValue.Bytes bytes when Arrays.equals(bytes.value(), from) -> CborValue.of(to);
      case CborValue.Array(List<CborValue> items) ->
          new CborValue.Array(items.stream().map(item -> replaced(item, from, to)).toList());
      default -> value;
    };
  }

  static Change removed(Change change) {
    return new Change(
        change.record(),
        change.entity(),
        change.schema(),
        change.lamport(),
        change.editedAt(),
        change.editor(),
        true,
        change.fields());
  }

  static Change with(Change change, String field, CborValue value) {
    Map<String, CborValue> fields = new TreeMap<>(change.fields());
    fields.put(field, value);
    return new Change(
        change.record(),
        change.entity(),
        change.schema(),
        change.lamport(),
        change.editedAt(),
        change.editor(),
        change.removed(),
        Change.fields(fields));
  }
}
