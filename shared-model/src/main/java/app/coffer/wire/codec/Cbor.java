package app.coffer.wire.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int FALSE = 0xf4;
  private static final int TRUE = 0xf5;
  private static final int NULL = 0xf6;

  private Cbor() {}

  /** The one encoding of a value. */
  public static byte[] encode(CborValue value) {
    var out = new ByteArrayOutputStream();
    write(value, out, 1);
    return out.toByteArray();
  }

  /**
   * The value of exactly these bytes; anything else than its one encoding is refused with {@link
   * MalformedCbor}.
   */
  public static CborValue decode(byte[] bytes) {
    var in = new Reader(ByteBuffer.wrap(bytes));
    CborValue value = in.value(1);
    if (in.buffer.hasRemaining()) {
      throw new MalformedCbor("bytes after the value");
    }
    return value;
  }

  private static void write(CborValue value, ByteArrayOutputStream out, int depth) {
    if (depth > MAX_DEPTH) {
      throw new MalformedCbor("nested deeper than " + MAX_DEPTH);
    }
    switch (value) {
      case CborValue.Int(long n) when n >= 0 -> head(UNSIGNED, n, out);
      case CborValue.Int(long n) -> head(NEGATIVE, -1 - n, out);
      case CborValue.Bytes b -> string(BYTES, b.value(), out);
      case CborValue.Text(String text) -> string(TEXT, text.getBytes(StandardCharsets.UTF_8), out);
      case CborValue.Bool(boolean b) -> out.write(b ? TRUE : FALSE);
      case CborValue.Null ignored -> out.write(NULL);
      case CborValue.Array(List<CborValue> items) -> {
        head(ARRAY, items.size(), out);
        items.forEach(item -> write(item, out, depth + 1));
      }
      case CborValue.Struct(Map<String, CborValue> entries) -> {
        head(MAP, entries.size(), out);
        entries.entrySet().stream()
            .map(entry -> Map.entry(encode(new CborValue.Text(entry.getKey())), entry.getValue()))
            .sorted((a, b) -> Arrays.compareUnsigned(a.getKey(), b.getKey()))
            .forEach(entry -> {
              out.writeBytes(entry.getKey());
              write(entry.getValue(), out, depth + 1);
            });
      }
    }
  }

  private static void string(int major, byte[] bytes, ByteArrayOutputStream out) {
    head(major, bytes.length, out);
    out.writeBytes(bytes);
  }

  private static void head(int major, long argument, ByteArrayOutputStream out) {
    int type = major << 5;
    if (argument < 24) {
      out.write(type | (int) argument);
    } else if (argument <= 0xff) {
      out.write(type | 24);
      out.write((int) argument);
    } else if (argument <= 0xffff) {
      out.write(type | 25);
      bigEndian(argument, 2, out);
    } else if (argument <= 0xffff_ffffL) {
      out.write(type | 26);
      bigEndian(argument, 4, out);
    } else {
      out.write(type | 27);
      bigEndian(argument, 8, out);
    }
  }

  private static void bigEndian(long value, int bytes, ByteArrayOutputStream out) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  private record Reader(ByteBuffer buffer) {

    CborValue value(int depth) {
      if (depth > MAX_DEPTH) {
        throw new MalformedCbor("nested deeper than " + MAX_DEPTH);
      }
      int first = Byte.toUnsignedInt(next());
      int major = first >>> 5;
      return switch (major) {
        case UNSIGNED -> new CborValue.Int(argument(first));
        case NEGATIVE -> new CborValue.Int(-1 - argument(first));
        case BYTES -> new CborValue.Bytes(take(length(first)));
        case TEXT -> new CborValue.Text(text(take(length(first))));
        case ARRAY -> array(length(first), depth);
        case MAP -> map(length(first), depth);
        default ->
            switch (first) {
              case FALSE -> new CborValue.Bool(false);
              case TRUE -> new CborValue.Bool(true);
              case NULL -> CborValue.NULL;
              default -> throw new MalformedCbor("a type that these formats do not use");
            };
      };
    }

    private CborValue array(int length, int depth) {
      // every item takes at least one byte, so a lying length cannot make this list large
      var items = new ArrayList<CborValue>(length);
      for (int i = 0; i < length; i++) {
        items.add(value(depth + 1));
      }
      return new CborValue.Array(items);
    }

    private CborValue map(int length, int depth) {
      var entries = new LinkedHashMap<String, CborValue>();
      byte[] previous = {};
      for (int i = 0; i < length; i++) {
        int start = buffer.position();
        if (!(value(depth + 1) instanceof CborValue.Text(String key))) {
          throw new MalformedCbor("a map key that is not text");
        }
        byte[] encoded = Arrays.copyOfRange(buffer.array(), start, buffer.position());
        if (Arrays.compareUnsigned(previous, encoded) >= 0) {
          throw new MalformedCbor("map keys twice or out of order");
        }
        previous = encoded;
        entries.put(key, value(depth + 1));
      }
      return new CborValue.Struct(entries);
    }

    private int length(int first) {
      long length = argument(first);
      if (length > buffer.remaining()) {
        throw new MalformedCbor("a length beyond the end");
      }
      return (int) length;
    }

    private long argument(int first) {
      int info = first & 0x1f;
      if (info < 24) {
        return info;
      }
      int bytes =
          switch (info) {
            case 24 -> 1;
            case 25 -> 2;
            case 26 -> 4;
            case 27 -> 8;
            default -> throw new MalformedCbor("an indefinite or reserved length");
          };
      long value = 0;
      for (int i = 0; i < bytes; i++) {
        value = value << 8 | Byte.toUnsignedLong(next());
      }
      long smallest = bytes == 1 ? 24 : 1L << (4 * bytes);
      if (value < 0) {
        throw new MalformedCbor("an integer beyond 63 bits");
      }
      if (value < smallest) {
        throw new MalformedCbor("an integer that is not in its shortest form");
      }
      return value;
    }

    private byte next() {
      if (!buffer.hasRemaining()) {
        throw new MalformedCbor("the end in the middle of a value");
      }
      return buffer.get();
    }

    private byte[] take(int length) {
      byte[] bytes = new byte[length];
      buffer.get(bytes);
      return bytes;
    }

    private static String text(byte[] utf8) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(utf8))
            .toString();
      } catch (CharacterCodingException e) {
        throw new MalformedCbor("text that is not UTF-8");
      }
    }
  }
}
