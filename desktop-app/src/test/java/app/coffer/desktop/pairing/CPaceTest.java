package app.coffer.desktop.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.crypto.Crypto;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors of draft-irtf-cfrg-cpace, appendix B.3. */
class CPaceTest {
  private static final byte[] SECRET = "Password".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHANNEL = hex("0b415f696e69746961746f720b425f726573706f6e646572");
  private static final byte[] SESSION = hex("7e4b4791d6a8ef019b936c79fb7f2c57");
  private static final byte[] GENERATOR =
      hex("222b6b195fe84b1652badb6f6a3ae3d24341e7306967f0b8115b40d5698c7e56");
  private static final byte[] SCALAR_A =
      hex("da3d23700a9e5699258aef94dc060dfda5ebb61f02a5ea77fad53f4ff0976d08");
  private static final byte[] SHARE_A =
      hex("d6bac480f2c386c394efc7c47adb9925dcd2630b64f240c50f8d0eec482b9157");
  private static final byte[] SCALAR_B =
      hex("d2316b454718c35362d83d69df6320f38578ed5984651435e2949762d900b80d");
  private static final byte[] SHARE_B =
      hex("3ea7e0b19560d7c0b0f5734f63b955286dfa8232b5ebe63324e2d9e7433f7258");
  private static final byte[] POINT =
      hex("80b69a8a76457ab6a4d7f887a4bf6b55a2f80ac19c333f917a05fc9887c8b40f");

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @Test
  void theGeneratorIsThePublishedOne() {
    assertThat(CPace.generator(SECRET, CHANNEL, SESSION)).isEqualTo(GENERATOR);
  }

  @Test
  void theSharesAndTheSharedPointAreThePublishedOnes() {
    assertThat(CPace.share(SCALAR_A, GENERATOR)).hasValue(SHARE_A);
    assertThat(CPace.share(SCALAR_B, GENERATOR)).hasValue(SHARE_B);
    assertThat(CPace.point(SCALAR_A, SHARE_B)).hasValue(POINT);
    assertThat(CPace.point(SCALAR_B, SHARE_A)).hasValue(POINT);
  }

  @Test
  void theSessionKeyIsThePublishedOne() {
    var shares =
        new CPace.Shares(
            SHARE_A,
            "ADa".getBytes(StandardCharsets.US_ASCII),
            SHARE_B,
            "ADb".getBytes(StandardCharsets.US_ASCII));

    assertThat(CPace.sessionKey(SESSION, POINT, shares))
        .isEqualTo(
            hex(
                "b69effbf61b51d56401c0f65601abe428de8206feaaf0e32198896dcae7b35cd"
                    + "2b38950a39dfd5d4a79164614c2984f7daa460b588c1e80c3fa2068af7900447"));
  }

  @Test
  void lengthsAreWrittenAsTheDraftSays() {
    assertThat(CPace.join(new byte[0])).isEqualTo(hex("00"));
    assertThat(CPace.join(new byte[127])).hasSize(128).startsWith(0x7f);
    assertThat(CPace.join(new byte[128])).hasSize(130).startsWith(0x80, 0x01);
    assertThat(CPace.join(hex("31323334"), hex("35"), new byte[0], hex("363738")))
        .isEqualTo(hex("043132333401350003363738"));
  }

  @Test
  void theIdentityAndWhatIsNoElementAreRefused() {
    assertThat(CPace.point(SCALAR_A, new byte[32])).isEmpty();
    byte[] nonCanonical = new byte[32];
    java.util.Arrays.fill(nonCanonical, (byte) 0xff);
    assertThat(CPace.point(SCALAR_A, nonCanonical)).isEmpty();
    assertThat(CPace.point(SCALAR_A, new byte[31])).isEmpty();
    byte[] negative = SHARE_B.clone();
    negative[0] ^= 1;
    assertThat(CPace.point(SCALAR_A, negative)).isEmpty();
  }

  @Test
  void eachSideProvesItsOwnShare() {
    byte[] key = Crypto.sha512(POINT);
    assertThat(CPace.confirmation(SESSION, key, SHARE_A, SECRET))
        .hasSize(64)
        .isNotEqualTo(CPace.confirmation(SESSION, key, SHARE_B, SECRET));
  }
}
