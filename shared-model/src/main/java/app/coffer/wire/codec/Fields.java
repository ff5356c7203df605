package app.coffer.wire.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the entries of a map by name and type, with one kind of failure for all that does not fit.
 */
public final class Fields {
  private final Map<String, CborValue> entries;

  private Fields(Map<String, CborValue> entries) {
    this.entries = entries;
  }

  public static Fields of(CborValue value) {
    return switch (value) {
      case CborValue.Struct(Map<String, CborValue> entries) -> new Fields(entries);
      default -> throw new MalformedCbor("a map was expected");
    };
  }

  /** All entries, known or not. */
  public Map<String, CborValue> entries() {
    return entries;
  }

  public long integer(String name) {
    return switch (required(name)) {
      case CborValue.Int(long value) -> value;
      default -> throw wrong(name);
    };
  }

  /** An integer that is not negative. */
  public long count(String name) {
    return count(required(name));
  }

  /** The entry, of whatever type. */
  public CborValue value(String name) {
    return required(name);
  }

  public String text(String name) {
    return switch (required(name)) {
      case CborValue.Text(String value) -> value;
      default -> throw wrong(name);
    };
  }

  public byte[] bytes(String name) {
    return switch (required(name)) {
      case CborValue.Bytes b -> b.value();
      default -> throw wrong(name);
    };
  }

  public boolean bool(String name) {
    return switch (required(name)) {
      case CborValue.Bool(boolean value) -> value;
      default -> throw wrong(name);
    };
  }

  /** The entry read by {@code read}, or nothing where it is absent or null. */
  public <T> Optional<T> optional(String name, Function<CborValue, T> read) {
    CborValue value = entries.get(name);
    return value == null || value instanceof CborValue.Null
        ? Optional.empty()
        : Optional.of(read.apply(value));
  }

  public List<CborValue> array(String name) {
    return switch (required(name)) {
      case CborValue.Array(List<CborValue> items) -> items;
      default -> throw wrong(name);
    };
  }

  public Map<String, CborValue> struct(String name) {
    return of(required(name)).entries();
  }

  private CborValue required(String name) {
    CborValue value = entries.get(name);
    if (value == null) {
      throw new MalformedCbor("no entry \"" + name + "\"");
    }
    return value;
  }

  private static MalformedCbor wrong(String name) {
    return new MalformedCbor("entry \"" + name + "\" has another type");
  }

  /** The bytes of a byte string. */
  public static byte[] bytesOf(CborValue value) {
    return switch (value) {
      case CborValue.Bytes b -> b.value();
      default -> throw new MalformedCbor("a byte string was expected");
    };
  }

  /** The items of an array. */
  public static List<CborValue> arrayOf(CborValue value) {
    return switch (value) {
      case CborValue.Array(List<CborValue> items) -> items;
      default -> throw new MalformedCbor("an array was expected");
    };
  }

  /** The items of an array of exactly {@code length}. */
  public static List<CborValue> tuple(CborValue value, int length) {
    return switch (value) {
      case CborValue.Array(List<CborValue> items) when items.size() == length -> items;
      default -> throw new MalformedCbor("an array of " + length + " was expected");
    };
  }

  /** An integer that is not negative. */
  public static long count(CborValue value) {
    return switch (value) {
      case CborValue.Int(long n) when n >= 0 -> n;
      default -> throw new MalformedCbor("a count was expected");
    };
  }

  /** The text of a text string. */
  public static String textOf(CborValue value) {
    return switch (value) {
      case CborValue.Text(String text) -> text;
      default -> throw new MalformedCbor("text was expected");
    };
  }
}
