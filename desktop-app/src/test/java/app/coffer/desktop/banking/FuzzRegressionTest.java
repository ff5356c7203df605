package app.coffer.desktop.banking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the fuzzer found worth keeping, once more: inputs that together reach all of the code it
 * reached, and whatever broke a reader before. docs/testing.md says how it is run for longer.
 */
class FuzzRegressionTest {
  /** So generous that a busy computer keeps it. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TestFactory
  Stream<DynamicTest> whatTheFuzzerFoundBreaksNoReader() {
    return Stream.of(FuzzTarget.values())
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> replay(target)));
  }

  private static void replay(FuzzTarget target) {
    List<byte[]> kept = target.kept();
    assertThat(kept).isNotEmpty();
    Assertions.assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (byte[] each : kept) {
            tried(target, each);
          }
          for (byte[] each : target.seeds()) {
            tried(target, each);
          }
        });
  }

  private static void tried(FuzzTarget target, byte[] bytes) {
    try {
      target.run(bytes);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          target + " breaks on " + Base64.getEncoder().encodeToString(bytes), e);
    }
  }
}
