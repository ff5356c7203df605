package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.IMPORT_KEY;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.TX;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that were written before, edited or removed many at once: an import of years is
 * taken back in seconds. Parts of a split that change, and what somebody is asked about, are left
 * to be written one by one.
 *
 * @param removed whether they are removed
 */
record WrittenTransactions(DSLContext sql, ChangeJournal journal, boolean removed) {
  /** So many go into one round. */
  private static final int ROUND = 1_000;

  /** A row as it is, and what it shall say. */
  private record Edit(
      long row,
      RecordTable.Row<Transaction> before,
      Transaction after,
      Map<String, CborValue> extra) {}

  /**
   * @return those that are done; of a transaction that is there twice the first
   */
  List<Transaction> write(List<Transaction> transactions) {
    var done = new ArrayList<Transaction>();
    for (int from = 0; from < transactions.size(); from += ROUND) {
      done.addAll(round(transactions.subList(from, Math.min(transactions.size(), from + ROUND))));
    }
    return done;
  }

  private List<Transaction> round(List<Transaction> some) {
    Map<RecordId, Transaction> wanted = new LinkedHashMap<>();
    some.forEach(tx -> wanted.putIfAbsent(tx.id(), tx));
    Map<RecordId, Record> rows =
        sql.selectFrom(TX).where(TX.RECORD_ID.in(wanted.keySet())).stream()
            .collect(Collectors.toMap(row -> row.getRecordId(), row -> (Record) row));
    Set<RecordId> asked =
        sql.select(DIVERGENCE.RECORD_ID)
            .from(DIVERGENCE)
            .where(
                DIVERGENCE.RECORD_ID.in(wanted.keySet()),
                DIVERGENCE.KIND.eq(LogRows.text(Divergence.Kind.CONFLICT)))
            .fetchSet(DIVERGENCE.RECORD_ID);
    rows.keySet().removeAll(asked);
    var done = new ArrayList<Transaction>();
    var edits = new ArrayList<Edit>();
    List<Record> found = List.copyOf(rows.values());
    List<Transaction> before = LedgerTables.TRANSACTIONS.values(sql, found);
    for (int i = 0; i < found.size(); i++) {
      Transaction after = wanted.get(before.get(i).id());
      if (after != null && after.lines().equals(before.get(i).lines())) {
        done.add(after);
        edit(found.get(i), before.get(i), after).ifPresent(edits::add);
      }
    }
    write(edits, rows(edits));
    return done;
  }

  /** None where there is nothing to write. */
  private Optional<Edit> edit(Record row, Transaction before, Transaction after) {
    boolean gone = row.get(TX.REMOVED);
    if (gone ? removed : !removed && before.equals(after)) {
      return Optional.empty();
    }
    Map<String, CborValue> extra = RecordTable.fields(row.get(TX.EXTRA));
    Map<String, CborValue> kept =
        extra.isEmpty() ? extra : new TransactionContent().stillBeyond(extra, before, after);
    var was = new RecordTable.Row<>(before, gone, SyncStatus.of(row.get(TX.SYNC_STATUS)), extra);
    return Optional.of(new Edit(row.get(TX.ID), was, after, kept));
  }

  private RowBatch rows(List<Edit> edits) {
    List<Field<?>> columns = FreshTransactions.columns();
    String set =
        columns.stream()
            .skip(FreshTransactions.IDS)
            .map(column -> '"' + column.getName() + "\" = ?")
            .collect(Collectors.joining(", "));
    var rows = new RowBatch(sql, "UPDATE tx SET " + set + ", extra = ? WHERE id = ?");
    for (Edit each : edits) {
      @Nullable Object[] all = FreshTransactions.values(each.row(), each.after(), removed);
      int columnsSet = all.length - FreshTransactions.IDS;
      @Nullable Object[] values = new Object[columnsSet + 2];
      System.arraycopy(all, FreshTransactions.IDS, values, 0, columnsSet);
      values[columnsSet] = RecordTable.bytes(each.extra());
      values[columnsSet + 1] = each.row();
      rows.add(values);
    }
    return rows;
  }

  private void write(List<Edit> edits, RowBatch rows) {
    rows.write();
    var index = new RowBatch(sql, "DELETE FROM tx_fts WHERE rowid = ?");
    var legs = new RowBatch(sql, "DELETE FROM leg WHERE tx = ?");
    var keys = new RowBatch(sql, "DELETE FROM import_key WHERE tx = ?");
    var newLegs = new RowBatch(sql, LEG, FreshTransactions.legColumns());
    var newKeys = new RowBatch(sql, IMPORT_KEY, List.of(IMPORT_KEY.KEY, IMPORT_KEY.TX));
    Map<Long, Transaction> found = new LinkedHashMap<>();
    for (Edit each : edits) {
      Transaction tx = each.after();
      if (!each.before().removed()) {
        index.add(each.row());
        legs.add(each.row());
      }
      if (!removed) {
        found.put(each.row(), tx);
        tx.moves()
            .forEach((account, amount) ->
                FreshTransactions.leg(newLegs, each.row(), tx, account, amount));
      }
      if (!each.before().value().importKeys().equals(tx.importKeys())) {
        keys.add(each.row());
        tx.importKeys().forEach(key -> newKeys.add(key, each.row()));
      }
    }
    List.of(index, legs, keys, newLegs, newKeys).forEach(RowBatch::write);
    SearchIndex.addAll(sql, found);
    var content = new TransactionContent();
    journal.rewritten(
        sql,
        Entity.TRANSACTION,
        removed,
        edits.parallelStream()
            .map(each ->
                new ChangeJournal.Added(
                    each.after().id(), content.whole(each.after(), each.extra())))
            .toList());
  }
}
