package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A transaction with its lines and both legs, as one record's fields. */
final class TransactionContent implements Content<Transaction> {

  @Override
  public Entity entity() {
    return Entity.TRANSACTION;
  }

  @Override
  public RecordId id(Transaction transaction) {
    return transaction.id();
  }

  @Override
  public SortedMap<String, CborValue> fields(Transaction tx) {
    var fields = new TreeMap<String, CborValue>();
    fields.put(OfTransaction.ACCOUNT, CborValue.of(tx.account().bytes()));
    fields.put(OfTransaction.DATE, CborValue.of(tx.date().toEpochDay()));
    Values.putId(fields, OfTransaction.PAYEE, tx.payee());
    fields.put(OfTransaction.AMOUNT, CborValue.of(tx.amount().minor()));
    fields.put(RecordFields.CURRENCY, CborValue.of(tx.amount().currency().getCurrencyCode()));
    Values.putId(fields, OfTransaction.CATEGORY, tx.category());
    putTransfer(fields, tx.transfer());
    putLines(fields, tx.lines());
    Values.putText(fields, OfTransaction.NUMBER, tx.number());
    Values.putText(fields, OfTransaction.NOTES, tx.notes());
    putTexts(fields, OfTransaction.TAGS, tx.tags());
    fields.put(OfTransaction.STATUS, CborValue.of(tx.status().ordinal()));
    putTexts(fields, OfTransaction.IMPORT_KEYS, tx.importKeys());
    Values.putText(fields, OfTransaction.IMPORT_TEXT, tx.importText());
    return fields;
  }

  @Override
  public Transaction read(RecordId id, Fields fields) {
    Currency currency = Contents.currency(fields);
    RecordId account = new RecordId(fields.bytes(OfTransaction.ACCOUNT));
    Transfer transfer = transfer(fields).orElse(null);
    if (transfer != null && transfer.account().equals(account)) {
      throw new MalformedCbor("a transfer to the account it comes from");
    }
    var read =
        new Transaction(
            id,
            account,
            Values.date(fields.integer(OfTransaction.DATE)),
            Values.optionalId(fields, OfTransaction.PAYEE),
            Values.money(fields.integer(OfTransaction.AMOUNT), currency),
            Values.optionalId(fields, OfTransaction.CATEGORY),
            transfer,
            lines(fields, currency),
            Values.text(fields, OfTransaction.NUMBER),
            Values.text(fields, OfTransaction.NOTES),
            texts(fields, OfTransaction.TAGS),
            status(fields.count(OfTransaction.STATUS)),
            texts(fields, OfTransaction.IMPORT_KEYS),
            Values.text(fields, OfTransaction.IMPORT_TEXT));
    checkLines(read);
    return read;
  }

  /** What its parts move has to have one place and one sum in each account. */
  private static void checkLines(Transaction tx) {
    boolean moves = tx.lines().stream().anyMatch(line -> line.transfer() != null);
    if (moves && tx.transfer() != null) {
      throw new MalformedCbor("a transfer with parts that are transfers");
    }
    if (tx.lines().stream()
        .anyMatch(line -> line.otherAccount().equals(Optional.of(tx.account())))) {
      throw new MalformedCbor("a part that is a transfer to the account it comes from");
    }
    // adding up refuses what is too large or in several currencies
    tx.moves();
  }

  static void putTransfer(SortedMap<String, CborValue> fields, @Nullable Transfer transfer) {
    if (transfer != null) {
      fields.put(OfTransaction.TRANSFER_ACCOUNT, Values.of(transfer.account()));
      fields.put(OfTransaction.TRANSFER_AMOUNT, CborValue.of(transfer.amount().minor()));
      fields.put(OfTransaction.TRANSFER_CURRENCY, Values.of(transfer.amount().currency()));
    }
  }

  static void putLines(SortedMap<String, CborValue> fields, List<Line> lines) {
    Values.putAll(
        fields, OfTransaction.LINES, lines.stream().map(TransactionContent::line).toList());
  }

  /** A part that is a transfer has three more places at its end. */
  private static CborValue line(Line line) {
    RecordId category = line.category();
    Transfer transfer = line.transfer();
    var parts = new ArrayList<CborValue>();
    parts.add(CborValue.of(line.id().bytes()));
    parts.add(category == null ? CborValue.NULL : CborValue.of(category.bytes()));
    parts.add(CborValue.of(line.amount().minor()));
    parts.add(CborValue.of(line.notes()));
    if (transfer != null) {
      parts.add(Values.of(transfer.account()));
      parts.add(CborValue.of(transfer.amount().minor()));
      parts.add(Values.of(transfer.amount().currency()));
    }
    return CborValue.of(parts);
  }

  static List<Line> lines(Fields fields, Currency currency) {
    return Values.array(fields, OfTransaction.LINES).stream()
        .map(item -> line(item, currency))
        .toList();
  }

  private static Line line(CborValue item, Currency currency) {
    // a newer version may have added to the end of a line
    if (!(item instanceof CborValue.Array(List<CborValue> parts))
        || parts.size() < 4
        || !(parts.get(2) instanceof CborValue.Int(long minor))) {
      throw new MalformedCbor("a line in another shape");
    }
    Transfer transfer = parts.size() < 7 ? null : lineTransfer(parts);
    RecordId category =
        transfer != null || parts.get(1) instanceof CborValue.Null
            ? null
            : new RecordId(Fields.bytesOf(parts.get(1)));
    return new Line(
        new RecordId(Fields.bytesOf(parts.get(0))),
        category,
        Values.money(minor, currency),
        Fields.textOf(parts.get(3)),
        transfer);
  }

  private static @Nullable Transfer lineTransfer(List<CborValue> parts) {
    if (parts.get(4) instanceof CborValue.Null) {
      return null;
    }
    return new Transfer(
        new RecordId(Fields.bytesOf(parts.get(4))),
        Values.money(
            Values.integer(parts.get(5)), Currency.getInstance(Fields.textOf(parts.get(6)))));
  }

  static Optional<Transfer> transfer(Fields fields) {
    return fields
        .optional(OfTransaction.TRANSFER_ACCOUNT, Fields::bytesOf)
        .map(account ->
            new Transfer(
                new RecordId(account),
                Values.money(
                    fields.integer(OfTransaction.TRANSFER_AMOUNT),
                    Currency.getInstance(fields.text(OfTransaction.TRANSFER_CURRENCY)))));
  }

  /** A state of a newer version is at least as confirmed as all that are known here. */
  private static Clearing status(long ordinal) {
    Clearing[] known = Clearing.values();
    return known[(int) Math.min(ordinal, known.length - 1L)];
  }

  private static void putTexts(
      SortedMap<String, CborValue> fields, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      fields.put(name, CborValue.of(texts.stream().map(CborValue::of).toList()));
    }
  }

  /** Line feeds separate these texts in their column, so none may hold one. */
  static SortedSet<String> texts(Fields fields, String name) {
    var texts = new TreeSet<String>();
    for (CborValue item : Values.array(fields, name)) {
      texts.add(Fields.textOf(item).replace('\n', ' '));
    }
    return texts;
  }
}
