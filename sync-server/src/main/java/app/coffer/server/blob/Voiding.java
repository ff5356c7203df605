package app.coffer.server.blob;

import static app.coffer.server.blob.db.Tables.PARCEL;
import static app.coffer.server.blob.db.Tables.PARENTAGE;
import static app.coffer.server.blob.db.Tables.REVISION;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Makes void what a removed device sent beyond its cut: what it had superseded lives again. */
final class Voiding {
  private Voiding() {}

  static void beyond(DSLContext sql, long vault, DeviceId device, long cut, Instant now) {
    sql.update(REVISION)
        .set(REVISION.VOIDED, 1L)
        .set(REVISION.SUPERSEDED_AT, now.toEpochMilli())
        .where(
            REVISION.VAULT.eq(vault),
            REVISION.POSITION.in(
                select(PARCEL.POSITION)
                    .from(PARCEL)
                    .where(
                        PARCEL.VAULT.eq(vault),
                        PARCEL.DEVICE.eq(device.bytes()),
                        PARCEL.N.gt(cut))))
        .execute();
    var voided =
        select(REVISION.ID).from(REVISION).where(REVISION.VAULT.eq(vault), REVISION.VOIDED.eq(1L));
    List<byte[]> parents =
        sql.selectDistinct(PARENTAGE.PARENT)
            .from(PARENTAGE)
            .where(PARENTAGE.VAULT.eq(vault), PARENTAGE.CHILD.in(voided))
            .fetch(PARENTAGE.PARENT);
    sql.deleteFrom(PARENTAGE)
        .where(PARENTAGE.VAULT.eq(vault), PARENTAGE.CHILD.in(voided))
        .execute();
    for (byte[] parent : parents) {
      sql.update(REVISION)
          .setNull(REVISION.SUPERSEDED_AT)
          .where(REVISION.VAULT.eq(vault), REVISION.ID.eq(parent), REVISION.VOIDED.eq(0L))
          .and(
              notExists(
                  selectOne()
                      .from(PARENTAGE)
                      .where(
                          PARENTAGE.VAULT.eq(vault),
                          PARENTAGE.PARENT.eq(REVISION.ID),
                          PARENTAGE.RECORD.eq(REVISION.RECORD))))
          .execute();
    }
  }
}
