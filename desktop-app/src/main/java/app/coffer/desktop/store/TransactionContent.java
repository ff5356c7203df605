package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
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
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

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
    putId(fields, OfTransaction.PAYEE, tx.payee());
    fields.put(OfTransaction.AMOUNT, CborValue.of(tx.amount().minor()));
    fields.put(RecordFields.CURRENCY, CborValue.of(tx.amount().currency().getCurrencyCode()));
    putId(fields, OfTransaction.CATEGORY, tx.category());
    Transfer transfer = tx.transfer();
    if (transfer != null) {
      putId(fields, OfTransaction.TRANSFER_ACCOUNT, transfer.account());
      fields.put(OfTransaction.TRANSFER_AMOUNT, CborValue.of(transfer.amount().minor()));
      fields.put(
          OfTransaction.TRANSFER_CURRENCY,
          CborValue.of(transfer.amount().currency().getCurrencyCode()));
    }
    if (!tx.lines().isEmpty()) {
      fields.put(
          OfTransaction.LINES,
          CborValue.of(tx.lines().stream().map(TransactionContent::line).toList()));
    }
    putText(fields, OfTransaction.NUMBER, tx.number());
    putText(fields, OfTransaction.NOTES, tx.notes());
    putTexts(fields, OfTransaction.TAGS, tx.tags());
    fields.put(OfTransaction.STATUS, CborValue.of(tx.status().ordinal()));
    putTexts(fields, OfTransaction.IMPORT_KEYS, tx.importKeys());
    putText(fields, OfTransaction.IMPORT_TEXT, tx.importText());
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
    return new Transaction(
        id,
        account,
        date(fields.integer(OfTransaction.DATE)),
        optionalId(fields, OfTransaction.PAYEE),
        money(fields.integer(OfTransaction.AMOUNT), currency),
        optionalId(fields, OfTransaction.CATEGORY),
        transfer,
        lines(fields, currency),
        text(fields, OfTransaction.NUMBER),
        text(fields, OfTransaction.NOTES),
        texts(fields, OfTransaction.TAGS),
        status(fields.count(OfTransaction.STATUS)),
        texts(fields, OfTransaction.IMPORT_KEYS),
        text(fields, OfTransaction.IMPORT_TEXT));
  }

  private static CborValue line(Line line) {
    RecordId category = line.category();
    return CborValue.of(
        List.of(
            CborValue.of(line.id().bytes()),
            category == null ? CborValue.NULL : CborValue.of(category.bytes()),
            CborValue.of(line.amount().minor()),
            CborValue.of(line.notes())));
  }

  private static List<Line> lines(Fields fields, Currency currency) {
    List<Line> lines = new ArrayList<>();
    for (CborValue item : array(fields, OfTransaction.LINES)) {
      // a newer version may have added to the end of a line
      if (!(item instanceof CborValue.Array(List<CborValue> parts))
          || parts.size() < 4
          || !(parts.get(2) instanceof CborValue.Int(long minor))) {
        throw new MalformedCbor("a line in another shape");
      }
      RecordId category =
          parts.get(1) instanceof CborValue.Null
              ? null
              : new RecordId(Fields.bytesOf(parts.get(1)));
      lines.add(
          new Line(
              new RecordId(Fields.bytesOf(parts.get(0))),
              category,
              money(minor, currency),
              Fields.textOf(parts.get(3))));
    }
    return lines;
  }

  private static Optional<Transfer> transfer(Fields fields) {
    return fields
        .optional(OfTransaction.TRANSFER_ACCOUNT, Fields::bytesOf)
        .map(account ->
            new Transfer(
                new RecordId(account),
                money(
                    fields.integer(OfTransaction.TRANSFER_AMOUNT),
                    Currency.getInstance(fields.text(OfTransaction.TRANSFER_CURRENCY)))));
  }

  private static LocalDate date(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      throw new MalformedCbor("a date no calendar here shows");
    }
    return date;
  }

  private static Money money(long minor, Currency currency) {
    if (minor > Transaction.LARGEST_MINOR || minor < -Transaction.LARGEST_MINOR) {
      throw new MalformedCbor("an amount that sums could not hold");
    }
    return new Money(minor, currency);
  }

  /** A state of a newer version is at least as confirmed as all that are known here. */
  private static Clearing status(long ordinal) {
    Clearing[] known = Clearing.values();
    return known[(int) Math.min(ordinal, known.length - 1L)];
  }

  private static void putId(
      SortedMap<String, CborValue> fields, String name, @Nullable RecordId id) {
    if (id != null) {
      fields.put(name, CborValue.of(id.bytes()));
    }
  }

  private static void putText(SortedMap<String, CborValue> fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, CborValue.of(text));
    }
  }

  private static void putTexts(
      SortedMap<String, CborValue> fields, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      fields.put(name, CborValue.of(texts.stream().map(CborValue::of).toList()));
    }
  }

  private static @Nullable RecordId optionalId(Fields fields, String name) {
    return fields.optional(name, Fields::bytesOf).map(RecordId::new).orElse(null);
  }

  private static String text(Fields fields, String name) {
    return fields.optional(name, Fields::textOf).orElse("");
  }

  /** Line feeds separate these texts in their column, so none may hold one. */
  private static SortedSet<String> texts(Fields fields, String name) {
    var texts = new TreeSet<String>();
    for (CborValue item : array(fields, name)) {
      texts.add(Fields.textOf(item).replace('\n', ' '));
    }
    return texts;
  }

  private static List<CborValue> array(Fields fields, String name) {
    return fields.entries().containsKey(name) ? fields.array(name) : List.of();
  }
}
