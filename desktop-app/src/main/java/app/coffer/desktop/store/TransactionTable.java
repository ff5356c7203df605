package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.IMPORT_KEY;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.db.tables.records.TxLineRecord;
import app.coffer.wire.id.RecordId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Transactions with their lines and import keys, the legs in the registers, and the index. */
final class TransactionTable extends RecordTable<Transaction> {

  TransactionTable() {
    super(TX, new TransactionContent());
  }

  @Override
  Map<Field<?>, @Nullable Object> columns(Transaction tx) {
    Transfer transfer = tx.transfer();
    var columns = new HashMap<Field<?>, @Nullable Object>();
    columns.put(TX.ACCOUNT_ID, tx.account());
    columns.put(TX.DATE, tx.date());
    columns.put(TX.PAYEE_ID, tx.payee());
    columns.put(TX.AMOUNT_MINOR, tx.amount().minor());
    columns.put(TX.CURRENCY, tx.amount().currency().getCurrencyCode());
    columns.put(TX.CATEGORY_ID, tx.category());
    columns.put(TX.TRANSFER_ACCOUNT_ID, transfer == null ? null : transfer.account());
    columns.put(TX.TRANSFER_MINOR, transfer == null ? null : transfer.amount().minor());
    columns.put(
        TX.TRANSFER_CURRENCY,
        transfer == null ? null : transfer.amount().currency().getCurrencyCode());
    columns.put(TX.NUMBER, tx.number());
    columns.put(TX.NOTES, tx.notes());
    columns.put(TX.TAGS, String.join("", tx.tags().stream().map(tag -> tag + "\n").toList()));
    columns.put(TX.STATUS, tx.status().ordinal());
    columns.put(TX.IMPORT_TEXT, tx.importText());
    return columns;
  }

  @Override
  Transaction value(DSLContext sql, Record row) {
    return values(sql, List.of(row)).getFirst();
  }

  /** The transactions of rows, in their order, with one query each for all lines and keys. */
  List<Transaction> values(DSLContext sql, List<? extends Record> rows) {
    Map<Long, String> currencies =
        rows.stream().collect(Collectors.toMap(row -> row.get(TX.ID), row -> row.get(TX.CURRENCY)));
    Map<Long, List<Line>> lines =
        sql.selectFrom(TX_LINE)
            .where(TX_LINE.TX.in(currencies.keySet()))
            .orderBy(TX_LINE.TX, TX_LINE.POSITION)
            .fetchGroups(TX_LINE.TX, line -> line(line, currencies.get(line.getTx())));
    Map<Long, List<String>> keys =
        sql.selectFrom(IMPORT_KEY)
            .where(IMPORT_KEY.TX.in(currencies.keySet()))
            .fetchGroups(IMPORT_KEY.TX, IMPORT_KEY.KEY);
    return rows.stream()
        .map(row ->
            value(
                row,
                lines.getOrDefault(row.get(TX.ID), List.of()),
                new TreeSet<>(keys.getOrDefault(row.get(TX.ID), List.of()))))
        .toList();
  }

  private static Line line(TxLineRecord row, String currency) {
    RecordId other = row.getTransferAccountId();
    return new Line(
        row.getLineId(),
        row.getCategoryId(),
        Money.of(row.getAmountMinor(), currency),
        row.getNotes(),
        other == null
            ? null
            : new Transfer(other, Money.of(row.getTransferMinor(), row.getTransferCurrency())));
  }

