package app.coffer.server.blob;

import static app.coffer.server.blob.db.Tables.BODY;
import static app.coffer.server.blob.db.Tables.MEMBER;
import static app.coffer.server.blob.db.Tables.PARCEL;
import static app.coffer.server.blob.db.Tables.REVISION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectCount;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Bodies that were superseded long ago, and whose records have one head. */
final class Superseded {
  private record Author(byte[] device) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Author author && java.util.Arrays.equals(device, author.device);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(device);
    }
  }

  private final DSLContext sql;
  private final long vault;
  private final List<byte[]> revisions = new ArrayList<>();
  private final Map<Author, Long> freed = new HashMap<>();

  private Superseded(DSLContext sql, long vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /**
   * Drops some.
   *
   * @return how many, and what they took
   */
  static Dropped drop(DSLContext sql, long vault, Instant before, int most) {
    var found = new Superseded(sql, vault);
    found.find(before, most);
    found.delete();
    return new Dropped(
        found.revisions.size(), found.freed.values().stream().mapToLong(Long::longValue).sum());
  }

  record Dropped(int bodies, long bytes) {}

  private void find(Instant before, int most) {
    var head = REVISION.as("head");
    Field<Integer> heads =
        field(
            selectCount()
                .from(head)
                .where(
                    head.VAULT.eq(REVISION.VAULT),
                    head.RECORD.eq(REVISION.RECORD),
                    head.SUPERSEDED_AT.isNull()));
    sql.select(BODY.REVISION, PARCEL.DEVICE, field("length({0})", Long.class, BODY.BYTES))
        .from(BODY)
        .join(REVISION)
        .on(REVISION.VAULT.eq(BODY.VAULT), REVISION.ID.eq(BODY.REVISION))
        .join(PARCEL)
        .on(PARCEL.VAULT.eq(REVISION.VAULT), PARCEL.POSITION.eq(REVISION.POSITION))
        .where(BODY.VAULT.eq(vault), REVISION.SUPERSEDED_AT.lt(before.toEpochMilli()), heads.le(1))
        .limit(most)
        .forEach(row -> {
          revisions.add(row.value1());
          freed.merge(new Author(row.value2()), row.value3(), Long::sum);
        });
  }

  private void delete() {
    if (revisions.isEmpty()) {
      return;
    }
    sql.deleteFrom(BODY).where(BODY.VAULT.eq(vault), BODY.REVISION.in(revisions)).execute();
    freed.forEach((author, bytes) ->
        sql.update(MEMBER) // not below nothing: what came before the count is not in it
            .set(MEMBER.BYTES, greatest(MEMBER.BYTES.minus(bytes), inline(0L)))
            .where(MEMBER.VAULT.eq(vault), MEMBER.DEVICE.eq(author.device))
            .execute());
  }
}
