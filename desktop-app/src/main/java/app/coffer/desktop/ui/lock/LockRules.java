package app.coffer.desktop.ui.lock;

import app.coffer.desktop.settings.Appearance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When this device locks by itself.
 *
 * @param minutes without key or mouse; 0 for never
 * @param afterSleep whether to be locked when the computer wakes
 */
public record LockRules(int minutes, boolean afterSleep) {
  /** What can be chosen, in minutes; 0 is never. */
  public static final List<Integer> CHOICES = List.of(1, 2, 5, 10, 15, 30, 60, 0);

  private static final int USUAL = 10;
  private static final String MINUTES = "lock.minutes";
  private static final String SLEEP = "lock.sleep";

  public static LockRules in(Appearance appearance) {
    return new LockRules(
        Math.max(0, (int) appearance.number(MINUTES, USUAL)),
        Boolean.parseBoolean(appearance.text(SLEEP, "true")));
  }

  public void keep(Appearance appearance) {
    appearance.set(MINUTES, String.valueOf(minutes));
    appearance.set(SLEEP, String.valueOf(afterSleep));
  }

  Optional<Duration> idle() {
    return minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes));
  }
}
