package app.coffer.wire;

import static app.coffer.wire.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.RootStatement.Authorize;
import app.coffer.wire.RootStatement.Genesis;
import app.coffer.wire.codec.Cbor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Bytes that a shipped version wrote stay readable for ever, and are written the same for ever:
 * they are signed. A failure here is never mended by changing a resource.
 */
class GoldenBytesTest {
  private static final Map<String, byte[]> IDS = Vectors.named("golden/v1/ids.properties");

  @Test
  void parcelIsWrittenAndReadAsVersion1() {
    assertThat(hex(Specimens.PARCEL.encode())).isEqualTo(hex(golden("parcel")));
    assertThat(Parcel.decode(golden("parcel"))).isEqualTo(Specimens.PARCEL);
  }

  @Test
  void receiptIsWrittenAndReadAsVersion1() {
    assertThat(hex(Specimens.RECEIPT.encode())).isEqualTo(hex(golden("receipt")));
    assertThat(Parcel.decode(golden("receipt"))).isEqualTo(Specimens.RECEIPT);
  }

  @Test
  void headerIsWrittenAndReadAsVersion1() {
    assertThat(hex(Cbor.encode(Specimens.LATER.value()))).isEqualTo(hex(golden("header")));
    assertThat(Header.of(Cbor.decode(golden("header")))).isEqualTo(Specimens.LATER);
  }

  @Test
  void genesisIsWrittenAndReadAsVersion1() {
    assertThat(hex(Specimens.GENESIS.encode())).isEqualTo(hex(golden("genesis")));
    Genesis read = (Genesis) RootStatement.decode(golden("genesis"));
    assertThat(read.seq()).isZero();
    assertThat(read.prev()).isEqualTo(Parcel.NO_PREVIOUS);
    assertThat(read).usingRecursiveComparison().isEqualTo(Specimens.GENESIS);
  }

  @Test
  void authorizeIsWrittenAndReadAsVersion1() {
    assertThat(hex(Specimens.AUTHORIZE.encode())).isEqualTo(hex(golden("authorize")));
    Authorize read = (Authorize) RootStatement.decode(golden("authorize"));
    assertThat(read).usingRecursiveComparison().isEqualTo(Specimens.AUTHORIZE);
  }

  @Test
  void identifiersAreThoseOfVersion1() {
    assertThat(Specimens.VAULT.bytes()).isEqualTo(IDS.get("vault"));
    assertThat(Specimens.DEVICE.bytes()).isEqualTo(IDS.get("device"));
    assertThat(RootStatement.hashOf(golden("genesis")).bytes()).isEqualTo(IDS.get("genesis"));
    assertThat(RootStatement.hashOf(golden("authorize")).bytes()).isEqualTo(IDS.get("authorize"));
    assertThat(Parcel.hashOf(golden("parcel")).bytes()).isEqualTo(IDS.get("parcel"));
    assertThat(Parcel.hashOf(golden("receipt")).bytes()).isEqualTo(IDS.get("receipt"));
    assertThat(Specimens.LATER.revisionId(Specimens.VAULT, Specimens.DEVICE).bytes())
        .isEqualTo(IDS.get("revision"));
    assertThat(Header.hashOf("body".getBytes(StandardCharsets.US_ASCII)).bytes())
        .isEqualTo(IDS.get("body"));
  }

  private static byte[] golden(String name) {
    return Vectors.bytes("golden/v1/" + name + ".hex");
  }
}
