package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.HEAD;
import static app.coffer.desktop.store.db.Tables.IMPORT_KEY;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.OTHER_RECORD;
import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of which nothing was ever written, many at once: what one costs a dozen statements
 * is here a row in each of a few. A bank's file of years is imported in seconds.
 */
record FreshTransactions(DSLContext sql, ChangeJournal journal) {
  /** So many go into one round. */
  private static final int ROUND = 2_000;

  static final int IDS = 2;

  /**
   * @return those that were new, and are written now; the others are left to be written one by one
   */
  List<Transaction> add(List<Transaction> transactions) {
    var added = new ArrayList<Transaction>();
    for (int from = 0; from < transactions.size(); from += ROUND) {
      added.addAll(round(transactions.subList(from, Math.min(transactions.size(), from + ROUND))));
    }
    return added;
  }

  private List<Transaction> round(List<Transaction> some) {
    Map<RecordId, Transaction> fresh = new LinkedHashMap<>();
    some.forEach(tx -> fresh.putIfAbsent(tx.id(), tx));
    fresh.keySet().removeAll(known(fresh.keySet()));
    if (fresh.isEmpty()) {
      return List.of();
    }
    long last = sql.select(DSL.coalesce(DSL.max(TX.ID), 0L)).from(TX).fetchSingle().value1();
    Map<Long, Transaction> rows = new LinkedHashMap<>();
    for (Transaction tx : fresh.values()) {
      rows.put(++last, tx);
    }
    write(rows);
    var content = new TransactionContent();
    journal.added(
        sql,
        Entity.TRANSACTION,
        fresh.values().parallelStream()
            .map(tx -> new ChangeJournal.Added(tx.id(), content.fields(tx)))
            .toList());
    return List.copyOf(fresh.values());
  }

  /** Those that have a row, a version from anywhere, or a change that waits. */
  private Set<RecordId> known(Set<RecordId> ids) {
    Set<RecordId> known = new HashSet<>();
    known.addAll(seen(TX, TX.RECORD_ID, ids));
    known.addAll(seen(HEAD, HEAD.RECORD_ID, ids));
    known.addAll(seen(PENDING_CHANGE, PENDING_CHANGE.RECORD_ID, ids));
    known.addAll(seen(OTHER_RECORD, OTHER_RECORD.RECORD_ID, ids));
    return known;
  }

  private Set<RecordId> seen(Table<?> table, TableField<?, RecordId> id, Set<RecordId> ids) {
    return sql.select(id).from(table).where(id.in(ids)).fetchSet(id);
  }

  private void write(Map<Long, Transaction> rows) {
    RowBatch all = new RowBatch(sql, TX, columns());
    RowBatch legs = new RowBatch(sql, LEG, legColumns());
    RowBatch keys = new RowBatch(sql, IMPORT_KEY, List.of(IMPORT_KEY.KEY, IMPORT_KEY.TX));
    RowBatch lines =
        new RowBatch(
            sql,
            TX_LINE,
            List.of(
                TX_LINE.TX,
                TX_LINE.POSITION,
                TX_LINE.LINE_ID,
                TX_LINE.CATEGORY_ID,
                TX_LINE.AMOUNT_MINOR,
                TX_LINE.NOTES,
                TX_LINE.TRANSFER_ACCOUNT_ID,
                TX_LINE.TRANSFER_MINOR,
                TX_LINE.TRANSFER_CURRENCY));
    rows.forEach((id, tx) -> {
      all.add(values(id, tx, false));
      tx.moves().forEach((account, amount) -> leg(legs, id, tx, account, amount));
      tx.importKeys().forEach(key -> keys.add(key, id));
      int position = 0;
      for (Line line : tx.lines()) {
        Transfer transfer = line.transfer();
        lines.add(
            id,
            position++,
            line.id(),
            line.category(),
            line.amount().minor(),
            line.notes(),
            transfer == null ? null : transfer.account(),
            transfer == null ? null : transfer.amount().minor(),
            transfer == null ? null : transfer.amount().currency().getCurrencyCode());
      }
    });
    List.of(all, legs, keys, lines).forEach(RowBatch::write);
    SearchIndex.addAll(sql, rows);
  }

  static List<Field<?>> legColumns() {
    return List.of(LEG.ACCOUNT_ID, LEG.DATE, LEG.TX, LEG.AMOUNT_MINOR, LEG.CURRENCY, LEG.STATUS);
  }

  static void leg(RowBatch legs, long id, Transaction tx, RecordId account, Money amount) {
    legs.add(
        account,
        tx.date(),
        id,
        amount.minor(),
        amount.currency().getCurrencyCode(),
        tx.status().ordinal());
  }

  /** What tells a row comes first, in {@link #IDS} columns. */
  static List<Field<?>> columns() {
    return List.of(
        TX.ID,
        TX.RECORD_ID,
        TX.ACCOUNT_ID,
        TX.DATE,
        TX.PAYEE_ID,
        TX.AMOUNT_MINOR,
        TX.CURRENCY,
        TX.CATEGORY_ID,
        TX.TRANSFER_ACCOUNT_ID,
        TX.TRANSFER_MINOR,
        TX.TRANSFER_CURRENCY,
        TX.NUMBER,
        TX.NOTES,
        TX.TAGS,
        TX.STATUS,
        TX.IMPORT_TEXT,
        TX.SYNC_STATUS,
        TX.REMOVED);
  }

  static @Nullable Object[] values(long id, Transaction tx, boolean removed) {
    Transfer transfer = tx.transfer();
    return new @Nullable Object[] {
      id,
      tx.id(),
      tx.account(),
      tx.date(),
      tx.payee(),
      tx.amount().minor(),
      tx.amount().currency().getCurrencyCode(),
      tx.category(),
      transfer == null ? null : transfer.account(),
      transfer == null ? null : transfer.amount().minor(),
      transfer == null ? null : transfer.amount().currency().getCurrencyCode(),
      tx.number(),
      tx.notes(),
      String.join("", tx.tags().stream().map(tag -> tag + "\n").toList()),
      tx.status().ordinal(),
      tx.importText(),
      SyncStatus.PENDING.text(),
      removed
    };
  }
}
