package app.coffer.wire.codec;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A value that deterministic CBOR (RFC 8949 section 4.2.1) can carry, reduced to what the formats
 * use: integers of 64 bits, byte and text strings, arrays, maps with text keys, booleans and null.
 * No floating point: money is exact.
 */
public sealed interface CborValue {

  /** An integer, major type 0 or 1. */
  record Int(long value) implements CborValue {}

  /** A text string, UTF-8. */
  record Text(String value) implements CborValue {}

  /** A byte string. */
  record Bytes(byte[] value) implements CborValue {
    public Bytes {
      value = value.clone();
    }

    @Override
    public byte[] value() {
      return value.clone();
    }

    /** The array itself, for whoever only reads it. */
    byte[] shared() {
      return value;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return "Bytes[" + HexFormat.of().formatHex(value) + "]";
    }
  }

  /** An array. */
  record Array(List<CborValue> items) implements CborValue {
    public Array {
      items = List.copyOf(items);
    }
  }

  /** A map with text keys; the order of entries is the encoding's, never the writer's. */
  record Struct(Map<String, CborValue> entries) implements CborValue {
    public Struct {
      // an immutable map is taken as it is: sealing makes thousands of these
      entries = Map.copyOf(entries);
    }
  }

  /** True or false. */
  record Bool(boolean value) implements CborValue {}

  /** Null: present and empty. */
  record Null() implements CborValue {}

  Null NULL = new Null();

  static CborValue of(long value) {
    return new Int(value);
  }

  static CborValue of(String value) {
    return new Text(value);
  }

  static CborValue of(byte[] value) {
    return new Bytes(value);
  }

  static CborValue of(boolean value) {
    return new Bool(value);
  }

  static CborValue of(List<CborValue> items) {
    return new Array(items);
  }

  static CborValue of(Map<String, CborValue> entries) {
    return new Struct(entries);
  }
}
