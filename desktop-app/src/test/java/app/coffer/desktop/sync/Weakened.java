package app.coffer.desktop.sync;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Engines that leave out one check, to show that the tests notice. */
public final class Weakened {
  private Weakened() {}

  /** The names of all checks that an engine makes. */
  public static List<String> checks() {
    return Arrays.stream(Check.values()).map(Check::name).toList();
  }

  public static SyncEngine engine(
      LocalLog log, Sealer sealer, InstantSource clock, String without) {
    return new SyncEngine(log, sealer, clock, "test", Checks.ALL.without(Check.valueOf(without)));
  }
}
