package app.coffer.desktop.store;

import app.coffer.wire.id.RecordId;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One statement for many rows, most often new ones of one table, bound by hand: jOOQ asks every
 * value for its type anew, which for a hundred thousand rows takes longer than SQLite takes to
 * write them.
 */
final class RowBatch {
  private final DSLContext sql;
  private final String statement;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  RowBatch(DSLContext sql, Table<?> table, List<? extends Field<?>> columns) {
    this(
        sql,
        sql.insertInto(table)
            .columns(columns)
            .values(Collections.nCopies(columns.size(), null))
            .getSQL());
  }

  /**
   * @param statement with a question mark for each value
   */
  RowBatch(DSLContext sql, String statement) {
    this.sql = sql;
    this.statement = statement;
  }

  /** A row, in the order of the columns or question marks. */
  void add(@Nullable Object... values) {
    rows.add(values);
  }

  void write() {
    if (rows.isEmpty()) {
      return;
    }
    sql.connection(connection -> {
      try (PreparedStatement prepared = connection.prepareStatement(statement)) {
        for (Object[] row : rows) {
          for (int i = 0; i < row.length; i++) {
            prepared.setObject(i + 1, stored(row[i]));
          }
          prepared.addBatch();
        }
        prepared.executeBatch();
      }
    });
    rows.clear();
  }

  /** As the converters of the generated classes have it. */
  private static @Nullable Object stored(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case RecordId id -> id.bytes();
      case LocalDate day -> day.toEpochDay();
      case Boolean yes -> yes ? 1 : 0;
      default -> value;
    };
  }
}
