package app.coffer.wire;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Changes one thing in the CBOR of a format. */
final class Tampering {
  private static final List<CborValue> ONE_OF_EACH_TYPE =
      List.of(
          CborValue.of(1),
          CborValue.of("x"),
          CborValue.of(new byte[] {1}),
          CborValue.of(List.of(CborValue.of(1))),
          CborValue.of(Map.of("x", CborValue.of(1))),
          CborValue.of(true),
          CborValue.NULL);

  private Tampering() {}

  /** The bytes with entry {@code name} of the map changed. */
  static byte[] changed(byte[] bytes, String name, UnaryOperator<CborValue> change) {
    var entries = entries(bytes);
    if (!entries.containsKey(name)) {
      throw new AssertionError("no entry " + name);
    }
    entries.compute(name, (key, value) -> change.apply(value));
    return Cbor.encode(CborValue.of(entries));
  }

  static byte[] changed(byte[] bytes, String name, CborValue value) {
    return changed(bytes, name, ignored -> value);
  }

  /**
   * By what was changed: every entry left out, every entry of every other type, an entry more, and
   * what is not a map at all.
   */
  static Map<String, byte[]> ofEveryEntry(byte[] bytes) {
    var out = new LinkedHashMap<String, byte[]>();
    var entries = entries(bytes);
    entries.forEach((name, value) -> {
      var without = new HashMap<>(entries);
      without.remove(name);
      out.put(name + " left out", Cbor.encode(CborValue.of(without)));
      var renamed = new HashMap<>(without);
      renamed.put(name + "x", value);
      out.put(name + " renamed", Cbor.encode(CborValue.of(renamed)));
      for (CborValue other : otherTypes(value)) {
        out.put(name + " of type " + other, changed(bytes, name, other));
      }
    });
    var more = new HashMap<>(entries);
    more.put("later", CborValue.of(1));
    out.put("an entry more", Cbor.encode(CborValue.of(more)));
    more.put("later", CborValue.NULL);
    out.put("an empty entry more", Cbor.encode(CborValue.of(more)));
    out.put("no entries", Cbor.encode(CborValue.of(Map.of())));
    for (CborValue other : otherTypes(CborValue.of(Map.of()))) {
      out.put("not a map but " + other, Cbor.encode(other));
    }
    out.put("bytes after it", Arrays.copyOf(bytes, bytes.length + 1));
    return out;
  }

  /** By what was changed: a part of the tuple more, less, and every part of every other type. */
  static Map<String, CborValue> ofEveryPart(CborValue tuple) {
    List<CborValue> parts = items(tuple);
    var out = new LinkedHashMap<String, CborValue>();
    var more = new ArrayList<>(parts);
    more.add(CborValue.of(1));
    out.put("a part more", CborValue.of(more));
    out.put("a part less", CborValue.of(parts.subList(0, parts.size() - 1)));
    out.put("no parts", CborValue.of(List.of()));
    for (int i = 0; i < parts.size(); i++) {
      for (CborValue other : otherTypes(parts.get(i))) {
        out.put("part " + i + " of type " + other, with(tuple, i, other));
      }
    }
    for (CborValue other : otherTypes(tuple)) {
      out.put("not an array but " + other, other);
    }
    return out;
  }

  static List<CborValue> items(CborValue array) {
    return array instanceof CborValue.Array(List<CborValue> items) ? items : List.of();
  }

  static CborValue with(CborValue array, int place, CborValue value) {
    var items = new ArrayList<>(items(array));
    items.set(place, value);
    return CborValue.of(items);
  }

  /** The same byte string one byte longer, one shorter, and empty. */
  static List<CborValue> otherLengths(int length) {
    return List.of(
        CborValue.of(new byte[length + 1]),
        CborValue.of(new byte[length - 1]),
        CborValue.of(new byte[0]));
  }

  private static List<CborValue> otherTypes(CborValue value) {
    return ONE_OF_EACH_TYPE.stream().filter(o -> o.getClass() != value.getClass()).toList();
  }

  private static TreeMap<String, CborValue> entries(byte[] bytes) {
    if (Cbor.decode(bytes) instanceof CborValue.Struct(Map<String, CborValue> entries)) {
      return new TreeMap<>(entries);
    }
    throw new AssertionError("not a map");
  }
}
