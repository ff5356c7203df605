package app.coffer.wire.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.goterl.lazysodium.interfaces.SecretStream.State;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretStreamTest {
  private static final byte[] KEY = filled(32, 1);
  private static final byte[] HEADER = filled(24, 2);
  private static final byte[] CONTEXT = filled(32, 3);

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> sealed() {
    try (var stream = new SecretStream(KEY, HEADER)) {
      return List.of(
          stream.seal(text("one"), CONTEXT, false),
          stream.seal(text("two"), CONTEXT, false),
          stream.seal(text("three"), CONTEXT, true));
    }
  }

  @Test
  void whatWasSealedOpensInOrder() {
    List<byte[]> sealed = sealed();
    try (var stream = new SecretStream(KEY, HEADER)) {
      assertThat(stream.open(sealed.get(0), CONTEXT, false)).contains(text("one"));
      assertThat(stream.open(sealed.get(1), CONTEXT, false)).contains(text("two"));
      assertThat(stream.open(sealed.get(2), CONTEXT, true)).contains(text("three"));
    }
  }

  @Test
  void aStreamOfLibsodiumsOwnMakingIsReadToo() {
    var state = new State();
    byte[] header = new byte[SecretStream.HEADER];
    Crypto.sodium().crypto_secretstream_xchacha20poly1305_init_push(state, header, KEY);
    byte[] sealed = new byte[3 + SecretStream.OVERHEAD];
    Crypto.sodium()
        .crypto_secretstream_xchacha20poly1305_push(
            state, sealed, null, text("one"), 3, CONTEXT, CONTEXT.length, (byte) 3);
    try (var stream = new SecretStream(KEY, header)) {
      assertThat(stream.open(sealed, CONTEXT, true)).contains(text("one"));
    }
  }

  @Test
  void nothingOpensThatIsNotTheNextMessage() {
    List<byte[]> sealed = sealed();
    byte[] flipped = sealed.get(0).clone();
    flipped[5] ^= 1;
    for (byte[] wrong :
        List.of(
            sealed.get(1), flipped, Arrays.copyOf(sealed.get(0), 10), new byte[40], new byte[0])) {
      try (var stream = new SecretStream(KEY, HEADER)) {
        assertThat(stream.open(wrong, CONTEXT, false)).isEmpty();
      }
    }
    try (var other = new SecretStream(filled(32, 9), HEADER)) {
      assertThat(other.open(sealed.get(0), CONTEXT, false)).isEmpty();
    }
    try (var stream = new SecretStream(KEY, HEADER)) {
      assertThat(stream.open(sealed.get(0), filled(32, 4), false)).isEmpty();
    }
  }

  @Test
  void anEndIsOneOnlyWhereItWasSealedAsOne() {
    List<byte[]> sealed = sealed();
    try (var stream = new SecretStream(KEY, HEADER)) {
      assertThat(stream.open(sealed.get(0), CONTEXT, true)).isEmpty();
    }
    try (var stream = new SecretStream(KEY, HEADER)) {
      stream.open(sealed.get(0), CONTEXT, false);
      stream.open(sealed.get(1), CONTEXT, false);
      assertThat(stream.open(sealed.get(2), CONTEXT, false)).isEmpty();
    }
  }

  @Test
  void keysAndHeadersOfOtherLengthsAreRefused() {
    assertThatThrownBy(() -> new SecretStream(filled(31, 1), HEADER))
        .isInstanceOf(SodiumFault.class);
    assertThatThrownBy(() -> new SecretStream(KEY, filled(23, 2))).isInstanceOf(SodiumFault.class);
  }
}
