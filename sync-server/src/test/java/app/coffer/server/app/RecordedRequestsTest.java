package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.codec.WireFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A client of version 1 finds in every later server what it found in the first one: the same status
 * for each of its requests, and in the answer at least what was there, unchanged.
 */
class RecordedRequestsTest {
  /** What is for people, or may differ between two servers that are both right. */
  private static final Set<String> FREE =
      Set.of("version", "incarnation", "detail", "title", "bytesUsed", "lastSeen", "online");

  @TempDir Path data;

  @Test
  void requestsOfTheFirstVersionAreAnsweredAsTheyWere() throws Exception {
    List<Exchange> recorded = Exchange.recorded("/golden/v1/requests.json");
    assertThat(recorded).hasSizeGreaterThan(40);
    try (var server = Exchange.server(data)) {
      int number = 0;
      for (Exchange then : recorded) {
        Exchange now = then.again(server.address());
        String name = number++ + " " + then.method() + " " + then.path();
        assertThat(now.status()).as(name + " " + new String(now.answer())).isEqualTo(then.status());
        assertThat(now.type()).as(name).isEqualTo(then.type());
        JsonNode before = read(then);
        if (before == null) {
          assertThat(now.answer()).as(name).isEqualTo(then.answer());
        } else {
          contains(name, before, read(now));
        }
      }
    }
  }

  private static JsonNode read(Exchange exchange) {
    if (exchange.type().contains("json")) {
      return WireFormats.json().readTree(exchange.answer());
    }
    return exchange.type().contains("cbor") ? WireFormats.cbor().readTree(exchange.answer()) : null;
  }

  private static void contains(String name, JsonNode before, JsonNode now) {
    assertThat(now).as(name).isNotNull();
    if (before.isObject()) {
      for (Map.Entry<String, JsonNode> member : before.properties()) {
        if (!FREE.contains(member.getKey())) {
          contains(name + " " + member.getKey(), member.getValue(), now.get(member.getKey()));
        }
      }
    } else if (before.isArray()) {
      assertThat(now.size()).as(name).isEqualTo(before.size());
      for (int i = 0; i < before.size(); i++) {
        contains(name + " " + i, before.get(i), now.get(i));
      }
    } else {
      assertThat(now).as(name).isEqualTo(before);
    }
  }
}
