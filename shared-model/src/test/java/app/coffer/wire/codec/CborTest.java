package app.coffer.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

class CborTest {
  private static final CBORMapper JACKSON = new CBORMapper();

  @Test
  void jacksonReadsWhatIsWrittenAndItComesBack() {
    var random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      CborValue value = value(random, 1);
      byte[] bytes = Cbor.encode(value);
      assertThat(Cbor.decode(bytes)).isEqualTo(value);
      assertThat(of(JACKSON.readTree(bytes))).isEqualTo(value);
    }
  }

  @Test
  void anyByteChangedIsRefusedOrAnotherValueWithThatOneEncoding() {
    var random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = Cbor.encode(value(random, 1));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        assertThat(Cbor.encode(Cbor.decode(bytes))).isEqualTo(bytes);
      } catch (MalformedCbor refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void edgesOfIntegersAreInTheirShortestForm() {
    var expected =
        Map.ofEntries(
            Map.entry(0L, "00"),
            Map.entry(23L, "17"),
            Map.entry(24L, "1818"),
            Map.entry(255L, "18ff"),
            Map.entry(256L, "190100"),
            Map.entry(65_535L, "19ffff"),
            Map.entry(65_536L, "1a00010000"),
            Map.entry(4_294_967_295L, "1affffffff"),
            Map.entry(4_294_967_296L, "1b0000000100000000"),
            Map.entry(Long.MAX_VALUE, "1b7fffffffffffffff"),
            Map.entry(-1L, "20"),
            Map.entry(-24L, "37"),
            Map.entry(-25L, "3818"),
            Map.entry(Long.MIN_VALUE, "3b7fffffffffffffff"));
    expected.forEach((number, hex) -> {
      assertThat(HexFormat.of().formatHex(Cbor.encode(CborValue.of(number)))).isEqualTo(hex);
      assertThat(Cbor.decode(HexFormat.of().parseHex(hex))).isEqualTo(CborValue.of(number));
    });
  }

  @Test
  void everythingThatIsNotTheOneEncodingIsRefused() {
    for (String bad :
        List.of(
            "", // nothing
            "1817", // 23 in two bytes
            "1900ff", // 255 in three
            "1a0000ffff",
            "1b00000000ffffffff",
            "1b8000000000000000", // beyond 63 bits
            "3b8000000000000000",
            "5f4100ff", // indefinite bytes
            "7f6161ff", // indefinite text
            "9f00ff", // indefinite array
            "bf616100ff", // indefinite map
            "a2616100616100", // a key twice
            "a2616200616100", // keys out of order
            "a262616100616200", // longer key first
            "a10000", // a key that is no text
            "0000", // bytes after the value
            "41", // cut off
            "5a7fffffff", // a length beyond the end
            "9a7fffffff",
            "61ff", // no UTF-8
            "62c328",
            "f7", // undefined
            "f97c00", // a float
            "fb3ff0000000000000",
            "c000", // a tag
            "f818",
            "1c", // reserved
            "81".repeat(8) + "00", // nine deep
            "a16161".repeat(8) + "00")) {
      assertThatThrownBy(() -> Cbor.decode(HexFormat.of().parseHex(bad)))
          .as(bad)
          .isInstanceOf(MalformedCbor.class);
    }
    assertThat(Cbor.decode(HexFormat.of().parseHex("81".repeat(7) + "00"))).isNotNull();
  }

  private static CborValue value(Random random, int depth) {
    return switch (random.nextInt(depth >= 5 ? 5 : 7)) {
      case 0 -> CborValue.of(random.nextLong() >> random.nextInt(64));
      case 1 -> CborValue.of(text(random));
      case 2 -> CborValue.of(bytes(random));
      case 3 -> CborValue.of(random.nextBoolean());
      case 4 -> CborValue.NULL;
      case 5 -> {
        var items = new ArrayList<CborValue>();
        for (int i = random.nextInt(5); i > 0; i--) {
          items.add(value(random, depth + 1));
        }
        yield CborValue.of(items);
      }
      default -> {
        var entries = new LinkedHashMap<String, CborValue>();
        for (int i = random.nextInt(5); i > 0; i--) {
          entries.put(text(random), value(random, depth + 1));
        }
        yield CborValue.of(entries);
      }
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.appendCodePoint(random.nextInt(4) == 0 ? 0x1F4B0 : 'a' + random.nextInt(26));
    }
    return text.toString();
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static CborValue of(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> CborValue.of(node.longValue());
      case STRING -> CborValue.of(node.stringValue());
      case BINARY -> CborValue.of(node.binaryValue());
      case BOOLEAN -> CborValue.of(node.booleanValue());
      case NULL -> CborValue.NULL;
      case ARRAY -> CborValue.of(node.valueStream().map(CborTest::of).toList());
      case OBJECT -> {
        var entries = new LinkedHashMap<String, CborValue>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), of(entry.getValue())));
        yield CborValue.of(entries);
      }
      default -> throw new AssertionError(node.getNodeType());
    };
  }
}
