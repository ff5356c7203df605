package app.coffer.server.blob;

import static app.coffer.server.blob.db.Tables.ATTACHMENT;
import static app.coffer.server.blob.db.Tables.CHUNK;
import static app.coffer.server.blob.db.Tables.VAULT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import app.coffer.server.vault.ChunkStore.Writer;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Chunks of attachments in SQL, inside the transaction of one connection. */
final class ChunkRows implements Writer {
  private final DSLContext sql;

  ChunkRows(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<Integer> held(long vault, RecordId attachment) {
    return sql.select(CHUNK.PLACE)
        .from(CHUNK)
        .where(CHUNK.VAULT.eq(vault), CHUNK.ATTACHMENT.eq(attachment.bytes()))
        .orderBy(CHUNK.PLACE)
        .fetch(row -> Math.toIntExact(row.value1()));
  }

  @Override
  public Optional<byte[]> chunk(long vault, RecordId attachment, int place) {
    return sql.select(CHUNK.BYTES)
        .from(CHUNK)
        .where(
            CHUNK.VAULT.eq(vault),
            CHUNK.ATTACHMENT.eq(attachment.bytes()),
            CHUNK.PLACE.eq((long) place))
        .fetchOptional(row -> row.value1());
  }

  @Override
  public void add(long vault, RecordId attachment, int place, byte[] sealed) {
    if (!keep(vault, attachment)) {
      sql.insertInto(ATTACHMENT)
          .columns(ATTACHMENT.VAULT, ATTACHMENT.ID)
          .values(vault, attachment.bytes())
          .execute();
    }
    sql.insertInto(CHUNK)
        .columns(CHUNK.VAULT, CHUNK.ATTACHMENT, CHUNK.PLACE, CHUNK.BYTES)
        .values(vault, attachment.bytes(), (long) place, sealed)
        .execute();
  }

  @Override
  public boolean keep(long vault, RecordId attachment) {
    return sql.update(ATTACHMENT)
            .setNull(ATTACHMENT.RELEASED_AT)
            .where(ATTACHMENT.VAULT.eq(vault), ATTACHMENT.ID.eq(attachment.bytes()))
            .execute()
        > 0;
  }

  @Override
  public void release(long vault, RecordId attachment, Instant now) {
    sql.update(ATTACHMENT)
        .set(ATTACHMENT.RELEASED_AT, now.toEpochMilli())
        .where(
            ATTACHMENT.VAULT.eq(vault),
            ATTACHMENT.ID.eq(attachment.bytes()),
            ATTACHMENT.RELEASED_AT.isNull())
        .execute();
  }

  @Override
  public int dropReleased(Instant before) {
    var old =
        sql.select(ATTACHMENT.VAULT, ATTACHMENT.ID)
            .from(ATTACHMENT)
            .where(ATTACHMENT.RELEASED_AT.lt(before.toEpochMilli()))
            .fetch();
    for (var row : old) {
      drop(row.value1(), row.value2());
    }
    return old.size();
  }

  private void drop(long vault, byte[] attachment) {
    var chunks = CHUNK.VAULT.eq(vault).and(CHUNK.ATTACHMENT.eq(attachment));
    long freed =
        sql.select(
                coalesce(
                    sum(field("length({0})", Long.class, CHUNK.BYTES)),
                    inline(java.math.BigDecimal.ZERO)))
            .from(CHUNK)
            .where(chunks)
            .fetchSingle()
            .value1()
            .longValue();
    sql.deleteFrom(CHUNK).where(chunks).execute();
    sql.deleteFrom(ATTACHMENT)
        .where(ATTACHMENT.VAULT.eq(vault), ATTACHMENT.ID.eq(attachment))
        .execute();
    sql.update(VAULT)
        .set(VAULT.BYTES, VAULT.BYTES.minus(freed))
        .where(VAULT.NUMBER.eq(vault))
        .execute();
  }

  void deleteVault(long vault) {
    sql.deleteFrom(CHUNK).where(CHUNK.VAULT.eq(vault)).execute();
    sql.deleteFrom(ATTACHMENT).where(ATTACHMENT.VAULT.eq(vault)).execute();
  }
}
