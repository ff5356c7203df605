package app.coffer.wire.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads deterministic CBOR (RFC 8949 section 4.2.1): shortest integers, definite
 * lengths, map keys in bytewise order of their encoding, no duplicates, nothing after the value,
 * depth at most {@value #MAX_DEPTH}.
 *
 * <p>A library would write this subset, but none on the shelf refuses the rest when reading, and
 * signatures stand on the refusal. A test holds it against Jackson's reader.
 */
public final class Cbor {
  public static final int MAX_DEPTH = 8;

  static final int UNSIGNED = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int FALSE = 0xf4;
  static final int TRUE = 0xf5;
  static final int NULL = 0xf6;

  /** An encoded key begins with its length, and a longer length is a greater beginning. */
  private static final Comparator<Entry> IN_ORDER_OF_ENCODING =
      (a, b) ->
          a.key().length != b.key().length
              ? Integer.compare(a.key().length, b.key().length)
              : Arrays.compareUnsigned(a.key(), b.key());

  private Cbor() {}

  /** The one encoding of a value. */
  public static byte[] encode(CborValue value) {
    var out = new CborOutput();
    write(value, out, 1);
    return out.bytes();
  }

  /**
   * The value of exactly these bytes; anything else than its one encoding is refused with {@link
   * MalformedCbor}.
   */
  public static CborValue decode(byte[] bytes) {
    var in = new CborInput(bytes);
    CborValue value = in.value(1);
    in.end();
    return value;
  }

  private static void write(CborValue value, CborOutput out, int depth) {
    if (depth > MAX_DEPTH) {
      throw new MalformedCbor("nested deeper than " + MAX_DEPTH);
    }
    switch (value) {
      case CborValue.Int(long n) when n >= 0 -> out.head(UNSIGNED, n);
      case CborValue.Int(long n) -> out.head(NEGATIVE, -1 - n);
      case CborValue.Bytes b -> out.string(BYTES, b.shared());
      case CborValue.Text(String text) -> out.string(TEXT, text.getBytes(StandardCharsets.UTF_8));
      case CborValue.Bool(boolean b) -> out.single(b ? TRUE : FALSE);
      case CborValue.Null ignored -> out.single(NULL);
      case CborValue.Array(List<CborValue> items) -> {
        out.head(ARRAY, items.size());
        items.forEach(item -> write(item, out, depth + 1));
      }
      case CborValue.Struct(Map<String, CborValue> entries) -> {
        out.head(MAP, entries.size());
        var sorted = new ArrayList<Entry>(entries.size());
        entries.forEach(
            (key, of) -> sorted.add(new Entry(key.getBytes(StandardCharsets.UTF_8), of)));
        sorted.sort(IN_ORDER_OF_ENCODING);
        for (Entry entry : sorted) {
          out.string(TEXT, entry.key());
          write(entry.value(), out, depth + 1);
        }
      }
    }
  }

  private record Entry(byte[] key, CborValue value) {}
}
