package app.coffer.wire.crypto;

import static app.coffer.wire.Vectors.ascending;
import static app.coffer.wire.Vectors.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CryptoTest {
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final byte[] KEY = ascending(32);

  @Test
  void whatIsSealedToAKeyIsOpenedByItsOwnerOnly() {
    KeyPair owner = Crypto.boxKeys(filled(32, 1));
    KeyPair other = Crypto.boxKeys(filled(32, 2));
    for (int length : new int[] {0, 1, 64, 5_000}) {
      byte[] message = ascending(length);
      byte[] sealed = Crypto.sealTo(owner.publicKey(), message, size -> filled(size, 3));
      assertThat(sealed).hasSize(length + 48);
      assertThat(Crypto.openSealed(sealed, owner.publicKey(), owner.secretKey())).contains(message);
      assertThat(Crypto.openSealed(sealed, other.publicKey(), other.secretKey())).isEmpty();
      assertThat(Crypto.openSealed(sealed, owner.publicKey(), other.secretKey())).isEmpty();
    }
  }

  @Test
  void anyByteOfWhatIsSealedChangedOrCutDoesNotOpen() {
    KeyPair owner = Crypto.boxKeys(filled(32, 1));
    byte[] sealed = Crypto.sealTo(owner.publicKey(), MESSAGE, size -> filled(size, 3));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(Crypto.openSealed(changed, owner.publicKey(), owner.secretKey())).isEmpty();
      assertThat(Crypto.openSealed(Arrays.copyOf(sealed, i), owner.publicKey(), owner.secretKey()))
          .isEmpty();
    }
  }

  @Test
  void sealingTwiceUsesTwoEphemeralKeys() {
    KeyPair owner = Crypto.boxKeys(filled(32, 1));
    assertThat(Crypto.sealTo(owner.publicKey(), MESSAGE, Randomness.secure()))
        .isNotEqualTo(Crypto.sealTo(owner.publicKey(), MESSAGE, Randomness.secure()));
  }

  @Test
  void signatureHoldsForItsKindContextAndMessageOnly() {
    KeyPair keys = Crypto.signKeys(KEY);
    byte[] context = filled(32, 7);
    byte[] signature = Crypto.sign("parcel", context, MESSAGE, keys.secretKey());
    byte[] key = keys.publicKey();
    assertThat(Crypto.verify("parcel", context, MESSAGE, signature, key)).isTrue();
    assertThat(Crypto.verify("root", context, MESSAGE, signature, key)).isFalse();
    assertThat(Crypto.verify("parcel", filled(32, 8), MESSAGE, signature, key)).isFalse();
    assertThat(Crypto.verify("parcel", context, KEY, signature, key)).isFalse();
    assertThat(Crypto.verifyRaw(MESSAGE, signature, key)).isFalse();
  }

  @Test
  void signatureOrKeyOfAnotherLengthDoesNotVerify() {
    KeyPair keys = Crypto.signKeys(KEY);
    byte[] signature = Crypto.signRaw(MESSAGE, keys.secretKey());
    for (int length : new int[] {0, 31, 33, 63, 65, 128}) {
      assertThat(Crypto.verifyRaw(MESSAGE, Arrays.copyOf(signature, length), keys.publicKey()))
          .isFalse();
      assertThat(Crypto.verifyRaw(MESSAGE, signature, Arrays.copyOf(keys.publicKey(), length)))
          .isFalse();
    }
  }

  @Test
  void boxOpensUnderItsNonceAndKeyOnly() {
    byte[] box = Crypto.box(MESSAGE, filled(24, 1), KEY);
    assertThat(Crypto.openBox(box, filled(24, 1), KEY)).contains(MESSAGE);
    assertThat(Crypto.openBox(box, filled(24, 2), KEY)).isEmpty();
    assertThat(Crypto.openBox(box, filled(24, 1), filled(32, 9))).isEmpty();
    for (int length = 0; length < box.length; length++) {
      assertThat(Crypto.openBox(Arrays.copyOf(box, length), filled(24, 1), KEY)).isEmpty();
    }
  }

  @Test
  void everyArgumentOfAnotherLengthIsRefusedBeforeLibsodiumSeesIt() {
    byte[] secret = Crypto.signKeys(KEY).secretKey();
    byte[] nonce = new byte[24];
    Map<String, IntFunction<ThrowingCallable>> of32 = new LinkedHashMap<>();
    of32.put("hash key", n -> () -> Crypto.keyedHash(new byte[n], "x", 16));
    of32.put("box seed", n -> () -> Crypto.boxKeys(new byte[n]));
    of32.put("box secret", n -> () -> Crypto.boxPublicKey(new byte[n]));
    of32.put("sign seed", n -> () -> Crypto.signKeys(new byte[n]));
    of32.put("public key", n -> () -> Crypto.sharedKey(filled(n, 9), KEY));
    of32.put("secret key", n -> () -> Crypto.sharedKey(filled(32, 9), new byte[n]));
    of32.put("shared key to box", n -> () -> Crypto.box(MESSAGE, nonce, new byte[n]));
    of32.put("shared key to open", n -> () -> Crypto.openBox(MESSAGE, nonce, new byte[n]));
    of32.put("recipient", n -> () -> Crypto.sealTo(filled(n, 9), MESSAGE, Randomness.secure()));
    of32.put("opener", n -> () -> Crypto.openSealed(MESSAGE, new byte[n], KEY));
    of32.put("opener's secret", n -> () -> Crypto.openSealed(MESSAGE, KEY, new byte[n]));
    of32.put("scalar", n -> () -> Crypto.ristrettoMultiply(new byte[n], KEY));
    refused(of32, 0, 16, 31, 33, 64);
    refused(
        Map.of(
            "nonce to box", n -> () -> Crypto.box(MESSAGE, new byte[n], KEY),
            "nonce to open", n -> () -> Crypto.openBox(MESSAGE, new byte[n], KEY)),
        0,
        12,
        23,
        25);
    refused(
        Map.of(
            "signing key", n -> () -> Crypto.signRaw(MESSAGE, Arrays.copyOf(secret, n)),
            "uniform string", n -> () -> Crypto.ristrettoFromHash(new byte[n]),
            "random scalar", n -> () -> Crypto.ristrettoScalar(new byte[n])),
        0,
        32,
        63,
        65);
    refused(
        Map.of("salt", n -> () -> Crypto.passwordKey(MESSAGE, new byte[n], 3, 64L << 20)),
        0,
        8,
        15,
        17,
        32);
    refused(Map.of("digest", n -> () -> Crypto.keyedHash(KEY, "x", n)), -1, 0, 15, 65, 1 << 20);
  }

  private static void refused(Map<String, IntFunction<ThrowingCallable>> calls, int... lengths) {
    calls.forEach((what, call) -> {
      for (int length : lengths) {
        assertThatThrownBy(call.apply(length))
            .as("%s of %d", what, length)
            .isInstanceOf(SodiumFault.class);
      }
    });
  }

  @Test
  void argon2ParametersOutsideFloorAndCeilingAreRefused() {
    long[][] outside = {
      {2, 64L << 20}, {0, 64L << 20}, {-1, 64L << 20}, {11, 64L << 20}, {3, (64L << 20) - 1},
      {3, 0}, {3, -1}, {3, (1L << 30) + 1}, {3, Long.MAX_VALUE}, {Integer.MAX_VALUE, 64L << 20},
    };
    for (long[] parameters : outside) {
      assertThatThrownBy(
              () -> Crypto.passwordKey(MESSAGE, new byte[16], (int) parameters[0], parameters[1]))
          .as(Arrays.toString(parameters))
          .isInstanceOf(SodiumFault.class);
    }
  }

  @Test
  void keyPairShowsNoKeyAndForgetsItsSecret() {
    KeyPair keys = Crypto.boxKeys(KEY);
    assertThat(keys).hasToString("KeyPair[redacted]");
    keys.publicKey()[0] ^= 1;
    assertThat(keys.publicKey()).isEqualTo(Crypto.boxKeys(KEY).publicKey());
    keys.wipe();
    assertThat(keys.secretKey()).containsOnly(0);
  }

  @Test
  void domainsKeepHashesApart() {
    assertThat(Crypto.hash("a", MESSAGE)).isNotEqualTo(Crypto.hash("b", MESSAGE));
    assertThat(Crypto.hash("a", MESSAGE, KEY))
        .isEqualTo(Crypto.hash("a", Crypto.concat(MESSAGE, KEY)));
    assertThat(Crypto.keyedHash(KEY, "a", 32, MESSAGE)).isNotEqualTo(Crypto.hash("a", MESSAGE));
  }
}
