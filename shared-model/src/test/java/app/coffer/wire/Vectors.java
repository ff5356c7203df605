package app.coffer.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Reads published and stored values from the test resources. Lines that begin with # say whence.
 */
public final class Vectors {
  private Vectors() {}

  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** {@code length} times the same byte. */
  public static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** 0, 1, 2, ... */
  public static byte[] ascending(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  /** The lines of a resource without remarks. */
  public static List<String> lines(String resource) {
    return text(resource).lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** The bytes whose hex a resource holds, over any number of lines. */
  public static byte[] bytes(String resource) {
    return hex(String.join("", lines(resource)));
  }

  /** The named values of a resource, in hex there. */
  public static Map<String, byte[]> named(String resource) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text(resource)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, name -> hex(properties.getProperty(name))));
  }

  private static String text(String resource) {
    try (InputStream in = Vectors.class.getResourceAsStream("/" + resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
