package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.CATEGORY_GROUP;
import static app.coffer.desktop.store.db.Tables.PAYEE;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The full-text index over what a person would look for: payee, category, notes, amount. It repeats
 * names, so that one look-up answers; renaming rewrites the entries that show the name.
 */
final class SearchIndex {
  private static final Table<?> INDEX = DSL.table(DSL.name("tx_fts"));
  private static final Field<Long> ROWID = DSL.field(DSL.name("rowid"), SQLDataType.BIGINT);
  private static final Field<String> PAYEE_TEXT = text("payee");
  private static final Field<String> CATEGORY_TEXT = text("category");
  private static final Field<String> NOTES_TEXT = text("notes");
  private static final Field<String> AMOUNT_TEXT = text("amount");

  private SearchIndex() {}

  static void add(DSLContext sql, long tx, Transaction transaction) {
    sql.insertInto(INDEX)
        .set(ROWID, tx)
        .set(PAYEE_TEXT, DSL.field(payeeOf(transaction.payee())))
        .set(CATEGORY_TEXT, categoriesOf(transaction))
        .set(NOTES_TEXT, notes(transaction))
        .set(AMOUNT_TEXT, amounts(transaction))
        .execute();
  }

  /** Many at once; by the number of their row. */
  static void addAll(DSLContext sql, Map<Long, Transaction> all) {
    Map<RecordId, String> payees = new HashMap<>();
    Set<RecordId> wanted =
        all.values().stream()
            .map(Transaction::payee)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    sql.select(PAYEE.RECORD_ID, PAYEE.NAME)
        .from(PAYEE)
        .where(PAYEE.RECORD_ID.in(wanted))
        .forEach(row -> payees.put(row.value1(), row.value2()));
    Map<List<RecordId>, String> categories = new HashMap<>();
    var batch =
        new RowBatch(
            sql, INDEX, List.of(ROWID, PAYEE_TEXT, CATEGORY_TEXT, NOTES_TEXT, AMOUNT_TEXT));
    all.forEach((id, tx) ->
        batch.add(
            id,
            tx.payee() == null ? null : payees.get(tx.payee()),
            categories.computeIfAbsent(
                categoryIds(tx),
                ids -> ids.isEmpty() ? "" : sql.fetchValue(DSL.select(categoriesOf(tx)))),
            notes(tx),
            amounts(tx)));
    batch.write();
  }

  static void remove(DSLContext sql, long tx) {
    sql.deleteFrom(INDEX).where(ROWID.eq(tx)).execute();
  }

  static void payeeNamed(DSLContext sql, Payee payee) {
    sql.update(INDEX)
        .set(PAYEE_TEXT, payee.name())
        .where(
            ROWID.in(
                DSL.select(TX.ID)
                    .from(TX)
                    .where(TX.PAYEE_ID.eq(payee.id()).and(TX.REMOVED.isFalse()))))
        .execute();
  }

  static void categoryNamed(DSLContext sql, RecordId category) {
    rewriteCategories(sql, DSL.select(DSL.val(category, CATEGORY.RECORD_ID)));
  }

  static void groupNamed(DSLContext sql, RecordId group) {
    rewriteCategories(
        sql,
        DSL.select(CATEGORY.RECORD_ID).from(CATEGORY).where(CATEGORY.CATEGORY_GROUP_ID.eq(group)));
  }

  /**
   * The transactions in which all words occur, each as the beginning of a word. Empty where {@code
   * search} has no word in it.
   */
  static List<Condition> matching(Field<Long> tx, String search) {
    String words =
        search
            .strip()
            .lines()
            .flatMap(line -> List.of(line.split("\\s+")).stream())
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            // quoted, so that nothing in it is an operator
            .map(word -> '"' + word.replace("\"", "\"\"") + "\"*")
            .collect(Collectors.joining(" "));
    return words.isEmpty()
        ? List.of()
        : List.of(
            tx.in(
                DSL.select(ROWID)
                    .from(INDEX)
                    .where(DSL.condition("tx_fts MATCH {0}", DSL.val(words)))));
  }

