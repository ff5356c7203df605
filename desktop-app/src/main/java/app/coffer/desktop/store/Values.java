package app.coffer.desktop.store;

import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reading and writing what several kinds of records have in common. */
final class Values {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private Values() {}

  static CborValue of(RecordId id) {
    return CborValue.of(id.bytes());
  }

  static CborValue of(LocalDate date) {
    return CborValue.of(date.toEpochDay());
  }

  static CborValue of(Currency currency) {
    return CborValue.of(currency.getCurrencyCode());
  }

  static CborValue texts(Collection<String> texts) {
    return CborValue.of(texts.stream().map(CborValue::of).toList());
  }

  static void putText(SortedMap<String, CborValue> fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, CborValue.of(text));
    }
  }

  static void putId(SortedMap<String, CborValue> fields, String name, @Nullable RecordId id) {
    if (id != null) {
      fields.put(name, of(id));
    }
  }

  static void putAll(SortedMap<String, CborValue> fields, String name, List<CborValue> items) {
    if (!items.isEmpty()) {
      fields.put(name, CborValue.of(items));
    }
  }

  static RecordId id(CborValue value) {
    return new RecordId(Fields.bytesOf(value));
  }

  static RecordId id(Fields fields, String name) {
    return new RecordId(fields.bytes(name));
  }

  static @Nullable RecordId optionalId(Fields fields, String name) {
    return fields.optional(name, Values::id).orElse(null);
  }

  static String text(Fields fields, String name) {
    return fields.optional(name, Fields::textOf).orElse("");
  }

  static long integer(CborValue value) {
    return switch (value) {
      case CborValue.Int(long number) -> number;
      default -> throw new MalformedCbor("an integer was expected");
    };
  }

  static LocalDate date(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      throw new MalformedCbor("a date no calendar here shows");
    }
    return date;
  }

  static Money money(long minor, Currency currency) {
    if (minor > Transaction.LARGEST_MINOR || minor < -Transaction.LARGEST_MINOR) {
      throw new MalformedCbor("an amount that sums could not hold");
    }
    return new Money(minor, currency);
  }

  static List<CborValue> array(Fields fields, String name) {
    return fields.entries().containsKey(name) ? fields.array(name) : List.of();
  }

  static List<CborValue> items(CborValue value, int atLeast) {
    return switch (value) {
      // a newer version may have added to the end
      case CborValue.Array(List<CborValue> items) when items.size() >= atLeast -> items;
      default -> throw new MalformedCbor("an array of " + atLeast + " was expected");
    };
  }

  /** The name of a constant in the sealed format. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of that name; one of a newer version is refused. */
  static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
