package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.SyncFault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random histories. One seed alone: {@code -Dcoffer.seed=17}; more of them: {@code
 * -Dcoffer.seeds=5000}.
 */
class SyncSimulationTest {
  private static final int STEPS = 50;
  private static Path folder;

  @BeforeAll
  static void makeFolder() {
    folder = Scratch.folder("sim");
  }

  @Test
  void afterAnyHistoryEverybodyShowsTheSameAndNothingIsLost() {
    Long only = Long.getLong("coffer.seed");
    LongStream seeds =
        only == null ? LongStream.range(0, Long.getLong("coffer.seeds", 200)) : LongStream.of(only);
    seeds.parallel().forEach(seed -> run(seed));
  }

  @Test
  void oneSeedTellsOneStory() {
    IntStream.range(0, 5).forEach(seed -> assertThat(run(seed)).isEqualTo(run(seed)));
  }

  private static List<String> run(long seed) {
    Path own = folder.resolve(seed + "-" + Thread.currentThread().threadId());
    own.toFile().mkdirs();
    try (var simulation = new Simulation(seed, own)) {
      return simulation.run(STEPS);
    } catch (SyncFault | RuntimeException | AssertionError failed) {
      throw new AssertionError("replay with -Dcoffer.seed=" + seed, failed);
    }
  }
}
