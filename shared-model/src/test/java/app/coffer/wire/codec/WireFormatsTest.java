package app.coffer.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.Health;
import app.coffer.wire.api.HeldChunks;
import app.coffer.wire.api.MailboxOfCode;
import app.coffer.wire.api.PairingMail;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.RecordHeads;
import app.coffer.wire.api.RecoverableVault;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

class WireFormatsTest {
  private final Random random = new Random(7);
  private final DeviceId device = new DeviceId(bytes(16));
  private final RecordId recordId = new RecordId(bytes(16));
  private final IncarnationId incarnation = new IncarnationId(bytes(16));
  private final Signed signed = new Signed(bytes(40), bytes(64));
  private final Body body = new Body(3, bytes(60));
  private final FeedPosition feed = new FeedPosition(device, new Position(4, new Hash(bytes(32))));
  private final RecordHeads heads =
      new RecordHeads(recordId, List.of(new RevisionId(bytes(32)), new RevisionId(bytes(32))));
  private final Cursor cursor = new Cursor(1L << 40);
  private final Instant time = Instant.parse("2026-11-21T05:00:00.123456789Z");

  private final List<Record> all =
      List.of(
          new CreateVault(signed, signed),
          new VaultCreated(new VaultId(bytes(32)), incarnation),
          new RootLog(2, List.of(signed)),
          new Push(List.of(signed), List.of(new PushedParcel(signed, List.of(body)))),
          new PushReceipt(
              incarnation, cursor, List.of(heads), List.of(feed), List.of(heads.heads().get(0))),
          new PullPage(
              incarnation,
              List.of(signed),
              List.of(new PulledParcel(cursor, signed, List.of(body))),
              cursor,
              true,
              List.of(feed)),
          new RecoverableVault(new VaultId(bytes(32))),
          new Resolve(recordId, heads.heads()),
          new VaultStatus(
              incarnation,
              cursor,
              List.of(heads),
              5,
              6,
              List.of(new VaultStatus.DeviceStatus(device, -1, time, true))),
          new Health(Health.PRODUCT, "0.1.0", Health.API, time, "token"),
          new HeldChunks(List.of(0, 3)),
          new MailboxOfCode("00112233445566778899aabbccddeeff"),
          new PairingMail(1, List.of(bytes(10), bytes(0))),
          new Problem("urn:coffer:problem:not-next", "t", 409, "not-next", "d"));

  @Test
  void everyRecordOfTheApiComesBackFromJsonAndCbor() {
    for (Record value : all) {
      for (ObjectMapper mapper : mappers()) {
        byte[] written = mapper.writeValueAsBytes(value);
        Record read = mapper.readValue(written, value.getClass());
        assertThat(read).usingRecursiveComparison().isEqualTo(value);
        assertThat(mapper.writeValueAsBytes(read)).isEqualTo(written);
      }
    }
  }

  @Test
  void everyRecordOfTheApiIsAmongThem() throws Exception {
    var folder = java.nio.file.Path.of("src/main/java/app/coffer/wire/api");
    var shown = WireFormats.json().writeValueAsString(all.stream().map(Object::toString).toList());
    try (var files = java.nio.file.Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".java", "")))
          .hasSizeGreaterThan(10)
          .filteredOn(name -> !name.equals("package-info"))
          .allSatisfy(name -> assertThat(shown).contains(name));
    }
  }

  @Test
  void identifiersAreHexForPeopleAndBytesForTheApp() {
    var created = new VaultCreated(new VaultId(new byte[32]), new IncarnationId(new byte[16]));
    assertThat(WireFormats.json().writeValueAsString(created))
        .isEqualTo(
            "{\"vault\":\"%s\",\"incarnation\":\"%s\"}"
                .formatted("00".repeat(32), "00".repeat(16)));
    assertThat(WireFormats.cbor().writeValueAsBytes(created))
        .as("head, two names, 32 bytes, 16 bytes, end")
        .hasSize(1 + 6 + (2 + 32) + 12 + (1 + 16) + 1);
  }

  @Test
  void timeIsIsoTextAndACursorIsANumber() {
    assertThat(WireFormats.json().writeValueAsString(the(Health.class)))
        .contains("\"time\":\"2026-11-21T05:00:00.123456789Z\"");
    assertThat(WireFormats.json().writeValueAsString(the(PushReceipt.class)))
        .contains("\"cursor\":1099511627776");
  }

  private <T extends Record> T the(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  @Test
  void whatIsNotTheShapeIsRefused() {
    for (String bad :
        List.of(
            "{}",
            "null",
            "[]",
            "{\"from\":0}",
            "{\"from\":null,\"statements\":[]}",
            "{\"from\":0,\"from\":0,\"statements\":[]}",
            "{\"from\":0,\"statements\":[null]}",
            "{\"from\":0,\"statements\":[{\"bytes\":\"AA==\"}]}",
            "{\"from\":0,\"statements\":[{\"bytes\":\"AA==\",\"signature\":\"AA==\"}]}",
            "{\"from\":0,\"statements\":[]} x",
            "{\"from\":0,\"statements\":" + "[".repeat(100) + "]".repeat(100) + "}")) {
      assertThatThrownBy(() -> notNull(WireFormats.json().readValue(bad, RootLog.class)))
          .as(bad)
          .isInstanceOfAny(JacksonException.class, NullPointerException.class);
    }
    for (String bad : List.of("\"00\"", "\"" + "G".repeat(32) + "\"", "1", "\"\"")) {
      assertThatThrownBy(() -> WireFormats.json().readValue(bad, DeviceId.class))
          .as(bad)
          .isInstanceOf(JacksonException.class);
    }
    for (String bad : List.of("-1", "1.5", "\"1\"", "99999999999999999999")) {
      assertThatThrownBy(() -> WireFormats.json().readValue(bad, Cursor.class))
          .as(bad)
          .isInstanceOf(JacksonException.class);
    }
  }

  @Test
  void whatANewerVersionAddsIsPassedOver() {
    assertThat(
            WireFormats.json()
                .readValue("{\"from\":1,\"statements\":[],\"later\":{\"x\":[1]}}", RootLog.class))
        .isEqualTo(new RootLog(1, List.of()));
  }

  private static Object notNull(Object value) {
    return java.util.Objects.requireNonNull(value);
  }

  private static List<ObjectMapper> mappers() {
    return List.of(WireFormats.json(), WireFormats.cbor());
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
