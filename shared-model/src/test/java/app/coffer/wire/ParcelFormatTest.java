package app.coffer.wire;

import static app.coffer.wire.Specimens.PARCEL;
import static app.coffer.wire.Specimens.hash;
import static app.coffer.wire.Vectors.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParcelFormatTest {
  private static final byte[] BYTES = PARCEL.encode();
  private static final CborValue HEADER = Specimens.LATER.value();
  private static final CborValue POSITION = new Position(1, hash(1)).value();

  @Test
  void anyParcelComesBackAsItWasWritten() {
    var random = new Random(5);
    for (int i = 0; i < 300; i++) {
      Parcel parcel = parcel(random);
      byte[] bytes = parcel.encode();
      assertThat(Parcel.decode(bytes)).isEqualTo(parcel);
      assertThat(Parcel.decode(bytes).encode()).isEqualTo(bytes);
    }
  }

  @Test
  void everySingleEntryTamperedWithIsRefused() {
    Tampering.ofEveryEntry(BYTES).forEach(ParcelFormatTest::refused);
  }

  @Test
  void identifiersOfAnotherLengthAreRefused() {
    Map.of("device", 16, "prev", 32, "kid", 16)
        .forEach((name, length) -> {
          for (CborValue other : Tampering.otherLengths(length)) {
            refused(name + " of another length", Tampering.changed(BYTES, name, other));
          }
        });
  }

  @Test
  void otherVersionOfTheFormatIsRefused() {
    for (long version : new long[] {0, 2, -1, 257, Long.MAX_VALUE}) {
      refused("version " + version, Tampering.changed(BYTES, "v", CborValue.of(version)));
    }
  }

  @Test
  void numbersBelowZeroAreRefused() {
    refused("n", Tampering.changed(BYTES, "n", CborValue.of(-1)));
    refused("n", Tampering.changed(BYTES, "n", CborValue.of(Long.MIN_VALUE)));
    CborValue below = Tampering.with(POSITION, 0, CborValue.of(-1));
    refused("root", Tampering.changed(BYTES, "root", below));
    refused("seen", seen(Map.of("00".repeat(16), below)));
  }

  @Test
  void everyPartOfAPositionTamperedWithIsRefused() {
    Tampering.ofEveryPart(POSITION)
        .forEach((what, value) -> {
          refused("root: " + what, Tampering.changed(BYTES, "root", value));
          refused("seen: " + what, seen(Map.of("00".repeat(16), value)));
        });
    for (CborValue other : Tampering.otherLengths(32)) {
      refused("root", Tampering.changed(BYTES, "root", Tampering.with(POSITION, 1, other)));
    }
  }

  @Test
  void deviceThatIsNotLowerCaseHexIsRefused() {
    String device = "ab".repeat(16);
    assertThat(Parcel.decode(seen(Map.of(device, POSITION))).seen()).hasSize(1);
    for (String bad :
        List.of(
            device.toUpperCase(Locale.ROOT),
            "Ab" + "ab".repeat(15),
            "",
            "ab".repeat(15),
            "ab".repeat(17),
            "g" + device.substring(1),
            " " + device.substring(1),
            device + "\n",
            "\u0661".repeat(32))) {
      refused("device " + bad, seen(Map.of(bad, POSITION)));
    }
  }

  @Test
  void moreDevicesThanAVaultHasAreRefused() {
    assertThat(Parcel.decode(seen(devices(32))).seen()).hasSize(32);
    refused("33 devices", seen(devices(33)));
  }

  @Test
  void moreRevisionsThanAParcelTakesAreRefused() {
    assertThat(Parcel.decode(revisions(Collections.nCopies(500, HEADER))).revisions()).hasSize(500);
    refused("501 revisions", revisions(Collections.nCopies(501, HEADER)));
    assertThatThrownBy(() ->
            new Parcel(
                PARCEL.device(),
                0,
                PARCEL.prev(),
                PARCEL.epoch(),
                Collections.nCopies(501, Specimens.FIRST),
                Map.of(),
                PARCEL.root(),
                ""))
        .isInstanceOf(MalformedCbor.class);
  }

  @Test
  void versionOfTheAppIsNoLongerThanAName() {
    byte[] longest = Tampering.changed(BYTES, "app", CborValue.of("x".repeat(40)));
    assertThat(Parcel.decode(longest).app()).hasSize(40);
    refused("app", Tampering.changed(BYTES, "app", CborValue.of("x".repeat(41))));
  }

  @Test
  void everyPartOfAHeaderTamperedWithIsRefused() {
    Tampering.ofEveryPart(HEADER).forEach(ParcelFormatTest::refusedHeader);
    for (CborValue other : Tampering.otherLengths(16)) {
      refusedHeader("record", Tampering.with(HEADER, 0, other));
    }
    for (CborValue other : Tampering.otherLengths(32)) {
      refusedHeader("parent", Tampering.with(HEADER, 1, CborValue.of(List.of(other))));
      refusedHeader("body hash", Tampering.with(HEADER, 2, other));
    }
    refusedHeader(
        "parent", Tampering.with(HEADER, 1, CborValue.of(List.of(CborValue.of("ab".repeat(16))))));
  }

  @Test
  void parentsUnsortedOrTwiceAreRefused() {
    CborValue low = CborValue.of(filled(32, 0x21));
    // compared as unsigned bytes
    CborValue high = CborValue.of(filled(32, 0xfe));
    assertThat(Header.of(parents(List.of(low, high))).parents()).hasSize(2);
    refusedHeader("unsorted", parents(List.of(high, low)));
    refusedHeader("twice", parents(List.of(low, low)));
    refusedHeader("twice among others", parents(List.of(low, high, high)));
  }

  @Test
  void moreThanEightParentsAreRefused() {
    assertThat(Header.of(parents(ascendingParents(8))).parents()).hasSize(8);
    refusedHeader("9 parents", parents(ascendingParents(9)));
    refusedHeader("9 times one", parents(Collections.nCopies(9, CborValue.of(new byte[32]))));
  }

  @Test
  void bodyLengthOutsideItsLimitIsRefused() {
    for (long length :
        new long[] {
          -1, Limits.BODY_BYTES + 1, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
      refusedHeader("length " + length, Tampering.with(HEADER, 3, CborValue.of(length)));
    }
  }

  @Test
  void headerNamesExactlyItsBody() {
    byte[] body = filled(300, 1);
    var header =
        new Header(new RecordId(new byte[16]), List.of(), Header.hashOf(body), body.length);
    assertThat(header.names(body)).isTrue();
    assertThat(header.names(filled(300, 2))).isFalse();
    assertThat(header.names(filled(299, 1))).isFalse();
  }

  private static void refused(String what, byte[] bytes) {
    assertThatThrownBy(() -> Parcel.decode(bytes)).as(what).isInstanceOf(MalformedCbor.class);
  }

  private static void refusedHeader(String what, CborValue header) {
    assertThatThrownBy(() -> Header.of(header)).as(what).isInstanceOf(MalformedCbor.class);
    refused("in a parcel: " + what, revisions(List.of(header)));
  }

  private static byte[] seen(Map<String, CborValue> entries) {
    return Tampering.changed(BYTES, "seen", CborValue.of(entries));
  }

  private static byte[] revisions(List<CborValue> headers) {
    return Tampering.changed(BYTES, "revisions", CborValue.of(headers));
  }

  private static CborValue parents(List<CborValue> parents) {
    return Tampering.with(HEADER, 1, CborValue.of(parents));
  }

  private static List<CborValue> ascendingParents(int count) {
    return IntStream.range(0, count).mapToObj(i -> CborValue.of(filled(32, 30 * i))).toList();
  }

  private static Map<String, CborValue> devices(int count) {
    var out = new HashMap<String, CborValue>();
    for (int i = 0; i < count; i++) {
      out.put(new DeviceId(filled(16, i)).hex(), POSITION);
    }
    return out;
  }

  private static Parcel parcel(Random random) {
    var headers = new ArrayList<Header>();
    for (int i = random.nextInt(6); i > 0; i--) {
      headers.add(
          new Header(
              new RecordId(bytes(random, 16)),
              IntStream.range(0, random.nextInt(Limits.PARENTS + 1))
                  .mapToObj(p -> new RevisionId(bytes(random, 32)))
                  .toList(),
              new Hash(bytes(random, 32)),
              random.nextInt(Limits.BODY_BYTES + 1)));
    }
    var seen = new HashMap<DeviceId, Position>();
    for (int i = random.nextInt(Limits.DEVICES + 1); i > 0; i--) {
      seen.put(new DeviceId(bytes(random, 16)), position(random));
    }
    return new Parcel(
        new DeviceId(bytes(random, 16)),
        random.nextLong() >>> random.nextInt(1, 64),
        new Hash(bytes(random, 32)),
        new KeyId(bytes(random, 16)),
        headers,
        seen,
        position(random),
        "\u00fc".repeat(random.nextInt(Limits.NAME_CHARACTERS + 1)));
  }

  private static Position position(Random random) {
    return new Position(random.nextLong() >>> random.nextInt(1, 64), new Hash(bytes(random, 32)));
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void aLaterVersionIsToldFromDamage() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Parcel.decode(Tampering.changed(BYTES, "v", CborValue.of(2))))
        .isInstanceOf(app.coffer.wire.codec.NewerFormat.class);
  }
}
