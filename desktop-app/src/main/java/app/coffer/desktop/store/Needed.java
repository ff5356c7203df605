package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;
import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.CATEGORY_GROUP;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.PAYEE;
import static app.coffer.desktop.store.db.Tables.SCHEDULE;
import static app.coffer.desktop.store.db.Tables.SCHEDULE_REFERENCE;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.wire.id.RecordId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which removed records something live still refers to. */
final class Needed {
  private Needed() {}

  static List<RecordId> butRemoved(DSLContext sql) {
    // legs are of live transactions only
    var accounts =
        sql.select(ACCOUNT.RECORD_ID)
            .from(ACCOUNT)
            .where(
                ACCOUNT.REMOVED.isTrue(),
                DSL.exists(DSL.selectOne().from(LEG).where(LEG.ACCOUNT_ID.eq(ACCOUNT.RECORD_ID)))
                    .or(planned(ACCOUNT.RECORD_ID)));
    var payees =
        sql.select(PAYEE.RECORD_ID)
            .from(PAYEE)
            .where(
                PAYEE.REMOVED.isTrue(),
                DSL.exists(
                        DSL.selectOne()
                            .from(TX)
                            .where(TX.PAYEE_ID.eq(PAYEE.RECORD_ID), TX.REMOVED.isFalse()))
                    .or(planned(PAYEE.RECORD_ID)));
    var categories =
        sql.select(CATEGORY.RECORD_ID)
            .from(CATEGORY)
            .where(
                CATEGORY.REMOVED.isTrue(),
                DSL.exists(
                        DSL.selectOne()
                            .from(TX)
                            .where(TX.CATEGORY_ID.eq(CATEGORY.RECORD_ID), TX.REMOVED.isFalse()))
                    .or(
                        DSL.exists(
                            DSL.selectOne()
                                .from(TX_LINE)
                                .join(TX)
                                .on(TX.ID.eq(TX_LINE.TX))
                                .where(
                                    TX_LINE.CATEGORY_ID.eq(CATEGORY.RECORD_ID),
                                    TX.REMOVED.isFalse())))
                    .or(planned(CATEGORY.RECORD_ID)));
    var groups =
        sql.select(CATEGORY_GROUP.RECORD_ID)
            .from(CATEGORY_GROUP)
            .where(
                CATEGORY_GROUP.REMOVED.isTrue(),
                DSL.exists(
                    DSL.selectOne()
                        .from(CATEGORY)
                        .where(
                            CATEGORY.CATEGORY_GROUP_ID.eq(CATEGORY_GROUP.RECORD_ID),
                            CATEGORY.REMOVED.isFalse())));
    return accounts.union(payees).union(categories).union(groups).fetch(ACCOUNT.RECORD_ID);
  }

  /** Whether a schedule would enter it. */
  private static Condition planned(Field<RecordId> record) {
    return DSL.exists(
        DSL.selectOne()
            .from(SCHEDULE_REFERENCE)
            .join(SCHEDULE)
            .on(SCHEDULE.ID.eq(SCHEDULE_REFERENCE.SCHEDULE))
            .where(SCHEDULE_REFERENCE.TARGET_ID.eq(record), SCHEDULE.REMOVED.isFalse()));
  }
}
