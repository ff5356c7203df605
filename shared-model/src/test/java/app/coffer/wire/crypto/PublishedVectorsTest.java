package app.coffer.wire.crypto;

import static app.coffer.wire.Vectors.ascending;
import static app.coffer.wire.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.Vectors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The primitives against values that others published or computed. */
class PublishedVectorsTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  private record Ed25519(String seed, String publicKey, String message, String signature) {}

  /** RFC 8032 section 7.1, tests 1 to 3. */
  private static final List<Ed25519> RFC_8032 =
      List.of(
          new Ed25519(
              "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
              "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
              "",
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                  + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
          new Ed25519(
              "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
              "72",
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                  + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
          new Ed25519(
              "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
              "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
              "af82",
              "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                  + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));

  @Test
  void ed25519IsThatOfRfc8032() {
    for (Ed25519 vector : RFC_8032) {
      KeyPair keys = Crypto.signKeys(hex(vector.seed));
      byte[] message = hex(vector.message);
      assertThat(hex(keys.publicKey())).isEqualTo(vector.publicKey);
      assertThat(hex(Crypto.signRaw(message, keys.secretKey()))).isEqualTo(vector.signature);
      assertThat(Crypto.verifyRaw(message, hex(vector.signature), keys.publicKey())).isTrue();
    }
  }

  @Test
  void anyBitOfAnEd25519SignatureChangedDoesNotVerify() {
    Ed25519 vector = RFC_8032.get(2);
    byte[] message = hex(vector.message);
    for (int bit = 0; bit < 8 * Crypto.SIGNATURE; bit++) {
      byte[] signature = hex(vector.signature);
      signature[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(Crypto.verifyRaw(message, signature, hex(vector.publicKey))).isFalse();
    }
    assertThat(Crypto.verifyRaw(hex("af83"), hex(vector.signature), hex(vector.publicKey)))
        .isFalse();
  }

  @Test
  void ed25519SignatureWithTheGroupOrderAddedDoesNotVerify() {
    Ed25519 vector = RFC_8032.get(1);
    byte[] signature = hex(vector.signature);
    var order =
        BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] scalar = reversed(Arrays.copyOfRange(signature, 32, 64));
    byte[] sum = reversed(new BigInteger(1, scalar).add(order).toByteArray());
    System.arraycopy(Arrays.copyOf(sum, 32), 0, signature, 32, 32);
    assertThat(Crypto.verifyRaw(hex(vector.message), signature, hex(vector.publicKey))).isFalse();
  }

  @Test
  void ed25519KeyOfSmallOrderVerifiesNothing() {
    // with the neutral element as key and as R, and zero as S, the equation holds for any message
    byte[] neutral = new byte[32];
    neutral[0] = 1;
    byte[] signature = new byte[64];
    signature[0] = 1;
    assertThat(Crypto.verifyRaw(ABC, signature, neutral)).isFalse();
  }

  @Test
  void boxIsThatOfNaCl() {
    Map<String, byte[]> vector = Vectors.named("vectors/nacl-box.properties");
    byte[] shared = Crypto.sharedKey(vector.get("bobPublic"), vector.get("aliceSecret"));
    assertThat(shared).isEqualTo(vector.get("shared"));
    assertThat(Crypto.sharedKey(vector.get("alicePublic"), vector.get("bobSecret")))
        .isEqualTo(shared);
    assertThat(Crypto.boxPublicKey(vector.get("aliceSecret"))).isEqualTo(vector.get("alicePublic"));
    assertThat(Crypto.boxPublicKey(vector.get("bobSecret"))).isEqualTo(vector.get("bobPublic"));
    assertThat(Crypto.box(vector.get("message"), vector.get("nonce"), shared))
        .isEqualTo(vector.get("box"));
    assertThat(Crypto.openBox(vector.get("box"), vector.get("nonce"), shared))
        .contains(vector.get("message"));
  }

  @Test
  void anyBitOfABoxChangedDoesNotOpen() {
    Map<String, byte[]> vector = Vectors.named("vectors/nacl-box.properties");
    byte[] shared = vector.get("shared");
    for (int bit = 0; bit < 8 * vector.get("box").length; bit++) {
      byte[] box = vector.get("box").clone();
      box[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(Crypto.openBox(box, vector.get("nonce"), shared)).isEmpty();
    }
  }

  @Test
  void publicKeyOfSmallOrderSharesNoKey() {
    // one of the points of order 8, and zero
    for (String point :
        List.of(
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800", "00".repeat(32))) {
      assertThatThrownBy(() -> Crypto.sharedKey(hex(point), ascending(32)))
          .isInstanceOf(SodiumFault.class);
    }
  }

  @Test
  void whatCryptoBoxSealWroteIsOpened() {
    // written by libsodium 1.0.18's crypto_box_seal to the key pair of the seed 00 01 02 ... 1f
    KeyPair keys = Crypto.boxKeys(ascending(32));
    assertThat(hex(keys.publicKey()))
        .isEqualTo("4701d08488451f545a409fb58ae3e58581ca40ac3f7f114698cd71deac73ca01");
    byte[] sealed =
        hex(
            "ac0d8e7df321707fd7bb3e82b621dcaffa310f7af9d2cad7fa1d3a92a9ef9043"
                + "1b364d4e4ca3612cec362cb09c34156a7136e3fbe4e5eb3187bbc3422ab2f1a0"
                + "c434e73a6a73b140eda7");
    assertThat(Crypto.openSealed(sealed, keys.publicKey(), keys.secretKey()))
        .contains("written by crypto_box_seal".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void hashIsBlake2bOfRfc7693() {
    // the appendix's own value has no domain in front; these are by CPython's hashlib
    assertThat(hex(Crypto.hash("test", ABC)))
        .isEqualTo("4bcc4d53e98dc3044c78cb5cf7ae4113b31ff9a842b6bb7095ded0211b895d26");
    var keyed =
        Map.of(
            16, "b419adad860f6563de03bfcf4a38d486",
            20, "1f8e5d1e00cfba5a3947e740757124287ade377d",
            64,
                "b5a214b4726ab16d037785f0af079b3dc5cae4ffac190bddee871c53a0d12cef"
                    + "a3f4aa05beb68698d2192332fcafab41e502eed18095b50cfc123cdaa37425dd");
    keyed.forEach((length, digest) ->
        assertThat(hex(Crypto.keyedHash(ascending(32), "test", length, ABC))).isEqualTo(digest));
  }

  @Test
  void sha512IsThatOfFips180() {
    assertThat(hex(Crypto.sha512("a".getBytes(StandardCharsets.US_ASCII), hex("6263"))))
        .isEqualTo(
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  }

  @Test
  void passwordKeyIsArgon2id() {
    // RFC 9106's own value has parameters below the floor; these are by the reference
    // implementation (phc-winner-argon2 20171227), and the same by OpenSSL
    byte[] salt = ascending(16);
    assertThat(
            hex(
                Crypto.passwordKey(
                    "correct horse battery staple".getBytes(StandardCharsets.UTF_8),
                    salt,
                    3,
                    64L << 20)))
        .isEqualTo("0d1a3c6523c8f06e4e0af9c515aa5b5448cfebd6838f2d52c3d8b6ef8ddc3c2e");
    for (int i = 0; i < salt.length; i++) {
      salt[i] = (byte) ~salt[i];
    }
    assertThat(
            hex(
                Crypto.passwordKey(
                    "K\u00e4se und Brot \u20ac".getBytes(StandardCharsets.UTF_8),
                    salt,
                    4,
                    96L << 20)))
        .isEqualTo("9adaa7173bc98ce064f523b79e686bcf566968b7a7708b945a60198b49595b6d");
  }

  @Test
  void ristrettoElementsAreThoseOfRfc9496() {
    for (String line : Vectors.lines("vectors/rfc9496-from-hash.txt")) {
      String[] vector = line.split(" ");
      assertThat(hex(Crypto.ristrettoFromHash(hex(vector[0])))).isEqualTo(vector[1]);
    }
    List<String> multiples = Vectors.lines("vectors/rfc9496-multiples.txt");
    for (int i = 0; i < multiples.size(); i++) {
      byte[] scalar = new byte[32];
      scalar[0] = (byte) (i + 1);
      assertThat(Crypto.ristrettoMultiply(scalar, hex(multiples.getFirst())))
          .contains(hex(multiples.get(i)));
    }
  }

  @Test
  void ristrettoEncodingsThatRfc9496RefusesAreRefused() {
    byte[] two = new byte[32];
    two[0] = 2;
    List<String> invalid = Vectors.lines("vectors/rfc9496-invalid.txt");
    assertThat(invalid)
        .hasSize(29)
        .allSatisfy(element -> {
          assertThat(Crypto.ristrettoMultiply(two, hex(element))).isEmpty();
        });
    assertThat(Crypto.ristrettoMultiply(two, new byte[32])).as("the identity").isEmpty();
    byte[] generator = hex(Vectors.lines("vectors/rfc9496-multiples.txt").getFirst());
    assertThat(Crypto.ristrettoMultiply(new byte[32], generator)).as("zero").isEmpty();
    assertThat(Crypto.ristrettoMultiply(two, Arrays.copyOf(generator, 31))).isEmpty();
  }

  @Test
  void ristrettoScalarIsReducedByTheGroupOrder() {
    var order =
        BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] random = Crypto.sha512(ABC);
    byte[] expected = reversed(new BigInteger(1, reversed(random)).mod(order).toByteArray());
    assertThat(Crypto.ristrettoScalar(random)).isEqualTo(Arrays.copyOf(expected, 32));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      out[i] = bytes[bytes.length - 1 - i];
    }
    return out;
  }
}
