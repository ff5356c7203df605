package app.coffer.desktop.ui.lock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Tells when to lock: nobody touched key or mouse for a while, or the computer slept. Sleep is told
 * by the clock: {@link #look} is called every few seconds, so a clock that is a minute on since the
 * last look means that the program did not run in between.
 */
public final class IdleWatch {
  /** How often to look. */
  public static final Duration PERIOD = Duration.ofSeconds(5);

  private static final Duration SLEPT = Duration.ofSeconds(60);
  private final InstantSource clock;
  private final Supplier<LockRules> rules;
  private final Runnable lock;
  private Instant touched;
  private Instant looked;

  /**
   * @param rules asked at each look, because the settings may change
   */
  public IdleWatch(InstantSource clock, Supplier<LockRules> rules, Runnable lock) {
    this.clock = clock;
    this.rules = rules;
    this.lock = lock;
    touched = clock.instant();
    looked = touched;
  }

  /** Somebody is there. */
  public void touched() {
    touched = clock.instant();
  }

  /** To be called every {@link #PERIOD}; locks when it is time. */
  public void look() {
    Instant now = clock.instant();
    Duration gap = Duration.between(looked, now);
    looked = now;
    if (touched.isAfter(now)) {
      // the clock was put back
      touched = now;
    }
    LockRules today = rules.get();
    boolean slept = today.afterSleep() && gap.compareTo(SLEPT) > 0;
    boolean idle =
        today
            .idle()
            .filter(limit -> Duration.between(touched, now).compareTo(limit) >= 0)
            .isPresent();
    if (slept || idle) {
      touched = now;
      lock.run();
    }
  }
}
