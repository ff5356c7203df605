package app.coffer.desktop.store;

import app.coffer.desktop.sync.SyncFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a random history follows from.
 *
 * @param devices as many as the seed says where 0
 */
record Scenario(long seed, int devices, int steps) {
  static final int STEPS = 50;
  private static final AtomicInteger RUNS = new AtomicInteger();

  static Scenario of(long seed) {
    return new Scenario(seed, 0, STEPS);
  }

  /** {@code seed}, or {@code seed:devices:steps}. */
  static Scenario parse(String text) {
    String[] parts = text.strip().split(":", -1);
    return parts.length == 1
        ? of(Long.parseLong(parts[0]))
        : new Scenario(
            Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  /** Tells the story; what happened, line by line. */
  List<String> run(Path folder) {
    Path own = folder.resolve(seed + "-" + RUNS.incrementAndGet());
    own.toFile().mkdirs();
    try (var simulation = new Simulation(seed, devices, own)) {
      return simulation.run(steps);
    } catch (SyncFault fault) {
      throw new AssertionError(fault.getMessage(), fault);
    }
  }

  /** What goes wrong, if anything. */
  Optional<Throwable> failure(Path folder) {
    try {
      run(folder);
      return Optional.empty();
    } catch (AssertionError | RuntimeException failed) {
      return Optional.of(failed);
    }
  }

  /** A shorter story of fewer devices in which something still goes wrong. */
  Scenario shrunk(java.util.function.Predicate<Scenario> fails) {
    Scenario least = this;
    for (int fewer = 2; fewer <= Simulation.MOST_DEVICES; fewer++) {
      var tried = new Scenario(seed, fewer, steps);
      if (fails.test(tried)) {
        least = tried;
        break;
      }
    }
    for (int leap = least.steps() / 2; leap > 0; leap /= 2) {
      while (least.steps() > leap) {
        var tried = new Scenario(seed, least.devices(), least.steps() - leap);
        if (!fails.test(tried)) {
          break;
        }
        least = tried;
      }
    }
    return least;
  }

  @Override
  public String toString() {
    return seed + ":" + devices + ":" + steps;
  }
}
