package app.coffer.wire.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecureRandomnessTest {
  private final Randomness randomness = Randomness.secure();

  @Test
  void noTwoNoncesAreEqualAndNoneIsLeftZero() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seen.add(HexFormat.of().formatHex(randomness.bytes(Crypto.NONCE)))).isTrue();
    }
    assertThat(seen).doesNotContain("00".repeat(Crypto.NONCE));
  }

  @Test
  void everyLengthIsFilled() {
    for (int length : new int[] {0, 1, 24, 4095, 4096, 4097, 100_000}) {
      byte[] bytes = randomness.bytes(length);
      assertThat(bytes).hasSize(length);
      if (length >= 24) {
        assertThat(IntStream.range(0, length).anyMatch(at -> bytes[at] != 0)).isTrue();
        // the end is filled too: eight zero bytes in a row would be one chance in 2^64
        assertThat(IntStream.range(length - 8, length).anyMatch(at -> bytes[at] != 0)).isTrue();
      }
    }
  }

  @Test
  void threadsDoNotShareBytes() {
    var all =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(i -> HexFormat.of().formatHex(randomness.bytes(16)))
            .toList();
    assertThat(new HashSet<>(all)).hasSize(all.size());
  }
}
