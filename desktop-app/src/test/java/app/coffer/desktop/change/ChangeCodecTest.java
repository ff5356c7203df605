package app.coffer.desktop.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeCodecTest {
  private static final Change CHANGE =
      new Change(
          RecordId.ofHex("000102030405060708090a0b0c0d0e0f"),
          Entity.TRANSACTION,
          1,
          7,
          Instant.ofEpochMilli(1_764_000_000_123L),
          "Laptop",
          false,
          Change.fields(
              Map.of(
                  RecordFields.OfTransaction.AMOUNT,
                  CborValue.of(-1230),
                  RecordFields.OfTransaction.LINES,
                  CborValue.of(
                      List.of(
                          CborValue.of(
                              List.of(
                                  CborValue.of(new byte[16]),
                                  CborValue.NULL,
                                  CborValue.of(-1230),
                                  CborValue.of("")))))
                  // a field of a version to come
                  ,
                  "mood",
                  CborValue.of(true))));

  @Test
  void readsWhatItWrites() {
    Change read = ChangeCodec.decode(ChangeCodec.encode(CHANGE));

    assertThat(read).isEqualTo(CHANGE);
    assertThat(read.fields()).containsKey("mood");
  }

  @Test
  void theFormatIsTheOneThatVaultsOnDiskHave() {
    assertThat(HexFormat.of().formatHex(ChangeCodec.encode(CHANGE)))
        .isEqualTo(
            "a8"
                + "66656469746f72664c6170746f70"
                + "66656e74697479627478"
                + "666669656c6473a3"
                + "646d6f6f64f5"
                + "656c696e6573818450"
                + "00".repeat(16)
                + "f63904cd60"
                + "66616d6f756e743904cd"
                + "667265636f726450000102030405060708090a0b0c0d0e0f"
                + "66736368656d6101"
                + "676c616d706f727407"
                + "6772656d6f766564f4"
                + "6865646974656441741b0000019ab697e87b");
  }

  @Test
  void refusesEntriesItDoesNotHaveAndLengthsThatAreNotTheirs() {
    var entries =
        new TreeMap<>(((CborValue.Struct) Cbor.decode(ChangeCodec.encode(CHANGE))).entries());

    var more = new TreeMap<>(entries);
    more.put("extra", CborValue.of(1));
    assertMalformed(more);

    var fewer = new TreeMap<>(entries);
    fewer.remove("editor");
    assertMalformed(fewer);

    var shortId = new TreeMap<>(entries);
    shortId.put("record", CborValue.of(new byte[15]));
    assertMalformed(shortId);

    var schema = new TreeMap<>(entries);
    schema.put("schema", CborValue.of(0));
    assertMalformed(schema);
  }

  private static void assertMalformed(Map<String, CborValue> entries) {
    byte[] bytes = Cbor.encode(CborValue.of(entries));
    assertThatThrownBy(() -> ChangeCodec.decode(bytes)).isInstanceOf(MalformedCbor.class);
  }
}
