package app.coffer.wire.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads values one after the other, and refuses what is not in its one encoding. */
final class CborInput {
  private final byte[] bytes;
  private int at;

  /**
   * @param bytes must not change while they are read
   */
  CborInput(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Refuses bytes that are left. */
  void end() {
    if (at < bytes.length) {
      throw new MalformedCbor("bytes after the value");
    }
  }

  CborValue value(int depth) {
    if (depth > Cbor.MAX_DEPTH) {
      throw new MalformedCbor("nested deeper than " + Cbor.MAX_DEPTH);
    }
    int first = next();
    return switch (first >>> 5) {
      case Cbor.UNSIGNED -> new CborValue.Int(argument(first));
      case Cbor.NEGATIVE -> new CborValue.Int(-1 - argument(first));
      case Cbor.BYTES -> new CborValue.Bytes(take(length(first)));
      case Cbor.TEXT -> new CborValue.Text(text(length(first)));
      case Cbor.ARRAY -> array(length(first), depth);
      case Cbor.MAP -> map(length(first), depth);
      default ->
          switch (first) {
            case Cbor.FALSE -> new CborValue.Bool(false);
            case Cbor.TRUE -> new CborValue.Bool(true);
            case Cbor.NULL -> CborValue.NULL;
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
    var entries = new ArrayList<Map.Entry<String, CborValue>>(length);
    int before = at;
    int beforeEnd = at;
    for (int i = 0; i < length; i++) {
      int start = at;
      if (!(value(depth + 1) instanceof CborValue.Text(String key))) {
        throw new MalformedCbor("a map key that is not text");
      }
      if (Arrays.compareUnsigned(bytes, before, beforeEnd, bytes, start, at) >= 0) {
        throw new MalformedCbor("map keys twice or out of order");
      }
      before = start;
      beforeEnd = at;
      entries.add(Map.entry(key, value(depth + 1)));
    }
    return new CborValue.Struct(immutable(entries));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<String, CborValue> immutable(List<Map.Entry<String, CborValue>> entries) {
    return Map.ofEntries(entries.toArray(new Map.Entry[0]));
  }

  private int length(int first) {
    long length = argument(first);
    if (length > bytes.length - at) {
      throw new MalformedCbor("a length beyond the end");
    }
    return (int) length;
  }

  private long argument(int first) {
    int info = first & 0x1f;
    if (info < 24) {
      return info;
    }
    int size =
        switch (info) {
          case 24 -> 1;
          case 25 -> 2;
          case 26 -> 4;
          case 27 -> 8;
          default -> throw new MalformedCbor("an indefinite or reserved length");
        };
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | next();
    }
    long smallest = size == 1 ? 24 : 1L << (4 * size);
    if (value < 0) {
      throw new MalformedCbor("an integer beyond 63 bits");
    }
    if (value < smallest) {
      throw new MalformedCbor("an integer that is not in its shortest form");
    }
    return value;
  }

  /** The next byte, 0 to 255. */
  private int next() {
    if (at == bytes.length) {
      throw new MalformedCbor("the end in the middle of a value");
    }
    return Byte.toUnsignedInt(bytes[at++]);
  }

  private byte[] take(int length) {
    byte[] taken = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return taken;
  }

  private String text(int length) {
    int start = at;
    at += length;
    for (int i = start; i < at; i++) {
      if (bytes[i] < 0) {
        return utf8(start, length);
      }
    }
    return new String(bytes, start, length, StandardCharsets.US_ASCII);
  }

  private String utf8(int start, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedCbor("text that is not UTF-8");
    }
  }
}
