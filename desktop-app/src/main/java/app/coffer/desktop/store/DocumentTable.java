package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.TAG;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The table of a kind that is kept as its fields, with columns beside them for what is searched by.
 */
class DocumentTable<T> extends RecordTable<T> {
  private final Field<byte[]> document;
  private final Function<T, Map<Field<?>, @Nullable Object>> searched;

  DocumentTable(
      Table<?> table, Content<T> content, Function<T, Map<Field<?>, @Nullable Object>> searched) {
    super(table, content);
    this.document = column(table, TAG.CONTENT);
    this.searched = searched;
  }

  @Override
  Map<Field<?>, @Nullable Object> columns(T value) {
    var columns = new HashMap<>(searched.apply(value));
    columns.put(document, Cbor.encode(CborValue.of(content().fields(value))));
    return columns;
  }

  @Override
  T value(DSLContext sql, Record row) {
    return content().read(id(row), Fields.of(Cbor.decode(row.get(document))));
  }

  @Override
  void written(DSLContext sql, @Nullable Row<T> before, Row<T> after) {
    // nothing hangs on most of them
  }
}
