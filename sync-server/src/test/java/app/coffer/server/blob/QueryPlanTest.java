package app.coffer.server.blob;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asked once for each record of a push, so it must not look at all records of the vault. */
class QueryPlanTest {
  @TempDir Path folder;

  @Test
  void theHeadsOfARecordAreFoundByTheRecord() throws Exception {
    var database = new SqliteFile(folder.resolve("server.db"));
    database.migrate();
    try (var connection = database.connect(false)) {
      var rows = new ReadRows(database.context(connection));
      var record = new RecordId(new byte[RecordId.LENGTH]);
      String plan =
          rows.sql.resultQuery("EXPLAIN QUERY PLAN {0}", rows.headsOf(1, record)).fetch().format();
      assertThat(plan).contains("revision_by_record").contains("record=?");
      String ofMany =
          rows.sql
              .resultQuery("EXPLAIN QUERY PLAN {0}", rows.headsOf(1, List.of(record, record)))
              .fetch()
              .format();
      assertThat(ofMany).contains("revision_by_record").contains("record=?");
    }
  }
}