  private static void rewriteCategories(DSLContext sql, Select<Record1<RecordId>> categories) {
    // a common table expression would be read once; the driver's SQLite reads this once as well
    sql.update(INDEX)
        .set(CATEGORY_TEXT, categoriesOfRow())
        .where(
            ROWID.in(
                DSL.select(TX.ID)
                    .from(TX)
                    .where(TX.CATEGORY_ID.in(categories).and(TX.REMOVED.isFalse()))
                    .union(
                        DSL.select(TX_LINE.TX)
                            .from(TX_LINE)
                            .join(TX)
                            .on(TX.ID.eq(TX_LINE.TX))
                            .where(TX_LINE.CATEGORY_ID.in(categories).and(TX.REMOVED.isFalse())))))
        .execute();
  }

  /** What {@link #categoriesOf} makes, for the rows of an UPDATE of the index. */
  private static Field<String> categoriesOfRow() {
    Field<Long> row = DSL.field(DSL.name("tx_fts", "rowid"), SQLDataType.BIGINT);
    return categoriesWhere(
        CATEGORY
            .RECORD_ID
            .in(DSL.select(TX.CATEGORY_ID).from(TX).where(TX.ID.eq(row)))
            .or(
                CATEGORY.RECORD_ID.in(
                    DSL.select(TX_LINE.CATEGORY_ID).from(TX_LINE).where(TX_LINE.TX.eq(row)))));
  }

  private static Field<String> categoriesWhere(Condition which) {
    Field<String> withGroup = CATEGORY_GROUP.NAME.concat(" ").concat(CATEGORY.NAME);
    return DSL.field(
        DSL.select(
                DSL.coalesce(
                    DSL.groupConcat(DSL.coalesce(withGroup, CATEGORY.NAME)).separator(" "), ""))
            .from(CATEGORY)
            .leftJoin(CATEGORY_GROUP)
            .on(CATEGORY_GROUP.RECORD_ID.eq(CATEGORY.CATEGORY_GROUP_ID))
            .where(which));
  }

  private static Field<String> categoriesOf(Transaction transaction) {
    List<RecordId> ids = categoryIds(transaction);
    return ids.isEmpty() ? DSL.inline("") : categoriesWhere(CATEGORY.RECORD_ID.in(ids));
  }

  private static List<RecordId> categoryIds(Transaction transaction) {
    var ids = new ArrayList<RecordId>();
    transaction.lines().forEach(line -> line.categoryId().ifPresent(ids::add));
    if (transaction.category() != null) {
      ids.add(transaction.category());
    }
    return ids;
  }

  private static Select<Record1<String>> payeeOf(@Nullable RecordId payee) {
    return DSL.select(PAYEE.NAME).from(PAYEE).where(PAYEE.RECORD_ID.eq(payee));
  }

  private static String notes(Transaction transaction) {
    var words = new ArrayList<String>();
    words.add(transaction.notes());
    transaction.lines().stream().map(Line::notes).forEach(words::add);
    words.add(transaction.number());
    words.addAll(transaction.tags());
    return String.join("\n", words);
  }

  private static String amounts(Transaction transaction) {
    var amounts = new ArrayList<String>();
    amounts.add(transaction.amount().decimal());
    Transfer transfer = transaction.transfer();
    if (transfer != null) {
      amounts.add(transfer.amount().decimal());
    }
    for (Line line : transaction.lines()) {
      amounts.add(line.amount().decimal());
      if (line.transfer() != null) {
        amounts.add(line.transfer().amount().decimal());
      }
    }
    return String.join("\n", amounts);
  }

  private static Field<String> text(String column) {
    return DSL.field(DSL.name(column), SQLDataType.CLOB);
  }
}
