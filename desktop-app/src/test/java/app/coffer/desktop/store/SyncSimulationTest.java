package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random histories, honest and faulty: nothing is lost, everybody ends at the same, nobody raises a
 * false alarm. One alone: {@code -Dcoffer.seed=17}, or as a failure prints it, {@code
 * -Dcoffer.seed=17:3:21}; more of them: {@code -Dcoffer.seeds=5000}.
 */
class SyncSimulationTest {
  private static Path folder;

  @BeforeAll
  static void makeFolder() {
    folder = Scratch.folder("sim");
  }

  @Test
  void afterAnyHistoryEverybodyShowsTheSameAndNothingIsLost() {
    String only = System.getProperty("coffer.seed");
    Stream<Scenario> all =
        only == null
            ? LongStream.range(0, Long.getLong("coffer.seeds", 300)).mapToObj(Scenario::of)
            : Stream.of(Scenario.parse(only));
    all.parallel().forEach(SyncSimulationTest::passes);
  }

  /** What once went wrong, at its smallest. */
  @Test
  void whatOnceWentWrongGoesWell() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(getClass().getResourceAsStream("simulation-regressions.txt"))) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(Scenario::parse)
          .forEach(SyncSimulationTest::passes);
    }
  }

  @Test
  void oneSeedTellsOneStory() {
    LongStream.range(0, 20)
        .parallel()
        .mapToObj(Scenario::of)
        .forEach(scenario ->
            assertThat(scenario.run(folder)).isEqualTo(scenario.run(folder)).hasSizeGreaterThan(9));
  }

  @Test
  void aFailureIsMadeAsSmallAsItStillFails() {
    Scenario least = Scenario.of(5).shrunk(tried -> tried.devices() >= 3 && tried.steps() >= 17);
    assertThat(least).isEqualTo(new Scenario(5, 3, 17)).hasToString("5:3:17");
    assertThat(Scenario.parse("5:3:17")).isEqualTo(least);
  }

  private static void passes(Scenario scenario) {
    Optional<Throwable> failed = scenario.failure(folder);
    if (failed.isPresent()) {
      Scenario least = scenario.shrunk(tried -> tried.failure(folder).isPresent());
      throw new AssertionError(
          "replay with -Dcoffer.seed="
              + least
              + " (found as "
              + scenario
              + "); when it is mended, add the line to simulation-regressions.txt",
          least.failure(folder).or(() -> failed).orElseThrow());
    }
  }
}