  @Override
  void written(DSLContext sql, @Nullable Row<Transaction> before, Row<Transaction> after) {
    Transaction tx = after.value();
    long id = sql.select(TX.ID).from(TX).where(TX.RECORD_ID.eq(tx.id())).fetchSingle().value1();
    if (before != null) {
      sql.deleteFrom(LEG).where(LEG.TX.eq(id)).execute();
      SearchIndex.remove(sql, id);
    }
    if (!after.removed()) {
      tx.moves().forEach((account, amount) -> addLeg(sql, id, tx, account, amount));
    }
    if (before != null && !before.value().lines().equals(tx.lines())) {
      sql.deleteFrom(TX_LINE).where(TX_LINE.TX.eq(id)).execute();
    }
    if (before == null || !before.value().lines().equals(tx.lines())) {
      addLines(sql, id, tx.lines());
    }
    if (before != null && !before.value().importKeys().equals(tx.importKeys())) {
      sql.deleteFrom(IMPORT_KEY).where(IMPORT_KEY.TX.eq(id)).execute();
    }
    if (before == null || !before.value().importKeys().equals(tx.importKeys())) {
      addImportKeys(sql, id, tx.importKeys());
    }
    if (!after.removed()) {
      SearchIndex.add(sql, id, tx);
    }
  }

  /** What refers to the row goes with it by itself; the index does not. */
  @Override
  void dropping(DSLContext sql, Transaction tx) {
    sql.select(TX.ID)
        .from(TX)
        .where(TX.RECORD_ID.eq(tx.id()))
        .forEach(row -> SearchIndex.remove(sql, row.value1()));
  }

  private static Transaction value(Record row, List<Line> lines, SortedSet<String> importKeys) {
    RecordId other = row.get(TX.TRANSFER_ACCOUNT_ID);
    Transfer transfer =
        other == null
            ? null
            : new Transfer(
                other, Money.of(row.get(TX.TRANSFER_MINOR), row.get(TX.TRANSFER_CURRENCY)));
    return new Transaction(
        row.get(TX.RECORD_ID),
        row.get(TX.ACCOUNT_ID),
        row.get(TX.DATE),
        row.get(TX.PAYEE_ID),
        Money.of(row.get(TX.AMOUNT_MINOR), row.get(TX.CURRENCY)),
        row.get(TX.CATEGORY_ID),
        transfer,
        lines,
        row.get(TX.NUMBER),
        row.get(TX.NOTES),
        new TreeSet<>(row.get(TX.TAGS).lines().toList()),
        Clearing.values()[row.get(TX.STATUS)],
        importKeys,
        row.get(TX.IMPORT_TEXT));
  }

  private static void addLeg(
      DSLContext sql, long id, Transaction tx, RecordId account, Money amount) {
    sql.insertInto(LEG)
        .set(LEG.ACCOUNT_ID, account)
        .set(LEG.DATE, tx.date())
        .set(LEG.TX, id)
        .set(LEG.AMOUNT_MINOR, amount.minor())
        .set(LEG.CURRENCY, amount.currency().getCurrencyCode())
        .set(LEG.STATUS, tx.status().ordinal())
        .execute();
  }

  private static void addLines(DSLContext sql, long id, List<Line> lines) {
    int position = 0;
    for (Line line : lines) {
      Transfer transfer = line.transfer();
      sql.insertInto(TX_LINE)
          .set(TX_LINE.TX, id)
          .set(TX_LINE.POSITION, position++)
          .set(TX_LINE.LINE_ID, line.id())
          .set(TX_LINE.CATEGORY_ID, line.category())
          .set(TX_LINE.AMOUNT_MINOR, line.amount().minor())
          .set(TX_LINE.NOTES, line.notes())
          .set(TX_LINE.TRANSFER_ACCOUNT_ID, transfer == null ? null : transfer.account())
          .set(TX_LINE.TRANSFER_MINOR, transfer == null ? null : transfer.amount().minor())
          .set(
              TX_LINE.TRANSFER_CURRENCY,
              transfer == null ? null : transfer.amount().currency().getCurrencyCode())
          .execute();
    }
  }

  private static void addImportKeys(DSLContext sql, long id, Collection<String> keys) {
    for (String key : keys) {
      sql.insertInto(IMPORT_KEY).set(IMPORT_KEY.KEY, key).set(IMPORT_KEY.TX, id).execute();
    }
  }
}
