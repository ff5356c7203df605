package app.coffer.desktop.store;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.RecordId;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One kind of record as the ledger knows it and as neutral fields; pure. */
interface Content<T> {

  Entity entity();

  RecordId id(T value);

  /** The fields of a value; what is empty is absent. */
  SortedMap<String, CborValue> fields(T value);

  /**
   * The value that fields say, leniently: what a newer version added is passed over.
   *
   * @throws MalformedCbor, IllegalArgumentException, DateTimeException where required ones are
   *     missing or make no sense
   */
  T read(RecordId id, Fields fields);

  /** Like {@link #read}, with one kind of failure. */
  default T value(RecordId id, SortedMap<String, CborValue> fields) throws Unfit {
    try {
      return read(id, Fields.of(CborValue.of(fields)));
    } catch (MalformedCbor
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException notOurs) {
      throw new Unfit("a " + entity().name() + " in an unknown shape", notOurs);
    }
  }

  /** The value of a content that is none of a removal, if it can be read. */
  default Optional<T> understood(Change change) {
    try {
      return change.removed() || !change.entity().equals(entity())
          ? Optional.empty()
          : Optional.of(value(change.record(), change.fields()));
    } catch (Unfit notOurs) {
      return Optional.empty();
    }
  }

  /** The part of {@code fields} that {@code value} does not give back: it is stored beside it. */
  default SortedMap<String, CborValue> beyond(T value, SortedMap<String, CborValue> fields) {
    SortedMap<String, CborValue> known = fields(value);
    var beyond = new TreeMap<>(fields);
    beyond.entrySet().removeIf(field -> field.getValue().equals(known.get(field.getKey())));
    return beyond;
  }

  /**
   * What of {@code extra} still holds after an edit: all of it, but the fields that this version
   * knows and the edit changed.
   */
  default SortedMap<String, CborValue> stillBeyond(
      Map<String, CborValue> extra, T before, T after) {
    SortedMap<String, CborValue> old = fields(before);
    SortedMap<String, CborValue> edited = fields(after);
    var kept = new TreeMap<>(extra);
    kept.keySet()
        .removeIf(name ->
            old.containsKey(name) != edited.containsKey(name)
                || old.containsKey(name) && !old.get(name).equals(edited.get(name)));
    return kept;
  }

  /** All fields: what the value says, and over it what was kept beside it. */
  default SortedMap<String, CborValue> whole(T value, Map<String, CborValue> extra) {
    SortedMap<String, CborValue> whole = fields(value);
    whole.putAll(extra);
    return whole;
  }
}
