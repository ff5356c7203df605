package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;
import static app.coffer.desktop.store.db.Tables.BROUGHT_BACK;
import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.CATEGORY_GROUP;
import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.PAYEE;
import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;

import app.coffer.desktop.change.Entity;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** Finds records that came back, and records of one kind that have the same name. */
final class RecordFinding {
  private RecordFinding() {}

  /**
   * Two records of one name, or of one line of a bank's file.
   *
   * @param stays the lower id: whoever decides, it is the same
   */
  record Pair(Entity entity, RecordId stays, RecordId goes) {}

  static int count(DSLContext sql) {
    return cameBack(sql).size() + twice(sql).size();
  }

  /** Those that nobody has answered for yet. */
  static List<RecordId> cameBack(DSLContext sql) {
    return sql.select(BROUGHT_BACK.RECORD_ID)
        .from(BROUGHT_BACK)
        .where(
            BROUGHT_BACK.RECORD_ID.notIn(sql.select(PENDING_CHANGE.RECORD_ID).from(PENDING_CHANGE)),
            BROUGHT_BACK.RECORD_ID.in(
                sql.select(ACCOUNT.RECORD_ID)
                    .from(ACCOUNT)
                    .union(sql.select(PAYEE.RECORD_ID).from(PAYEE))
                    .union(sql.select(CATEGORY.RECORD_ID).from(CATEGORY))
                    .union(sql.select(CATEGORY_GROUP.RECORD_ID).from(CATEGORY_GROUP))),
            BROUGHT_BACK.RECORD_ID.notIn(sql.select(DIVERGENCE.RECORD_ID).from(DIVERGENCE)))
        .orderBy(BROUGHT_BACK.RECORD_ID)
        .fetch(BROUGHT_BACK.RECORD_ID);
  }

  /** No record is in two pairs as the one that goes; none that has another question is in any. */
  static List<Pair> twice(DSLContext sql) {
    Set<RecordId> asked = new HashSet<>(cameBack(sql));
    asked.addAll(sql.select(DIVERGENCE.RECORD_ID).from(DIVERGENCE).fetch(DIVERGENCE.RECORD_ID));
    var pairs = new ArrayList<Pair>();
    pairs.addAll(
        pairs(
            Entity.ACCOUNT,
            sql.select(ACCOUNT.RECORD_ID, ACCOUNT.NAME, DSL.inline(""))
                .from(ACCOUNT)
                .where(ACCOUNT.REMOVED.isFalse()),
            asked));
    pairs.addAll(
        pairs(
            Entity.CATEGORY_GROUP,
            sql.select(CATEGORY_GROUP.RECORD_ID, CATEGORY_GROUP.NAME, DSL.inline(""))
                .from(CATEGORY_GROUP)
                .where(CATEGORY_GROUP.REMOVED.isFalse()),
            asked));
    pairs.addAll(
        pairs(
            Entity.CATEGORY,
            sql.select(CATEGORY.RECORD_ID, CATEGORY.NAME, CATEGORY.CATEGORY_GROUP_ID)
                .from(CATEGORY)
                .where(CATEGORY.REMOVED.isFalse()),
            asked));
    pairs.addAll(
        pairs(
            Entity.PAYEE,
            sql.select(PAYEE.RECORD_ID, PAYEE.NAME, DSL.inline(""))
                .from(PAYEE)
                .where(
                    PAYEE.REMOVED.isFalse(),
                    PAYEE.FOLDED.in(
                        sql.select(PAYEE.FOLDED)
                            .from(PAYEE)
                            .where(PAYEE.REMOVED.isFalse())
                            .groupBy(PAYEE.FOLDED)
                            .having(DSL.count().gt(1)))),
            asked));
    pairs.addAll(ImportedTwice.pairs(sql, asked));
    return pairs;
  }

  private static List<Pair> pairs(
      Entity entity,
      ResultQuery<? extends Record3<RecordId, String, ?>> named,
      Set<RecordId> asked) {
    var byName = new TreeMap<String, List<RecordId>>();
    named.forEach(row -> {
      if (!row.value2().isBlank() && !asked.contains(row.value1())) {
        byName
            .computeIfAbsent(
                NamedTables.folded(row.value2()) + "/" + row.value3(), name -> new ArrayList<>())
            .add(row.value1());
      }
    });
    var pairs = new ArrayList<Pair>();
    for (List<RecordId> same : byName.values()) {
      same.sort(Comparator.naturalOrder());
      same.subList(1, same.size())
          .forEach(goes -> pairs.add(new Pair(entity, same.getFirst(), goes)));
    }
    return pairs;
  }
}
