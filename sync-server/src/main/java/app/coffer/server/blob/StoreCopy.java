package app.coffer.server.blob;

import static app.coffer.server.blob.db.Tables.ATTACHMENT;
import static app.coffer.server.blob.db.Tables.BODY;
import static app.coffer.server.blob.db.Tables.CHUNK;
import static app.coffer.server.blob.db.Tables.MEMBER;
import static app.coffer.server.blob.db.Tables.PARCEL;
import static app.coffer.server.blob.db.Tables.PARENTAGE;
import static app.coffer.server.blob.db.Tables.REVISION;
import static app.coffer.server.blob.db.Tables.ROOT_STATEMENT;
import static app.coffer.server.blob.db.Tables.SERVER;
import static app.coffer.server.blob.db.Tables.VAULT;

import app.coffer.server.vault.Refusal;
import app.coffer.wire.Problem;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Copies every table that outlives a restart from one database to another, row by row and without
 * holding more than a few of them. The incarnation goes along: devices see the same server.
 */
final class StoreCopy {
  private static final int ROWS = 50;

  private static final List<Table<?>> TABLES =
      List.of(VAULT, ROOT_STATEMENT, MEMBER, PARCEL, REVISION, PARENTAGE, BODY, ATTACHMENT, CHUNK);

  private StoreCopy() {}

  static void copy(DSLContext from, DSLContext to) {
    if (to.fetchExists(VAULT)) {
      throw new Refusal(Problem.Code.MALFORMED, "The other database holds vaults already.");
    }
    to.deleteFrom(SERVER).execute();
    copy(from, to, SERVER);
    TABLES.forEach(table -> copy(from, to, table));
  }

  private static void copy(DSLContext from, DSLContext to, Table<?> table) {
    Field<?>[] fields = table.fields();
    try (var rows = from.selectFrom(table).fetchSize(ROWS).fetchLazy()) {
      while (rows.hasNext()) {
        BatchBindStep batch =
            to.batch(
                to.insertInto(table)
                    .columns(fields)
                    .values(
                        java.util.Arrays.stream(fields)
                            .map(field -> DSL.val((Object) null, field.getDataType()))
                            .toArray()));
        for (Record row : rows.fetchNext(ROWS)) {
          batch = batch.bind(row.intoArray());
        }
        batch.execute();
      }
    }
  }
}
