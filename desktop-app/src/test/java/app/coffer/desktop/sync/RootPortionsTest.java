package app.coffer.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Signed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RootPortionsTest {
  private static List<Signed> log(int statements) {
    return IntStream.range(0, statements)
        .mapToObj(i -> new Signed(new byte[] {(byte) i}, new byte[64]))
        .toList();
  }

  @Test
  void nothingIsLeftOutOrSaidTwiceHoweverItIsCut() {
    for (long bytes : new long[] {1, 129, 258, 300, 1 << 20}) {
      List<List<Signed>> portions = RootPortions.of(log(7), bytes);
      assertThat(portions.stream().flatMap(List::stream).toList()).isEqualTo(log(7));
      assertThat(portions).noneMatch(List::isEmpty);
    }
    assertThat(RootPortions.of(log(7), 258)).hasSize(4);
    assertThat(RootPortions.of(log(7))).hasSize(1);
    assertThat(RootPortions.of(List.of())).isEmpty();
  }
}
